use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{owed::PayoutOf, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Path, Problem},
    timers,
    trade::{OrderView, after_sale, see::shown, told},
    vocabulary::Millis,
};

const MOST_WORDS: usize = 200;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayoutSettlement {
    /// How it went; 1 to 200 characters.
    words: String,
}

impl PayoutSettlement {
    /// As they are kept.
    pub fn words(&self) -> Result<String, Problem> {
        after_sale::words(&self.words, &(1..=MOST_WORDS))
    }
}

/// Say of money that is still due that it went another way 已线下退款: it is not tried any more. Only what the payment service refused,
/// for what has no answer may have gone (409 `not_sure`); after a week without one, the owner may. What is done already is left alone.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/payouts/{no}/settlement", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("no" = i64, Path)), request_body = PayoutSettlement,
    responses((status = 200, body = OrderView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("settle_payouts"))))]
pub async fn settle_payout(
    State(app): State<App>,
    caller: InShop,
    Path(of): Path<PayoutOf>,
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
    if row.done_at.is_none() {
        if !storage::settle(&tx, of, (role, words.as_str(), now)).await? {
            return Err(unsettled(row.claimed_until, now));
        }
        timers::unset(&tx, &[of.key()]).await?;
        // An account or a phone stays with the payout: what is audited is there for good.
        let words = yingke_masking::text(&words);
        let entry = audit::Entry {
            action: "settle_payouts",
            object: format!("order/{}", of.id),
            detail: json!({ "event": of.no, "amount_fen": row.amount_fen, "tries": row.tries, "words": words }),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
    }
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, of.id).await
}

/// It may go at this very moment, or has gone unheard: whoever gave it by hand as well would give it twice.
pub fn unsettled(claimed_until: Millis, now: Millis) -> Problem {
    let (code, title) = if claimed_until > now {
        ("being_tried", "It is just being tried: look again")
    } else {
        (
            "not_sure",
            "Nobody knows whether it went: try it again first",
        )
    };
    Problem::new(StatusCode::CONFLICT, code, title)
}
