//! What a customer does with a case that is under way.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    act::{MyWish, act},
    refunds::OneLine,
    view::MyOrder,
};
use crate::{
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{Event, Parcel, after_sale::said},
    vocabulary::FileId,
};

const MOST_WORDS: usize = 500;

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

/// What the customer says to what the shop offers.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalAnswer {
    key: Uuid,
    rev: i64,
    accept: bool,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseWords {
    key: Uuid,
    rev: i64,
    /// At most 500 characters.
    #[serde(default)]
    words: String,
    /// At most 9 own pictures.
    #[serde(default)]
    pictures: Vec<FileId>,
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
    caller.customer()?;
    let Parcel { carrier, waybill } = Parcel::of(&parcel.carrier, &parcel.waybill)?;
    let event = Event::ReturnSent {
        line,
        carrier,
        waybill,
    };
    let ReturnParcel { key, rev, .. } = parcel;
    act(&app, &caller, id, &MyWish { key, rev }, event).await
}

/// Accept what the shop offers, or decline it. Accepted money is paid at once.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/proposal", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = ProposalAnswer,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn answer_proposal(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(answer): Json<ProposalAnswer>,
) -> Result<Json<MyOrder>, Problem> {
    let event = if answer.accept {
        Event::ProposalAccepted { line }
    } else {
        Event::ProposalDeclined { line }
    };
    let ProposalAnswer { key, rev, .. } = answer;
    act(&app, &caller, id, &MyWish { key, rev }, event).await
}

/// What was sent again is here and fine.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/confirmation", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = MyWish,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn confirm_resent(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(wish): Json<MyWish>,
) -> Result<Json<MyOrder>, Problem> {
    act(&app, &caller, id, &wish, Event::ResentConfirmed { line }).await
}

/// Ask the platform to look at what the shop refused 申请平台介入.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/platform", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = CaseWords,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask_platform(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(told): Json<CaseWords>,
) -> Result<Json<MyOrder>, Problem> {
    caller.customer()?;
    let seen = told.seen();
    let told = (told.words.as_str(), told.pictures);
    let said = said(&app, &caller, told, 1..=MOST_WORDS).await?;
    let event = Event::PlatformAsked { line, said };
    act(&app, &caller, id, &seen, event).await
}

/// Say more about a case, in words, pictures or both 举证.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/evidence", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = CaseWords,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn give_evidence(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(told): Json<CaseWords>,
) -> Result<Json<MyOrder>, Problem> {
    caller.customer()?;
    let seen = told.seen();
    // A picture may speak for itself.
    let least = usize::from(told.pictures.is_empty());
    let told = (told.words.as_str(), told.pictures);
    let said = said(&app, &caller, told, least..=MOST_WORDS).await?;
    let event = Event::EvidenceGiven { line, said };
    act(&app, &caller, id, &seen, event).await
}

impl CaseWords {
    const fn seen(&self) -> MyWish {
        MyWish {
            key: self.key,
            rev: self.rev,
        }
    }
}
