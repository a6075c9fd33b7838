use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::write::{Noted, Wish, checked, checked_flag, write};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    trade::{
        batch::{BatchReport, BatchResult, key_of, numbers_of, once_each},
        told,
    },
    vocabulary::OrderId,
};

const MOST: usize = 200;

/// What is to stand beside many orders.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBatchNote {
    /// Made by the client: a retry carries the same one, and does nothing twice.
    key: Uuid,
    /// 1 to 200, each once.
    orders: Vec<SeenOrder>,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple; none: as they are.
    flag: Option<i16>,
    /// None: as they are.
    note: Option<BatchNote>,
}

/// An order as it was seen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenOrder {
    id: OrderId,
    rev: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchNote {
    /// With what stays, at most 1,000 bytes of UTF-8.
    text: String,
    how: BatchNoteHow,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchNoteHow {
    Replace,
    /// On a line of its own, below what is there.
    Append,
}

/// Write beside many orders, or flag them 批量备注. Each goes for itself: what is refused is said, the others are done.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/batch/note", tag = "trade", params(("shop" = Uuid, Path)),
    request_body = NewBatchNote, responses((status = 200, body = BatchReport), (status = 422, body = Problem)),
    extensions(("x-action" = json!("note_orders"))))]
pub async fn note_many(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewBatchNote>,
) -> Result<Json<BatchReport>, Problem> {
    authorize(&caller.actor, Action::NoteOrders, Object::Shop(caller.shop))?;
    let ids: Vec<_> = new.orders.iter().map(|of| of.id).collect();
    once_each(&ids, MOST, "orders")?;
    let wish = new.wish()?;
    let numbers = numbers_of(&app.store().shop(caller.shop), &ids).await?;
    let mut results = Vec::with_capacity(ids.len());
    for of in &new.orders {
        let done = note(&app, &caller, new.key, of, &wish).await;
        results.push(BatchResult::of(of.id, &numbers, done));
    }
    told(&app, caller.shop);
    Ok(Json(BatchReport::of(true, results)))
}

async fn note(
    app: &App,
    caller: &InShop,
    batch: Uuid,
    of: &SeenOrder,
    wish: &Wish<'_>,
) -> Result<(), Problem> {
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let key = key_of("note", batch, of.id);
    write(&tx, caller, of.id, (key, of.rev), wish, now).await?;
    Ok(tx.commit().await?)
}

impl NewBatchNote {
    fn wish(&self) -> Result<Wish<'_>, Problem> {
        let flag = self.flag.map(checked_flag).transpose()?;
        let note = match &self.note {
            None => Noted::Stays,
            Some(note) => note.noted()?,
        };
        if flag.is_none() && matches!(note, Noted::Stays) {
            let title = "flag or note: one of them";
            return Err(Problem::at_field("nothing_to_do", "note", title));
        }
        Ok(Wish { note, flag })
    }
}

impl BatchNote {
    /// Nothing more is nothing to write.
    fn noted(&self) -> Result<Noted<'_>, Problem> {
        let text = checked(&self.text)?;
        Ok(match self.how {
            BatchNoteHow::Replace => Noted::Is(text),
            BatchNoteHow::Append if text.is_empty() => Noted::Stays,
            BatchNoteHow::Append => Noted::Gains(text),
        })
    }
}
