use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::storage::{self, NoteRow};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade,
    vocabulary::{Millis, OrderId},
};

/// Newer ones are shown.
const MOST: u64 = 200;

/// What stood beside an order from then on.
#[derive(Serialize, ToSchema)]
pub struct NoteView {
    no: i64,
    /// Who wrote it, as they were called then; empty: it came with the order.
    nick: String,
    /// Without long numbers.
    note: String,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    flag: i16,
    at: Millis,
}

#[derive(Serialize, ToSchema)]
pub struct NoteList {
    notes: Vec<NoteView>,
}

/// What stood beside an order, newest first; at most 200.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/notes", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = NoteList), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn order_notes(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<NoteList>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    if !trade::is_kept(&db, order).await? {
        return Err(Problem::not_found());
    }
    let rows = storage::notes_of(&db, order, MOST).await?.into_iter();
    let notes = rows.map(NoteView::from).collect();
    Ok(Json(NoteList { notes }))
}

impl From<NoteRow> for NoteView {
    fn from(row: NoteRow) -> Self {
        Self {
            no: row.no,
            nick: row.nick,
            note: yingke_masking::text(&row.note),
            flag: row.flag,
            at: row.at,
        }
    }
}
