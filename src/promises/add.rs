use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use yingke_promises_zh::Kind;

use super::{
    read::line,
    remind, rights, storage,
    storage::Promise,
    told::{check, refused, tell, write_down},
    view::PromiseView,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    reception::{Key, Lane, log},
    vocabulary::{ConversationId, MemberId, Millis},
};

/// What is kept of a line that was not understood.
const WORDS: usize = 200;

/// A promise that was not found by itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPromise {
    /// A text a member sent.
    seq: i64,
    kind: Kind,
    due_at: Millis,
    /// The sender where none is named.
    owner: Option<MemberId>,
}

/// Enter a promise by hand, from a line of a conversation.
#[utoipa::path(post, path = "/api/shops/{shop}/conversations/{id}/promises", tag = "promises",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewPromise,
    responses((status = 200, body = PromiseView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_promises"))))]
pub async fn add(
    State(app): State<App>,
    caller: InShop,
    Id(conversation): Id<ConversationId>,
    Json(new): Json<NewPromise>,
) -> Result<Json<PromiseView>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepPromises,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let key = Key {
        shop: caller.shop,
        conversation,
    };
    let (db, now) = (app.store().shop(caller.shop), app.clock().now());
    let head = log::head(app.store(), key).await?;
    let head = head.ok_or_else(Problem::not_found)?;
    let before = log::Span::After(new.seq.saturating_sub(1));
    let page = log::page(&db, key, Lane::Public, before, 1).await?;
    let row = page.rows.first().filter(|row| row.seq == new.seq);
    let line = row.and_then(line);
    let line =
        line.ok_or_else(|| refused("bad_line", "A promise stands in a text a member sent"))?;
    let is_theirs = head.assignee == Some(member.id) || line.by == member.id;
    if !is_theirs && !rights::leads(member) {
        return Err(Problem::not_found());
    }
    let owner = new.owner.unwrap_or(line.by);
    check(&app, member, new.due_at, owner).await?;
    let standing = storage::of_lines(&db, &[(conversation, new.seq)]).await?;
    let words: String = line.text.chars().take(WORDS).collect();
    let promise = Promise {
        shop_id: caller.shop,
        id: storage::next_id(),
        conversation_id: conversation,
        seq: new.seq,
        n: standing
            .iter()
            .map(|promise| promise.n + 1)
            .max()
            .unwrap_or(0),
        kind: new.kind.word().to_owned(),
        span_from: 0,
        span_to: words.encode_utf16().count() as i64,
        words,
        amount_fen: None,
        said_by: line.by,
        said_at: line.at,
        owner_id: owner,
        due_at: new.due_at,
        is_due_said: true,
        state: storage::State::Open,
        note: String::new(),
        decided_by: Some(member.id),
        decided_at: Some(now),
        closed_by: None,
        closed_at: None,
        rev: 0,
    };
    let tx = app.store().begin(caller.shop).await?;
    storage::insert(&tx, &promise).await.map_err(|error| {
        if error.is_double() {
            Problem::changed_meanwhile()
        } else {
            error.into()
        }
    })?;
    remind::time(&tx, &promise).await?;
    write_down(&tx, &caller, &promise, "add", now).await?;
    tx.commit().await?;
    tell(&app, caller.shop, conversation);
    PromiseView::of(&app, promise).await.map(Json)
}
