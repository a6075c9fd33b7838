use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{act, refunds::RefundOf};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Path, Problem},
    trade::{
        Event, OrderView, RefundKind,
        after_sale::{CaseReason, Claim, said},
    },
    vocabulary::FileId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReissue {
    key: Uuid,
    rev: i64,
    /// `missing`, `wrong` or `damage`.
    reason: CaseReason,
    /// Pieces of the line, from 1; none: all whose money has not gone back.
    quantity: Option<i64>,
    /// At most 500 characters; the customer reads them.
    #[serde(default)]
    words: String,
    /// At most 9: own pictures or the shop's.
    #[serde(default)]
    pictures: Vec<FileId>,
}

/// Send another piece 补发 of what was missing, wrong or damaged, before the customer asks: a case that the shop has agreed to.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/refunds/{line}/reissue", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = NewReissue,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn open_reissue(
    State(app): State<App>,
    caller: InShop,
    Path(RefundOf { id, line }): Path<RefundOf>,
    Json(new): Json<NewReissue>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    let seen = (new.key, new.rev);
    let claim = new.claim(&app, &caller).await?;
    let event = Event::RefundAsked {
        line,
        refund: RefundKind::Reissue,
        amount_fen: 0,
        claim,
    };
    act(&app, &caller, id, seen, event).await
}

impl NewReissue {
    async fn claim(self, app: &App, caller: &InShop) -> Result<Claim, Problem> {
        if !self.reason.is_seen_by_shop() {
            let title = "reason: missing, wrong or damage";
            return Err(Problem::at_field("bad_reason", "reason", title));
        }
        let told = (self.words.as_str(), self.pictures);
        let said = said(app, caller, told, 0..=500).await?;
        Ok(Claim {
            reason: self.reason,
            words: said.words,
            pictures: said.pictures,
            quantity: self.quantity,
            ..Claim::default()
        })
    }
}
