//! Changes of a promise: written down, timed, told.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    remind,
    storage::{self, Promise},
    view::PromiseView,
};
use crate::{
    access::Member,
    app::App,
    audit,
    http::{InShop, Problem},
    members,
    storage::ShopTx,
    vocabulary::{ConversationId, MemberId, Millis, ShopId},
};

/// Writes a promise as it shall be from now on, in one transaction with its trace and timers, and tells the consoles.
pub async fn settle(
    app: &App,
    caller: &InShop,
    before: &Promise,
    after: Promise,
    act: &str,
) -> Result<PromiseView, Problem> {
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    if !storage::change(&tx, &after).await? {
        return Err(Problem::changed_meanwhile());
    }
    remind::retime(&tx, before, &after).await?;
    write_down(&tx, caller, &after, act, now).await?;
    tx.commit().await?;
    let after = Promise {
        rev: after.rev + 1,
        ..after
    };
    tell(app, caller.shop, after.conversation_id);
    PromiseView::of(app, after).await
}

pub async fn write_down(
    tx: &ShopTx,
    caller: &InShop,
    promise: &Promise,
    act: &str,
    now: Millis,
) -> Result<(), Problem> {
    let entry = audit::Entry {
        action: "keep_promises",
        object: format!("promise/{}", promise.id),
        detail: json!({
            "act": act, "state": promise.state, "kind": promise.kind, "owner": promise.owner_id,
            "due_at": promise.due_at, "note": promise.note,
        }),
    };
    audit::record(tx, &caller.actor, now, entry).await?;
    Ok(())
}

/// Consoles look again.
pub fn tell(app: &App, shop: ShopId, conversation: ConversationId) {
    app.live()
        .tell_members(shop, None, "promises", &news(conversation));
}

pub fn news(conversation: ConversationId) -> Value {
    json!({ "conversation": conversation })
}

pub fn refused(code: &'static str, title: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
}

/// A due time and an owner that make sense.
pub async fn check(
    app: &App,
    member: &Member,
    due_at: Millis,
    owner: MemberId,
) -> Result<(), Problem> {
    const YEAR_MS: Millis = 366 * 24 * 60 * 60 * 1_000;
    let now = app.clock().now();
    if due_at <= now || due_at > now + YEAR_MS {
        return Err(refused("bad_due", "The due time lies ahead, within a year"));
    }
    let db = app.store().shop(member.shop);
    if !members::serves_here(&db, owner).await? {
        return Err(refused(
            "bad_member",
            "This member does not serve customers here",
        ));
    }
    Ok(())
}
