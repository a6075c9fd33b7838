use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::trade::asked_price::Model;

use super::{
    asked::{ProtectionAnswer, ProtectionDue, due, is_over},
    protection::is_halved,
};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{
        Order, TradeRules,
        storage::{self, Stored},
        trade_rules,
    },
    vocabulary::{CustomerId, MemberId, Millis, OrderId},
};

/// What a customer asked the shop for last of a line, because it costs less.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AskedProtection)]
pub struct AskedView {
    /// By its place in the order, from 0.
    pub line: usize,
    /// Once it is given: so much was.
    pub fen: i64,
    pub asked_at: Millis,
    /// None: it waits for the shop.
    pub answer: Option<ProtectionAnswer>,
    /// When the shop's time is over; none: it is answered, or a case of the line comes first.
    pub due_at: Option<Millis>,
    /// What happens then.
    pub falls: Option<ProtectionAnswer>,
    /// What goes back then.
    pub falls_fen: i64,
}

/// Price protection that waits for the shop, as the board shows it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AskedProtectionRow)]
pub struct AskedRow {
    order: OrderId,
    /// The line's place in the order, from 0.
    line: i64,
    order_no: String,
    customer: CustomerId,
    receiver_masked: String,
    title: String,
    picture: String,
    asked_fen: i64,
    asked_at: Millis,
    /// The price fell by more than half, which may be a slip: who leads looks at it.
    is_halved: bool,
    due_at: Millis,
    /// What happens then, where nobody acts.
    falls: ProtectionAnswer,
    /// What goes back then.
    falls_fen: i64,
    /// The member who sees to it.
    owner: Option<MemberId>,
}

impl AskedView {
    pub fn of(order: &Order, line: usize, rules: &TradeRules) -> Option<Self> {
        let asked = order.lines.get(line)?.asked_protection?;
        let due = due(order, line, &rules.after_sale);
        if asked.answer.is_none() && is_over(order, line) {
            return None;
        }
        Some(Self {
            line,
            fen: asked.fen,
            asked_at: asked.since,
            answer: asked.answer,
            due_at: due.map(|due| due.at),
            falls: due.map(ProtectionDue::falls),
            falls_fen: due.map_or(0, |due| due.fen),
        })
    }

    /// Of all lines for which something was asked.
    pub fn all(order: &Order, rules: &TradeRules) -> Vec<Self> {
        let lines = 0..order.lines.len();
        lines
            .filter_map(|line| Self::of(order, line, rules))
            .collect()
    }
}

impl AskedRow {
    /// What waits is left out where its order cannot be read, which is logged.
    pub async fn views(
        db: &ShopDb,
        rows: Vec<Model>,
        here: &HashSet<MemberId>,
    ) -> Result<Vec<Self>, StorageError> {
        let mut ids: Vec<_> = rows.iter().map(|row| row.order_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let stored = storage::stored_of(db, &ids).await?;
        let (rules, _) = trade_rules::rules_of(db).await?;
        let views = rows.into_iter().filter_map(|row| {
            let mut orders = stored.iter();
            let stored = orders.find(|stored| stored.row.id == row.order_id)?;
            Self::of(row, stored, (&rules, here))
        });
        Ok(views.collect())
    }

    fn of(
        row: Model,
        stored: &Stored,
        (rules, here): (&TradeRules, &HashSet<MemberId>),
    ) -> Option<Self> {
        let order = stored.readable()?;
        let line = usize::try_from(row.line_no).ok()?;
        let asked = order.lines.get(line)?.asked_protection?;
        let due = due(&order, line, &rules.after_sale)?;
        Some(Self {
            order: row.order_id,
            line: row.line_no,
            order_no: row.order_no,
            customer: stored.row.customer_id,
            receiver_masked: yingke_masking::name(&stored.row.receiver),
            title: row.title,
            picture: stored.lines.get(line)?.picture.clone(),
            asked_fen: asked.fen,
            asked_at: asked.since,
            is_halved: is_halved(&order, line, asked.price_fen),
            due_at: due.at,
            falls: due.falls(),
            falls_fen: due.fen,
            // Whoever has left sees to nothing.
            owner: row.owner_id.filter(|owner| here.contains(owner)),
        })
    }
}
