use std::borrow::Cow;

use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::storage as notes;
use crate::{
    access::{Action, Actor, Member, Object, authorize},
    app::App,
    audit,
    http::{Id, InShop, Json, Problem},
    storage::{ShopTx, StorageError},
    trade::{
        By, OrderChanged, OrderView, Undone,
        deed::lock_of,
        key,
        see::shown,
        storage::{self, OrderRow},
        told,
    },
    vocabulary::{Millis, OrderId},
};

/// As platforms have it: of Chinese, 333 characters.
const MOST_BYTES: usize = 1_000;
const FLAGS: std::ops::RangeInclusive<i16> = 0..=5;

/// What stands beside an order from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderNote {
    /// Made by the client: a retry carries the same one.
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// At most 1,000 bytes of UTF-8; empty: none.
    note: String,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    flag: i16,
}

/// What is to stand beside an order.
pub struct Wish<'a> {
    pub note: Noted<'a>,
    /// None: as it is.
    pub flag: Option<i16>,
}

#[derive(Clone, Copy)]
pub enum Noted<'a> {
    Stays,
    Is(&'a str),
    /// On a line of its own, below what is there.
    Gains(&'a str),
}

/// Write something beside an order, with a flag. The order itself stays as it is.
#[utoipa::path(put, path = "/api/shops/{shop}/orders/{id}/note", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewOrderNote,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("note_orders"))))]
pub async fn note_order(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewOrderNote>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::NoteOrders, Object::Shop(caller.shop))?;
    let note = checked(&new.note)?;
    let flag = Some(checked_flag(new.flag)?);
    let note = Noted::Is(note);
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let wish = Wish { note, flag };
    write(&tx, &caller, order, (new.key, new.rev), &wish, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, order).await
}

/// The note as it is kept.
pub fn checked(note: &str) -> Result<&str, Problem> {
    let note = note.trim();
    if note.len() > MOST_BYTES {
        return Err(too_long());
    }
    Ok(note)
}

fn too_long() -> Problem {
    let title = "note: at most 1,000 bytes, of Chinese 333 characters";
    Problem::at_field("note_too_long", "note", title)
}

pub fn checked_flag(flag: i16) -> Result<i16, Problem> {
    if !FLAGS.contains(&flag) {
        return Err(Problem::at_field("bad_flag", "flag", "flag: 0 to 5"));
    }
    Ok(flag)
}

/// By its key, beside an order as it was seen.
pub async fn write(
    tx: &ShopTx,
    caller: &InShop,
    order: OrderId,
    (key, rev): (Uuid, i64),
    wish: &Wish<'_>,
    now: Millis,
) -> Result<(), Problem> {
    let by = caller.actor.member()?;
    tx.lock(lock_of(order)).await?;
    let row = storage::row_in(tx, order).await?;
    let row = row.ok_or(Undone::NotFound)?;
    let digest = digest_of(order, wish);
    if key::done_with(tx, key, &digest).await?.is_some() {
        return Ok(());
    }
    if row.rev != rev {
        return Err(Undone::ChangedMeanwhile.into());
    }
    let (note, flag) = (note_of(wish, &row)?, wish.flag.unwrap_or(row.flag));
    key::keep(tx, key, order, digest, now).await?;
    Ok(enter(tx, by, &row, (&*note, flag), now).await?)
}

/// Beside an order as it is, whatever stood there.
pub async fn annotate(
    tx: &ShopTx,
    by: &Member,
    order: OrderId,
    wish: (&str, i16),
    now: Millis,
) -> Result<(), Undone> {
    tx.lock(lock_of(order)).await?;
    let row = storage::row_in(tx, order).await?;
    let row = row.ok_or(Undone::NotFound)?;
    Ok(enter(tx, by, &row, wish, now).await?)
}

async fn enter(
    tx: &ShopTx,
    by: &Member,
    row: &OrderRow,
    (note, flag): (&str, i16),
    now: Millis,
) -> Result<(), StorageError> {
    notes::write(tx, row, by, (note, flag), now).await?;
    tell(tx, by, row, flag, now).await
}

fn digest_of(order: OrderId, wish: &Wish<'_>) -> String {
    let (how, note) = match wish.note {
        Noted::Stays => ("stays", ""),
        Noted::Is(note) => ("is", note),
        Noted::Gains(note) => ("gains", note),
    };
    key::digest_of(&json!({
        "order": order, "kind": "noted", "how": how, "note": note, "flag": wish.flag,
    }))
}

fn note_of<'a>(wish: &Wish<'a>, row: &'a OrderRow) -> Result<Cow<'a, str>, Problem> {
    match wish.note {
        Noted::Stays => Ok(Cow::Borrowed(&row.note)),
        Noted::Is(note) => unmasked(note, row),
        Noted::Gains(more) if row.note.is_empty() => Ok(Cow::Borrowed(more)),
        Noted::Gains(more) => {
            let whole = format!("{}\n{more}", row.note);
            checked(&whole)?;
            Ok(Cow::Owned(whole))
        }
    }
}

/// Long numbers of a note are not shown: who leaves it as it is shown, whatever stands around it, means it as it is. Stars elsewhere
/// would be all that is left of a number.
fn unmasked<'a>(note: &'a str, row: &OrderRow) -> Result<Cow<'a, str>, Problem> {
    let masked = yingke_masking::text(&row.note);
    if masked == row.note {
        return Ok(Cow::Borrowed(note));
    }
    if note.contains(&masked) {
        let whole = note.replacen(&masked, &row.note, 1);
        // A digit beside a phone makes it one no more: nobody sees it for that.
        if digits_shown(&whole) != digits_shown(note) {
            return Err(no_number());
        }
        checked(&whole)?;
        return Ok(Cow::Owned(whole));
    }
    let stars = |text: &str| text.matches(yingke_masking::STARS).count();
    if stars(note) > stars(&row.note) {
        return Err(no_number());
    }
    Ok(Cow::Borrowed(note))
}

fn digits_shown(note: &str) -> String {
    let shown = yingke_masking::text(note);
    shown.chars().filter(|c| c.is_numeric()).collect()
}

fn no_number() -> Problem {
    let title = "note: stars are no number; have it shown, or leave the note as it is shown";
    Problem::at_field("note_masked", "note", title)
}

/// That it was written, not what: words about customers stay with the order.
async fn tell(
    tx: &ShopTx,
    by: &Member,
    row: &OrderRow,
    flag: i16,
    now: Millis,
) -> Result<(), StorageError> {
    let changed = OrderChanged {
        order: row.id,
        customer: row.customer_id,
        kind: "noted".to_owned(),
        state: row.state.clone(),
        by: By::Shop,
    };
    tx.emit(&changed, now).await?;
    let entry = audit::Entry {
        action: "note_order",
        object: format!("order/{}", row.id),
        detail: json!({ "flag": { "before": row.flag, "after": flag } }),
    };
    audit::record(tx, &Actor::Member(by.clone()), now, entry).await
}
