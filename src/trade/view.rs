use serde::Serialize;
use utoipa::ToSchema;

use super::storage::{EventRow, LineRow, Stored};
use crate::vocabulary::{CustomerId, Millis, OrderId};

/// An order as members see it: nothing in it says who or where.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderView {
    pub id: OrderId,
    /// Whose it is: where to talk about it.
    pub customer: CustomerId,
    pub no: String,
    /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`.
    pub state: String,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
    pub shipped_at: Option<Millis>,
    pub finished_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    pub goods_fen: i64,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub total_fen: i64,
    pub paid_fen: i64,
    pub refunded_fen: i64,
    pub receiver_masked: String,
    pub phone_masked: String,
    pub address_masked: String,
    pub carrier: Option<String>,
    pub waybill_masked: Option<String>,
    pub note: String,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    pub flag: i16,
    pub lines: Vec<LineView>,
    pub events: Vec<EventView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LineView {
    pub title: String,
    pub sku: String,
    pub picture: String,
    pub price_fen: i64,
    pub quantity: i64,
    pub total_fen: i64,
    /// The field's code, for instance `NO_REFUND`.
    pub refund_state: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EventView {
    pub kind: String,
    pub at: Millis,
    /// `customer`, `shop`, `carrier` or `system`.
    pub by: String,
}

impl From<Stored> for OrderView {
    fn from(Stored { row, lines, events }: Stored) -> Self {
        Self {
            id: row.id,
            customer: row.customer_id,
            no: row.no,
            state: row.state,
            created_at: row.created_at,
            paid_at: row.paid_at,
            shipped_at: row.shipped_at,
            finished_at: row.finished_at,
            closed_at: row.closed_at,
            goods_fen: row.goods_fen,
            freight_fen: row.freight_fen,
            discount_fen: row.discount_fen,
            total_fen: row.total_fen,
            paid_fen: row.paid_fen,
            refunded_fen: row.refunded_fen,
            receiver_masked: yingke_masking::name(&row.receiver),
            phone_masked: yingke_masking::phone(&row.phone),
            address_masked: yingke_masking::address(&row.address),
            carrier: row.carrier,
            waybill_masked: row.waybill.as_deref().map(masked_waybill),
            note: yingke_masking::text(&row.note),
            flag: row.flag,
            lines: lines.into_iter().map(LineView::from).collect(),
            events: events.into_iter().map(EventView::from).collect(),
        }
    }
}

impl From<LineRow> for LineView {
    fn from(row: LineRow) -> Self {
        let LineRow {
            title,
            sku,
            picture,
            price_fen,
            quantity,
            total_fen,
            refund_state,
            ..
        } = row;
        Self {
            title,
            sku,
            picture,
            price_fen,
            quantity,
            total_fen,
            refund_state,
        }
    }
}

impl From<EventRow> for EventView {
    fn from(EventRow { kind, at, by, .. }: EventRow) -> Self {
        Self { kind, at, by }
    }
}

/// Leaves the last four characters: enough to tell two parcels apart, too few to follow one.
fn masked_waybill(waybill: &str) -> String {
    let characters: Vec<char> = waybill.chars().collect();
    let shown = if characters.len() >= 10 {
        &characters[characters.len() - 4..]
    } else {
        &[]
    };
    format!("****{}", shown.iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::masked_waybill;

    #[test]
    fn a_waybill_keeps_its_end() {
        assert_eq!(masked_waybill("SF1234567890123"), "****0123");
        assert_eq!(masked_waybill("12345"), "****");
    }
}
