use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    RequestState, TradeRequest,
    agreed::send_by_from,
    asked::{Asked, Course},
    card,
    storage::{self, RequestRow},
    told,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Path, Problem},
    storage::ShopTx,
    trade::{
        By, Deed, Undone,
        after_sale::words,
        by_shop::{no_higher, within_limit},
        deed::lock_of,
        perform,
        storage::{self as orders, Stored},
        trade_rules,
    },
    vocabulary::{MemberId, Millis, OrderId},
};

const MOST_WORDS: usize = 200;

#[derive(Clone, Copy, Deserialize)]
pub struct RequestOf {
    id: OrderId,
    /// Of the order's requests, from 1.
    no: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestAnswer {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    approve: bool,
    /// At most 200 characters.
    #[serde(default)]
    words: String,
}

/// Agree to what somebody asked, which does it, or refuse; a card may be sent then. A price, a refund and a card are agreed to by those who might give them themselves. Where the order is no longer what was asked about, nothing is done, and the
/// request is `over`.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/requests/{no}/answer", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("no" = i64, Path)), request_body = RequestAnswer,
    responses((status = 200, body = TradeRequest), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("decide_requests"))))]
pub async fn answer_request(
    State(app): State<App>,
    caller: InShop,
    Path(RequestOf { id, no }): Path<RequestOf>,
    Json(new): Json<RequestAnswer>,
) -> Result<Json<TradeRequest>, Problem> {
    authorize(
        &caller.actor,
        Action::DecideRequests,
        Object::Shop(caller.shop),
    )?;
    let said = words(&new.words, &(0..=MOST_WORDS))?;
    let by = caller.actor.member()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let stored = orders::stored_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    let row = one(&tx, id, no).await?;
    if row.state != RequestState::Open.code() {
        is_the_same(&row, new.approve)?;
        return shown(row, &stored, now);
    }
    if new.approve {
        is_another(&row, by.id)?;
    }
    let state = if new.approve {
        approve(&tx, &caller, (&stored, &row), new.key, now).await?
    } else {
        RequestState::Refused
    };
    let send_by = send_by_from(&tx, &row, state, now).await?;
    storage::decide(&tx, &row, (state, &said, send_by), by, now).await?;
    let row = one(&tx, id, no).await?;
    told::answered(&tx, &caller, (&stored.row, &row), state, now).await?;
    let stored = orders::stored_in(&tx, id).await?.ok_or(Undone::NotFound)?;
    tx.commit().await?;
    crate::trade::told(&app, caller.shop);
    shown(row, &stored, now)
}

async fn one(tx: &ShopTx, order: OrderId, no: i64) -> Result<RequestRow, Problem> {
    let mut rows = storage::in_order(tx, order).await?.into_iter();
    rows.find(|row| row.no == no).ok_or_else(Problem::not_found)
}

fn shown(row: RequestRow, stored: &Stored, now: Millis) -> Result<Json<TradeRequest>, Problem> {
    let order = stored.readable();
    let view = TradeRequest::of(row, stored, order.as_ref(), now);
    view.map(Json).ok_or_else(Problem::not_found)
}

/// Said once more, it is no mistake.
fn is_the_same(row: &RequestRow, approve: bool) -> Result<(), Problem> {
    let was = match RequestState::of_code(&row.state) {
        Some(RequestState::Approved | RequestState::Sent) => Some(true),
        Some(RequestState::Refused) => Some(false),
        // Nothing was done, whatever is said.
        Some(RequestState::Open | RequestState::Over) | None => None,
    };
    if was.is_none_or(|was| was == approve) {
        return Ok(());
    }
    let (status, title) = (StatusCode::CONFLICT, "Somebody answered otherwise");
    Err(Problem::new(status, "already_answered", title))
}

fn is_another(row: &RequestRow, me: MemberId) -> Result<(), Problem> {
    if row.member_id != me {
        return Ok(());
    }
    let (status, title) = (StatusCode::FORBIDDEN, "Somebody else has to agree");
    Err(Problem::new(status, "same_person", title))
}

/// Does it to the order as it is now, where that is still the one that was asked about; a card waits to be sent.
async fn approve(
    tx: &ShopTx,
    caller: &InShop,
    (stored, row): (&Stored, &RequestRow),
    key: Uuid,
    now: Millis,
) -> Result<RequestState, Problem> {
    let order = stored.replayed()?;
    let possible = Asked::of_row(row).filter(|asked| asked.is_possible(row, stored, &order));
    let Some(asked) = possible else {
        return Ok(RequestState::Over);
    };
    // Whoever could not give it alone agrees to nobody's; of a refund `perform` says so.
    if let Asked::Price(price) = &asked {
        // One from before may ask for a higher freight.
        no_higher(&stored.row, price)?;
        let (rules, _) = trade_rules::rules_in(tx).await?;
        within_limit(stored, price, (caller.actor.member()?.role, &rules))?;
    }
    let event = match asked.course() {
        Course::Done(event) => event,
        Course::Sent(offer) => {
            let who = (caller.actor.member()?.role, now);
            return card::agree(tx, stored.row.id, offer, who).await;
        }
    };
    let deed = Deed {
        key,
        order: stored.row.id,
        rev: Some(stored.row.rev),
        actor: &caller.actor,
        by: By::Shop,
        event,
        detail: json!({ "request": row.no, "asked_by": row.member_id }),
    };
    // So that it does not fall with its own deed.
    storage::end(tx, row, RequestState::Approved).await?;
    let done = perform(tx, deed, now).await?;
    if done.is_none() {
        // An open request was never done: this key was used for the same act before.
        return Err(Undone::KeyReused.into());
    }
    Ok(RequestState::Approved)
}
