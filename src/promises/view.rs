use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use yingke_promises_zh::Kind;

use super::storage::{Promise, State};
use crate::{
    app::App,
    http::Problem,
    reception,
    storage::StorageError,
    vocabulary::{ConversationId, CustomerId, MemberId, Millis, PromiseId, ShopId},
};

/// A promise, or what looks like one.
#[derive(Debug, Serialize, ToSchema)]
pub struct PromiseView {
    id: PromiseId,
    conversation: ConversationId,
    customer: CustomerId,
    customer_name: String,
    /// The public line it stands in, and where, in UTF-16 units of its text.
    seq: i64,
    from: i64,
    to: i64,
    kind: Kind,
    /// As written; empty where the line was recalled.
    words: String,
    amount_fen: Option<i64>,
    said_by: MemberId,
    said_at: Millis,
    owner: MemberId,
    due_at: Millis,
    /// False: the line named no time, so the shop's usual one holds.
    is_due_said: bool,
    state: State,
    note: String,
    closed_by: Option<MemberId>,
    closed_at: Option<Millis>,
    rev: i64,
}

impl PromiseView {
    pub async fn of(app: &App, promise: Promise) -> Result<Self, Problem> {
        let shop = promise.shop_id;
        let views = views(app, shop, vec![promise]).await?;
        views.into_iter().next().ok_or_else(Problem::not_found)
    }

    fn new(promise: Promise, customer: CustomerId, customer_name: String) -> Self {
        Self {
            id: promise.id,
            conversation: promise.conversation_id,
            customer,
            customer_name,
            seq: promise.seq,
            from: promise.span_from,
            to: promise.span_to,
            kind: Kind::of(&promise.kind).unwrap_or(Kind::FollowUp),
            words: promise.words,
            amount_fen: promise.amount_fen,
            said_by: promise.said_by,
            said_at: promise.said_at,
            owner: promise.owner_id,
            due_at: promise.due_at,
            is_due_said: promise.is_due_said,
            state: promise.state,
            note: promise.note,
            closed_by: promise.closed_by,
            closed_at: promise.closed_at,
            rev: promise.rev,
        }
    }
}

/// Promises with whom they were made to, in the same order.
pub async fn views(
    app: &App,
    shop: ShopId,
    promises: Vec<Promise>,
) -> Result<Vec<PromiseView>, StorageError> {
    let db = app.store().shop(shop);
    let of = promises.iter().map(|promise| promise.conversation_id);
    let customers: HashMap<_, _> = reception::customers_of(&db, of).await?;
    let ids: Vec<_> = customers.values().copied().collect();
    let briefs = app.live().briefs().briefs(shop, &ids).await?;
    let views = promises.into_iter().filter_map(|promise| {
        let customer = *customers.get(&promise.conversation_id)?;
        let name = briefs
            .get(&customer)
            .map_or_else(String::new, |brief| brief.name.clone());
        Some(PromiseView::new(promise, customer, name))
    });
    Ok(views.collect())
}
