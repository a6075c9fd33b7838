use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    act::{MyWish, act},
    customer_of,
    view::MyOrder,
};
use crate::{
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{Event, Parcel, RefundKind},
    vocabulary::OrderId,
};

/// A line of an order, by its place from 0.
#[derive(Deserialize)]
pub struct OneLine {
    id: OrderId,
    line: usize,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundWish {
    key: Uuid,
    rev: i64,
    kind: RefundKind,
    amount_fen: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnParcel {
    key: Uuid,
    rev: i64,
    /// At most 40 characters.
    carrier: String,
    /// 6 to 40 letters, digits and hyphens.
    waybill: String,
}

/// Ask money back for a line, with or without the goods.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = RefundWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(wish): Json<RefundWish>,
) -> Result<Json<MyOrder>, Problem> {
    let RefundWish {
        key,
        rev,
        kind: refund,
        amount_fen,
    } = wish;
    let event = Event::RefundAsked {
        line,
        refund,
        amount_fen,
    };
    act(&app, &caller, id, &MyWish { key, rev }, event).await
}

/// Think better of it.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/withdrawal", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = MyWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn withdraw(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(wish): Json<MyWish>,
) -> Result<Json<MyOrder>, Problem> {
    act(&app, &caller, id, &wish, Event::RefundWithdrawn { line }).await
}

/// The goods are on their way back.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/parcel", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = ReturnParcel,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn send_back(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(parcel): Json<ReturnParcel>,
) -> Result<Json<MyOrder>, Problem> {
    customer_of(&caller)?;
    let Parcel { carrier, waybill } = Parcel::of(&parcel.carrier, &parcel.waybill)?;
    let event = Event::ReturnSent {
        line,
        carrier,
        waybill,
    };
    let ReturnParcel { key, rev, .. } = parcel;
    act(&app, &caller, id, &MyWish { key, rev }, event).await
}
