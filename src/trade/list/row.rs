use serde::Serialize;
use utoipa::ToSchema;

use super::sought::is_under_way;
use crate::{
    storage::{ShopDb, StorageError},
    trade::storage::{self, LineRow, OrderRow, source_of},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// An order as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderRowView {
    id: OrderId,
    customer: CustomerId,
    no: String,
    /// Where it was placed, for instance `taobao`; none: here.
    source: Option<String>,
    /// The field's code.
    state: String,
    created_at: Millis,
    total_fen: i64,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    flag: i16,
    /// What the customer wrote with it (买家留言), long numbers masked; empty: nothing.
    buyer_message: String,
    note: String,
    receiver_masked: String,
    /// Of its first line.
    title: String,
    picture: String,
    /// How many it has.
    lines: i64,
    is_refunding: bool,
    rev: i64,
}

pub async fn views(db: &ShopDb, rows: Vec<OrderRow>) -> Result<Vec<OrderRowView>, StorageError> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut lines_of = storage::lines_of(db, &ids).await?;
    let view = |row: OrderRow| {
        let lines = lines_of.remove(&row.id).unwrap_or_default();
        OrderRowView::of(row, lines)
    };
    Ok(rows.into_iter().map(view).collect())
}

impl OrderRowView {
    fn of(row: OrderRow, lines: Vec<LineRow>) -> Self {
        let (count, is_refunding) = (lines.len() as i64, lines.iter().any(is_under_way));
        let first = lines.into_iter().next();
        let (title, picture) = first
            .map(|line| (line.title, line.picture))
            .unwrap_or_default();
        Self {
            id: row.id,
            customer: row.customer_id,
            no: row.no,
            source: source_of(row.source),
            state: row.state,
            created_at: row.created_at,
            total_fen: row.total_fen,
            flag: row.flag,
            buyer_message: yingke_masking::text(&row.buyer_message),
            note: yingke_masking::text(&row.note),
            receiver_masked: yingke_masking::name(&row.receiver),
            title,
            picture,
            lines: count,
            is_refunding,
            rev: row.rev,
        }
    }
}
