//! All orders of a shop, newest first, and those of them that somebody looks for.

mod count;
mod due;
mod find;
mod outline;
mod place;
mod row;
mod sought;
mod time;
mod words;

use axum::extract::State as Of;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    count::{count, count_lines},
    due::ShipDue,
    find::page,
    place::{Place, Sorted},
    sought::{Origin, Sought, Standing, has_line, holds, is_from_here, titled, to_ship},
    time::OrderTime,
    words::{is_phone, mobile},
};
use self::{outline::Outline, row::OrderRowView, words::Words};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue,
    http::{InShop, Json, Problem, Query},
    storage::StorageError,
    trade::{AskedConcern, RefundState, storage},
    vocabulary::{Millis, ProductId},
};

const USUAL: u64 = 50;
const MOST: u64 = 100;
const MOST_CHARS: usize = 100;
/// Customers, and products, that words may name.
const MOST_NAMED: u64 = 500;
const FLAGS: std::ops::RangeInclusive<i16> = 0..=5;

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each narrows by a fact of its own"
)]
pub struct OrdersQuery {
    /// An order's number or how it begins, a whole phone number of a receiver or customer, a whole name of a receiver, a parcel's
    /// whole number, a merchant's code or, of one that begins with a letter or a digit, how it begins, or a part of the customer's name or of a product's title; at most 100 characters.
    pub q: Option<String>,
    /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`; `TO_SHIP`: of what was placed here all that is not wholly shipped.
    pub state: Option<String>,
    /// 0 to 5.
    pub flag: Option<i16>,
    /// Which of an order's times `from` and `to` are about, and the list goes by: newest first; usually when it was placed.
    pub time: Option<OrderTime>,
    /// At this time or later, UTC milliseconds.
    pub from: Option<Millis>,
    /// Before this time.
    pub to: Option<Millis>,
    /// Only what still has to leave, by its time to ship: `late`, `soon` (within the hours of `due_soon_h`) or `any`; the list goes by that, what is due first
    /// first.
    pub ship_due: Option<ShipDue>,
    /// Costs so much or more.
    pub min_fen: Option<i64>,
    /// Costs so much or less.
    pub max_fen: Option<i64>,
    /// Has this product in it.
    pub product: Option<ProductId>,
    /// Where they were placed: `here`, or for instance `taobao`.
    pub source: Option<String>,
    /// Only those with a refund under way.
    #[serde(default)]
    pub refunding: bool,
    /// Only those with a line whose last after-sale case stands so, for instance `WAIT_SELLER_AGREE`.
    pub refund_state: Option<String>,
    /// Only those with a review that the shop has not replied to.
    #[serde(default)]
    pub to_reply: bool,
    /// Only those whose invoice was asked for, and is to be issued.
    #[serde(default)]
    pub to_invoice: bool,
    /// Only those with money that did not go back: the payment service was asked, and has not given it.
    #[serde(default)]
    pub refund_stuck: bool,
    /// Only those with a parcel that nobody has yet and somebody should see to: `stuck`, `lost`, `trouble`, `refused` or `any`.
    pub parcel_concern: Option<AskedConcern>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// 1 to 100; usually 50.
    pub limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
struct OrderPage {
    orders: Vec<OrderRowView>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_orders))
}

/// Orders, newest first or by their time to ship, masked. A phone and a receiver's name are looked for as a whole, by those who may see them, and never shown.
#[utoipa::path(get, path = "/api/shops/{shop}/orders", tag = "trade", params(("shop" = Uuid, Path), OrdersQuery),
    responses((status = 200, body = OrderPage), (status = 400, body = Problem)), extensions(("x-action" = json!("see_orders"))))]
async fn list_orders(
    Of(app): Of<App>,
    caller: InShop,
    Query(query): Query<OrdersQuery>,
) -> Result<Json<OrderPage>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let behind = Place::asked(query.cursor.as_deref())?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let sought = sought(&app, &caller, &query).await?;
    let db = app.store().shop(caller.shop);
    let mut rows = find::page(&db, &sought, behind, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let last = rows.last().filter(|_| is_more);
    let last = last.and_then(|last| Place::of(last, sought.sorted()));
    let next = last.map(Place::cursor);
    let orders = row::views(&app, caller.shop, rows).await?;
    Ok(Json(OrderPage { orders, next }))
}

/// What somebody looks for, as far as they may.
pub async fn sought(app: &App, caller: &InShop, query: &OrdersQuery) -> Result<Sought, Problem> {
    if query.flag.is_some_and(|flag| !FLAGS.contains(&flag)) {
        return Err(Problem::bad_request("flag: 0 to 5"));
    }
    let db = app.store().shop(caller.shop);
    Ok(Sought {
        standing: standing(query.state.as_deref())?,
        words: words(app, caller, query.q.as_deref().unwrap_or_default()).await?,
        flag: query.flag,
        time: time(query),
        due: due::when(&db, query.ship_due, app.clock().now()).await?,
        from: query.from,
        to: query.to,
        min_fen: query.min_fen,
        max_fen: query.max_fen,
        product: query.product,
        origin: origin(query.source.as_deref())?,
        is_refunding: query.refunding,
        refund_state: refund_state(query.refund_state.as_deref())?,
        is_to_reply: query.to_reply,
        is_to_invoice: query.to_invoice,
        is_refund_stuck: query.refund_stuck,
        concern: query.parcel_concern,
    })
}

fn standing(code: Option<&str>) -> Result<Option<Standing>, Problem> {
    let Some(code) = code.filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    let standing = Standing::of_code(code);
    let standing = standing.ok_or_else(|| Problem::bad_request("state: there is no such state"))?;
    Ok(Some(standing))
}

/// A time without a beginning or an end leaves nothing out, and nothing is sorted by it.
fn time(query: &OrdersQuery) -> OrderTime {
    let is_bounded = query.from.is_some() || query.to.is_some();
    query.time.filter(|_| is_bounded).unwrap_or_default()
}

fn refund_state(code: Option<&str>) -> Result<Option<RefundState>, Problem> {
    let Some(code) = code.filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    let state = RefundState::of_case(code);
    let wrong = || Problem::bad_request("refund_state: there is no such state of a case");
    Ok(Some(state.ok_or_else(wrong)?))
}

fn origin(code: Option<&str>) -> Result<Option<Origin>, Problem> {
    let Some(code) = code.filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    let origin = Origin::of_code(code);
    let origin = origin.ok_or_else(|| Problem::bad_request("source: there is no such source"))?;
    Ok(Some(origin))
}

/// Refuses what no order is looked for by.
pub fn check_words(text: &str) -> Result<(), Problem> {
    if text.chars().count() > MOST_CHARS || text.chars().any(char::is_control) {
        return Err(Problem::bad_request("Look for at most 100 characters"));
    }
    Ok(())
}

async fn words(app: &App, caller: &InShop, text: &str) -> Result<Option<Words>, Problem> {
    check_words(text)?;
    let role = caller.actor.member()?.role;
    let may_see_phones = Action::ShowOrderData.rule().roles.contains(&role);
    let Some(mut words) = Words::of(text, may_see_phones) else {
        return Ok(None);
    };
    let text = text.trim();
    if words.may_be_text() {
        words = named(app, caller, words, text).await?;
    }
    if let Some(phone) = words.phone() {
        let callers = app.customers_with_phone(caller.shop, phone, MOST_NAMED);
        let callers = callers.await?;
        words = words.calling(callers);
    }
    let db = app.store().shop(caller.shop);
    let coded = catalogue::coded(&db, text, MOST_NAMED).await?;
    let sent = storage::sent_as(&db, text, MOST_NAMED).await?;
    Ok(Some(words.finding(coded, sent)))
}

async fn named(
    app: &App,
    caller: &InShop,
    words: Words,
    text: &str,
) -> Result<Words, StorageError> {
    let customers = app.customers_named(caller.shop, text, MOST_NAMED).await?;
    let db = app.store().shop(caller.shop);
    let products = catalogue::titled(&db, text, MOST_NAMED + 1).await?;
    let can_be_named = products.len() as u64 <= MOST_NAMED;
    Ok(words.naming(customers, can_be_named.then_some(products)))
}
