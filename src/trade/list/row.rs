use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::sought::is_under_way;
use crate::{
    calendar::{Date, LocalTime},
    storage::{ShopDb, StorageError},
    trade::{
        Installation, RefundState, State,
        after_sale::{Exchanged, exchanged},
        storage::{self, EventRow, LineRow, OrderRow, Stored, source_of},
    },
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
    /// What the customer has by now in the place of its first line.
    exchanged: Vec<Exchanged>,
    /// How many it has.
    lines: i64,
    is_refunding: bool,
    /// Reviews of it that the shop has not replied to.
    to_reply: i64,
    /// Somebody is still to come and put it together (预约安装); none: nobody is, or not any more.
    installation: Option<Installation>,
    rev: i64,
}

pub async fn views(
    db: &ShopDb,
    rows: Vec<OrderRow>,
    now: Millis,
) -> Result<Vec<OrderRowView>, StorageError> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut lines_of = storage::lines_of(db, &ids).await?;
    let mut events_of = events_of_cases(db, &lines_of).await?;
    let booked = storage::installations_of(db, &ids).await?;
    let today = LocalTime::of(now).date;
    let view = |row: OrderRow| {
        let lines = lines_of.remove(&row.id).unwrap_or_default();
        let events = events_of.remove(&row.id).unwrap_or_default();
        let booked = booked.get(&row.id).copied();
        let installation = booked.filter(|of| is_to_come(&row, *of, today));
        OrderRowView {
            installation,
            ..OrderRowView::of(Stored { row, lines, events })
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Who confirmed early still waits for the day; where none was agreed on before the end, there is none.
fn is_to_come(row: &OrderRow, Installation { day }: Installation, today: Date) -> bool {
    let is_in = |state: State| row.state == state.code();
    let is_finished = is_in(State::TradeFinished);
    !is_in(State::TradeClosed) && day.map_or(!is_finished, |day| day >= today)
}

/// Of those alone whose first line ever had a case: nothing else is exchanged.
async fn events_of_cases(
    db: &ShopDb,
    lines_of: &HashMap<OrderId, Vec<LineRow>>,
) -> Result<HashMap<OrderId, Vec<EventRow>>, StorageError> {
    let none = RefundState::NoRefund.code();
    let had_case = |line: &LineRow| line.refund_state != none;
    let orders = lines_of.iter();
    let orders = orders.filter(|(_, lines)| lines.first().is_some_and(had_case));
    let ids: Vec<_> = orders.map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    storage::events_of(db, &ids).await
}

impl OrderRowView {
    fn of(stored: Stored) -> Self {
        let exchanged = exchanged(&stored).into_iter().next();
        let Stored { row, lines, .. } = stored;
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
            exchanged: exchanged.unwrap_or_default(),
            lines: count,
            is_refunding,
            to_reply: row.to_reply,
            installation: None,
            rev: row.rev,
        }
    }
}
