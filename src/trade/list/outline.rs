use sea_orm::FromQueryResult;
use yingke_schema::trade::order::Column as C;

use super::{Place, place::Sorted};
use crate::{
    trade::storage::OrderRow,
    vocabulary::{Millis, OrderId},
};

/// What tells of most questions whether an order fits, without reading it whole.
#[derive(FromQueryResult)]
pub struct Outline {
    pub id: OrderId,
    pub state: String,
    pub flag: i16,
    pub source: String,
    pub total_fen: i64,
    pub to_reply: i64,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
    pub shipped_at: Option<Millis>,
    pub finished_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    pub ship_by: Option<Millis>,
    pub parcel_concerns: i64,
}

impl Outline {
    pub const COLUMNS: [C; 13] = [
        C::Id,
        C::State,
        C::Flag,
        C::Source,
        C::TotalFen,
        C::ToReply,
        C::CreatedAt,
        C::PaidAt,
        C::ShippedAt,
        C::FinishedAt,
        C::ClosedAt,
        C::ShipBy,
        C::ParcelConcerns,
    ];

    /// None: what the list goes by is not so of it.
    pub fn place(&self, sorted: Sorted) -> Option<Place> {
        let at = match sorted {
            Sorted::Newest(time) => time.of(self)?,
            Sorted::FirstDue => -self.ship_by?,
        };
        Some(Place::new(at, self.id))
    }
}

impl From<&OrderRow> for Outline {
    fn from(row: &OrderRow) -> Self {
        Self {
            id: row.id,
            state: row.state.clone(),
            flag: row.flag,
            source: row.source.clone(),
            total_fen: row.total_fen,
            to_reply: row.to_reply,
            created_at: row.created_at,
            paid_at: row.paid_at,
            shipped_at: row.shipped_at,
            finished_at: row.finished_at,
            closed_at: row.closed_at,
            ship_by: row.ship_by,
            parcel_concerns: row.parcel_concerns,
        }
    }
}
