//! Gives back what a line costs less now.

mod difference;
mod news;
mod protectable;
mod wished;

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use self::{
    difference::protected_fen,
    news::notice,
    wished::{difference, is_asked},
};
use super::{CompensationReason, asked_shop::ask_shop};
use crate::{
    access::{Actor, LEADING},
    app::App,
    http::{InShop, Problem},
    trade::{
        By, Deed, Event, Order, TradeRules, perform, refund_limit::may_promise, storage::Stored,
        told, trade_rules::rules_of,
    },
};

pub use self::{
    difference::{Difference, Unprotected},
    protectable::{protectable, protectable_by_shop},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectionWish {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// By its place in the order, from 0.
    line: usize,
    /// As it was seen: a price may have changed since. None: whatever it is now.
    #[serde(default)]
    fen: Option<i64>,
}

/// Gives the difference of a line back, once, whoever asks for it; the caller has looked whose the order is. A large one, or of a
/// price that may be a slip, the customer only asks for, and a member of the shop gives it.
pub async fn protect(
    app: &App,
    caller: &InShop,
    stored: &Stored,
    wish: &ProtectionWish,
) -> Result<(), Problem> {
    let now = app.clock().now();
    let db = app.store().shop(caller.shop);
    if is_asked(&db, stored.row.id, (wish, &caller.actor)).await? {
        return Ok(());
    }
    let found = difference(&db, stored, (wish, &caller.actor), now).await?;
    let amount_fen = found.fen;
    if wish.fen.is_some_and(|fen| fen != amount_fen) {
        return Err(Problem::changed_meanwhile());
    }
    let order = stored.replayed()?;
    match &caller.actor {
        Actor::Member(member) => {
            let (rules, _) = rules_of(&db).await?;
            may_give(&order, wish.line, found, (member.role, &rules))?;
        }
        _ if found.needs_shop => {
            let of = (stored, &order);
            return ask_shop(app, caller, of, (wish.key, wish.line, found), now).await;
        }
        _ => {}
    }
    let tx = app.store().begin(caller.shop).await?;
    let event = Event::Compensated {
        line: wish.line,
        amount_fen,
        reason: CompensationReason::PriceProtection,
    };
    let deed = Deed {
        key: wish.key,
        order: stored.row.id,
        rev: Some(wish.rev),
        actor: &caller.actor,
        by: By::System,
        event,
        detail: json!({}),
    };
    let done = perform(&tx, deed, now).await?;
    // What a colleague did is no news for the shop.
    if done.is_some() && matches!(caller.actor, Actor::Customer { .. }) {
        let notice = notice(&stored.row, wish.line, amount_fen);
        tx.emit(&notice, now).await?;
    }
    tx.commit().await?;
    told(app, caller.shop);
    Ok(())
}

/// Nobody gives more of an order than their role does, and an agent nothing that may be a slip.
fn may_give(
    order: &Order,
    line: usize,
    found: Difference,
    (role, rules): (Role, &TradeRules),
) -> Result<(), Problem> {
    // A retry: it is given already.
    if order.lines[line].protected_fen > 0 {
        return Ok(());
    }
    if found.is_halved && !LEADING.contains(&role) {
        return Err(Unprotected::Halved.into());
    }
    may_promise(protected_fen(order) + found.fen, (role, rules))?;
    Ok(())
}
