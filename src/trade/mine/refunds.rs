use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    act::{MyWish, act},
    view::MyOrder,
};
use crate::{
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{
        Event, RefundKind,
        after_sale::{CaseReason, Claim, pictures, wanted, words},
    },
    vocabulary::{FileId, OrderId, SkuId},
};

pub const MOST_WORDS: usize = 500;

/// A line of an order, by its place from 0.
#[derive(Clone, Copy, Deserialize)]
pub struct OneLine {
    pub id: OrderId,
    pub line: usize,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundWish {
    key: Uuid,
    rev: i64,
    kind: RefundKind,
    /// Nothing where the kind has no money.
    #[serde(default)]
    amount_fen: i64,
    /// Pieces of the line, from 1; none: all whose money has not gone back.
    quantity: Option<i64>,
    /// In an exchange, another SKU of the product that costs no more; none: the same again.
    wanted: Option<SkuId>,
    #[serde(default)]
    reason: CaseReason,
    /// At most 500 characters.
    #[serde(default)]
    words: String,
    /// At most 9 own pictures.
    #[serde(default)]
    pictures: Vec<FileId>,
}

/// Ask for money, another piece or a repair for a line.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = RefundWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask(
    State(app): State<App>,
    caller: InShop,
    Path(of): Path<OneLine>,
    Json(wish): Json<RefundWish>,
) -> Result<Json<MyOrder>, Problem> {
    let (seen, refund, amount_fen) = (wish.seen(), wish.kind, wish.amount_fen);
    let claim = wish.claim(&app, &caller, &of).await?;
    let line = of.line;
    let event = Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim,
    };
    act(&app, &caller, of.id, &seen, event).await
}

/// Ask for something else, while the shop has not answered.
#[utoipa::path(put, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = RefundWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Path(of): Path<OneLine>,
    Json(wish): Json<RefundWish>,
) -> Result<Json<MyOrder>, Problem> {
    let (seen, refund, amount_fen) = (wish.seen(), wish.kind, wish.amount_fen);
    let claim = wish.claim(&app, &caller, &of).await?;
    let line = of.line;
    let event = Event::RefundChanged {
        line,
        refund,
        amount_fen,
        claim,
    };
    act(&app, &caller, of.id, &seen, event).await
}

impl RefundWish {
    const fn seen(&self) -> MyWish {
        MyWish {
            key: self.key,
            rev: self.rev,
        }
    }

    /// Why it is asked.
    async fn claim(self, app: &App, caller: &InShop, of: &OneLine) -> Result<Claim, Problem> {
        let whose = (caller.shop, caller.customer()?);
        Ok(Claim {
            reason: self.reason,
            quantity: self.quantity,
            wanted: wanted(app, whose, (of.id, of.line), (self.wanted, self.key)).await?,
            words: words(&self.words, &(0..=MOST_WORDS))?,
            pictures: pictures(app, caller, self.pictures).await?,
            ..Claim::default()
        })
    }
}
