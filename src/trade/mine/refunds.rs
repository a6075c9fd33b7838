use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    act::{MyWish, act},
    customer_of, own,
    view::MyOrder,
};
use crate::{
    app::App,
    catalogue,
    http::{InShop, Json, Path, Problem},
    trade::{
        Event, Illegal, RefundKind, Undone,
        after_sale::{CaseReason, Claim, pictures, words},
    },
    vocabulary::{FileId, OrderId},
};

const MOST_WORDS: usize = 500;

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
    let claim = wish.claim(&app, &caller, of).await?;
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
    let claim = wish.claim(&app, &caller, of).await?;
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

    /// Why it is asked, where it may be asked for that at all.
    async fn claim(self, app: &App, caller: &InShop, of: OneLine) -> Result<Claim, Problem> {
        customer_of(caller)?;
        is_not_excluded(app, caller, of, self.reason).await?;
        Ok(Claim {
            reason: self.reason,
            words: words(&self.words, &(0..=MOST_WORDS))?,
            pictures: pictures(app, caller, self.pictures).await?,
        })
    }
}

/// What was made to order does not come back because somebody thought better of it.
async fn is_not_excluded(
    app: &App,
    caller: &InShop,
    of: OneLine,
    reason: CaseReason,
) -> Result<(), Problem> {
    let stored = own(app, caller, of.id).await?;
    let Some(row) = stored.lines.get(of.line) else {
        return Err(Undone::from(Illegal::NoSuchLine).into());
    };
    if reason.is_fault() || stored.row.shipped_at.is_none() {
        return Ok(());
    }
    let db = app.store().shop(caller.shop);
    let custom = catalogue::made_to_order(&db, &[row.product_id]).await?;
    if custom.is_empty() {
        Ok(())
    } else {
        Err(Undone::from(Illegal::ExcludedCustom).into())
    }
}
