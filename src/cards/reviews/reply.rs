use axum::extract::State;
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
    cards::{
        compose::conflict,
        given::is_short,
        guarded::{GuardedProblem, passed},
        view::Reader,
    },
    guard::Outgoing,
    http::{InShop, Json, Path, Problem},
    trade,
};

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
    responses((status = 200, body = Review), (status = 404, body = Problem), (status = 409, body = GuardedProblem), (status = 422, body = GuardedProblem)),
    extensions(("x-action" = json!("reply_reviews"))))]
pub async fn reply(
    State(app): State<App>,
    caller: InShop,
    Path(OneLine { id, line }): Path<OneLine>,
    Json(new): Json<NewReviewReply>,
) -> Result<Json<Review>, GuardedProblem> {
    authorize(
        &caller.actor,
        Action::ReplyReviews,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let words = words_of(&app, &new)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let row = storage::review_in(&tx, id, line).await?;
    let mut row = row.ok_or_else(Problem::not_found)?;
    match &row.reply {
        Some(known) if *known == words => return Ok(Json(Review::of(row, Reader::Member))),
        Some(_) => return Err(replied().into()),
        None => {}
    }
    row.reply = Some(words);
    row.replied_by = Some(member.id);
    row.replied_nick.clone_from(&member.nick);
    row.replied_at = Some(now);
    if !storage::keep_reply(&tx, &row).await? {
        return Err(replied().into());
    }
    trade::replied(&tx, id).await?;
    tell(&tx, &caller.actor, &row, "reply_reviews", now).await?;
    tx.commit().await?;
    told(&app, &caller, id);
    Ok(Json(Review::of(row, Reader::Member)))
}

/// As everything that leaves the shop: by the guard.
fn words_of(app: &App, new: &NewReviewReply) -> Result<String, GuardedProblem> {
    let words = new.words.trim();
    if words.is_empty() || !is_short(words) {
        let title = "words: 1 to 500 characters";
        return Err(Problem::at_field("bad_words", "words", title).into());
    }
    let words = Words(words.to_owned());
    let reviewed = passed(app.live().guard(), words, &new.confirm)?;
    Ok(reviewed.into_item().0)
}

fn replied() -> Problem {
    conflict("replied", "This review was replied to")
}
