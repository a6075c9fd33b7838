use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    give::{OneLine, tell, told},
    storage,
    view::Review,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    cards::{compose::conflict, view::Reader},
    guard::{Outgoing, Stopped},
    http::{InShop, Json, Path, Problem},
};

const MOST_CHARS: usize = 500;

/// What the shop replies to a review.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReviewReply {
    /// 1 to 500 characters.
    words: String,
    /// Findings of the guard that the sender has seen and accepts.
    #[serde(default)]
    confirm: Vec<String>,
}

/// Words that everyone will read.
struct Words(String);

impl Outgoing for Words {
    fn words(&self) -> Option<String> {
        Some(self.0.clone())
    }
}

/// Reply to a review, once. The same again is harmless; anything else is `replied`.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/reviews/{line}/reply", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("line" = usize, Path)), request_body = NewReviewReply,
    responses((status = 200, body = Review), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("reply_reviews"))))]
pub async fn reply(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(new): Json<NewReviewReply>,
) -> Result<Json<Review>, Problem> {
    authorize(
        &caller.actor,
        Action::ReplyReviews,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let words = passed(&app, &new)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let row = storage::review_in(&tx, id, line).await?;
    let mut row = row.ok_or_else(Problem::not_found)?;
    match &row.reply {
        Some(known) if *known == words => return Ok(Json(Review::of(row, Reader::Member))),
        Some(_) => return Err(replied()),
        None => {}
    }
    row.reply = Some(words);
    row.replied_by = Some(member.id);
    row.replied_nick.clone_from(&member.nick);
    row.replied_at = Some(now);
    if !storage::keep_reply(&tx, &row).await? {
        return Err(replied());
    }
    tell(&tx, &caller.actor, &row, "reply_reviews", now).await?;
    tx.commit().await?;
    told(&app, &caller, id);
    Ok(Json(Review::of(row, Reader::Member)))
}

/// As everything that leaves the shop: by the guard.
fn passed(app: &App, new: &NewReviewReply) -> Result<String, Problem> {
    let words = new.words.trim();
    if !(1..=MOST_CHARS).contains(&words.chars().count()) || words.contains('\0') {
        let title = "words: 1 to 500 characters";
        return Err(Problem::at_field("bad_words", "words", title));
    }
    let guard = app.live().guard();
    match guard.admit(Words(words.to_owned()), &new.confirm) {
        Ok(reviewed) => Ok(reviewed.into_item().0),
        Err((_, Stopped::NeedsConfirm(_))) => {
            let title = "words: the guard asks whether this is meant";
            Err(Problem::new(StatusCode::CONFLICT, "needs_confirm", title))
        }
        Err((_, Stopped::Blocked(_))) => {
            let title = "words: the guard stopped this";
            Err(Problem::at_field("blocked", "words", title))
        }
    }
}

fn replied() -> Problem {
    conflict("replied", "This review was replied to")
}
