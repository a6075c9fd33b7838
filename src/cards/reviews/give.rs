use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    notice::notice_of,
    of_order::own,
    storage::{self, Review as Row},
    view::Review,
};
use crate::{
    access::Actor,
    app::App,
    audit,
    cards::{
        compose::conflict,
        given::{are_stars, is_short},
        tell::NEWS,
        view::Reader,
    },
    http::{InShop, Json, Path, Problem},
    storage::{Event, ShopTx, StorageError},
    trade::{self, KnownOrder, State as OrderState},
    vocabulary::{Millis, OrderId, ProductId},
};

/// A line of an order, by its place from 0.
#[derive(Deserialize)]
pub struct OneLine {
    pub id: OrderId,
    pub line: usize,
}

/// What a customer says of a line.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    /// 1 to 5.
    stars: i16,
    /// At most 500 characters.
    #[serde(default)]
    words: String,
}

/// Something was said of a product, or replied to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewChanged {
    pub order: OrderId,
    pub line: i64,
    pub product: ProductId,
    pub stars: i16,
    pub is_reply: bool,
}

impl Event for ReviewChanged {
    const KIND: &'static str = "ReviewChanged";
}

/// Say something of a line, once. The same again is harmless; anything else is `reviewed`.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/reviews/{line}", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = NewReview,
    responses((status = 200, body = Review), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn review(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(new): Json<NewReview>,
) -> Result<Json<Review>, Problem> {
    let order = own(&app, &caller, id).await?;
    let words = new.words.trim();
    check(new.stars, words)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let known = storage::review_in(&tx, id, line).await?;
    let row = match known {
        Some(row) if (row.stars, row.words.as_str()) == (new.stars, words) => row,
        Some(_) => return Err(reviewed()),
        None => give(&tx, &caller.actor, &order, (line, new.stars, words), now).await?,
    };
    tx.commit().await?;
    told(&app, &caller, id);
    Ok(Json(Review::of(row, Reader::Customer)))
}

/// So that open consoles look again; after the commit.
pub fn told(app: &App, caller: &InShop, order: OrderId) {
    let detail = json!({ "order": order });
    app.live().tell_members(caller.shop, None, NEWS, &detail);
    // What waits for a reply stands in lists of orders.
    trade::told(app, caller.shop);
}

/// Keeps it in the caller's transaction, with its audit row, its event and what the shop is told.
pub async fn give(
    tx: &ShopTx,
    actor: &Actor,
    order: &KnownOrder,
    (line, stars, words): (usize, i16, &str),
    at: Millis,
) -> Result<Row, Problem> {
    let of = order.lines.get(line).ok_or_else(Problem::not_found)?;
    if order.state != OrderState::TradeFinished {
        let title = "An order is reviewed once it is finished";
        return Err(conflict("wrong_state", title));
    }
    // What is not sold here has no page for a review.
    let product = of.product.ok_or_else(Problem::not_found)?;
    let row = Row {
        shop_id: tx.shop(),
        order_id: order.id,
        line: line as i64,
        product_id: product,
        stars,
        words: words.to_owned(),
        at,
        reply: None,
        replied_by: None,
        replied_nick: String::new(),
        replied_at: None,
    };
    match storage::keep(tx, row.clone()).await {
        Err(error) if error.is_double() => return Err(reviewed()),
        kept => kept?,
    }
    trade::reviewed(tx, order.id).await?;
    tx.emit(&notice_of(order, &of.title, &row), at).await?;
    tell(tx, actor, &row, "review", at).await?;
    Ok(row)
}

/// One event and one audit row. What was said stays with the review.
pub async fn tell(
    tx: &ShopTx,
    actor: &Actor,
    row: &Row,
    action: &str,
    at: Millis,
) -> Result<(), StorageError> {
    let is_reply = row.reply.is_some();
    let changed = ReviewChanged {
        order: row.order_id,
        line: row.line,
        product: row.product_id,
        stars: row.stars,
        is_reply,
    };
    tx.emit(&changed, at).await?;
    let entry = audit::Entry {
        action,
        object: format!("order/{}", row.order_id),
        detail: json!({ "line": row.line, "stars": row.stars, "is_reply": is_reply }),
    };
    audit::record(tx, actor, at, entry).await
}

fn check(stars: i16, words: &str) -> Result<(), Problem> {
    if !are_stars(stars) {
        return Err(Problem::at_field("bad_stars", "stars", "stars: 1 to 5"));
    }
    if !is_short(words) {
        let title = "words: at most 500 characters";
        return Err(Problem::at_field("bad_words", "words", title));
    }
    Ok(())
}

fn reviewed() -> Problem {
    conflict("reviewed", "This line was reviewed")
}
