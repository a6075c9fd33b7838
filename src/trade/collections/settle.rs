use axum::extract::State;
use serde_json::json;

use super::{CollectionOf, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Path, Problem},
    timers,
    trade::{
        OrderView,
        payouts::{PayoutSettlement, unsettled},
        see::shown,
        told,
    },
};

/// Say of a payment that paid for nothing that it went back another way, or never came: it is not called off any more. As of
/// a payout: of what the payment service refused, and where it is away for a week, by the owner. What is done already is left alone.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/collections/{key}/settlement", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("key" = Uuid, Path)), request_body = PayoutSettlement,
    responses((status = 200, body = OrderView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("settle_payouts"))))]
pub async fn settle_call_off(
    State(app): State<App>,
    caller: InShop,
    Path(of): Path<CollectionOf>,
    Json(new): Json<PayoutSettlement>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::SettlePayouts,
        Object::Shop(caller.shop),
    )?;
    let words = new.words()?;
    let role = caller.actor.member()?.role;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let row = storage::row(&tx, of).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    if storage::is_due(&row) {
        if !storage::settle(&tx, of.key, (role, words.as_str(), now)).await? {
            return Err(unsettled(row.claimed_until, now));
        }
        timers::unset(&tx, &[of.timer_key()]).await?;
        // An account or a phone stays with the collection: what is audited is there for good.
        let words = yingke_masking::text(&words);
        let entry = audit::Entry {
            action: "settle_payouts",
            object: format!("order/{}", of.id),
            detail: json!({ "collection": of.key, "amount_fen": row.amount_fen, "tries": row.tries, "words": words }),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
    }
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, of.id).await
}
