//! Conversations over HTTP: lists that are not live, pages of the log, search, stars.

use axum::{extract::State, http::StatusCode, response::IntoResponse};
use sea_orm::{ActiveValue::Set, ColumnTrait, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_schema::reception::{conversation, head, star};

use super::{
    say::{self, PageFrame},
    socket::Audience,
};
use crate::{
    access::{Action, Actor, Member, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem, Query},
    reception::{
        Key, Lane, Status,
        desk::{self, DeskRow},
        log::{self, Facts, Span},
        marks::{self, Marks},
    },
    storage::StorageError,
    vocabulary::{ConversationId, CustomerId, Millis},
};

const MOST_ROWS: u64 = 100;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(see))
        .routes(routes!(entries))
        .routes(routes!(found))
        .routes(routes!(put_star, take_star))
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RowGroup)]
enum Group {
    Closed,
    Starred,
    Customer,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    #[param(inline)]
    group: Group,
    /// Of this customer, for the group `customer`.
    customer: Option<CustomerId>,
    /// Last active before this time: `next` of the page before.
    before: Option<Millis>,
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
struct Rows {
    rows: Vec<DeskRow>,
    /// `before` of the next page; none: that was all.
    next: Option<Millis>,
}

/// Conversations that are closed, starred by the asking member, or one customer's; last active first.
#[utoipa::path(get, path = "/api/shops/{shop}/conversations", tag = "reception",
    params(("shop" = Uuid, Path), ListQuery), responses((status = 200, body = Rows)),
    extensions(("x-action" = json!("see_desk"))))]
async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<ListQuery>,
) -> Result<Json<Rows>, Problem> {
    authorize(&caller.actor, Action::SeeDesk, Object::Shop(caller.shop))?;
    let me = member(&caller.actor)?;
    let limit = query.limit.unwrap_or(30).clamp(1, MOST_ROWS);
    let found = heads(&app, me, &query, limit).await?;
    let next = (found.len() as u64 == limit)
        .then(|| found.last().map(|head| head.last_at))
        .flatten();
    let ids: Vec<_> = found.into_iter().map(|head| head.conversation_id).collect();
    let rows = desk::rows(app.store(), app.live().briefs(), caller.shop, me.id, &ids).await?;
    Ok(Json(Rows { rows, next }))
}

async fn heads(
    app: &App,
    me: &Member,
    query: &ListQuery,
    limit: u64,
) -> Result<Vec<head::Model>, StorageError> {
    let db = app.store().shop(me.shop);
    let rows = db
        .rows::<head::Entity>()
        .with(head::Column::Session.gt(0_i64));
    let rows = match query.group {
        Group::Closed => rows.with(head::Column::Status.eq(Status::Closed.code())),
        Group::Starred => {
            let starred = desk::starred(&db, me.id).await?;
            rows.with(head::Column::ConversationId.is_in(starred))
        }
        Group::Customer => {
            let of = conversation::Column::CustomerId.is_in(query.customer);
            let own = db.rows::<conversation::Entity>().with(of).all().await?;
            let ids = own.into_iter().map(|row| row.id);
            rows.with(head::Column::ConversationId.is_in(ids))
        }
    };
    let rows = match query.before {
        Some(before) => rows.with(head::Column::LastAt.lt(before)),
        None => rows,
    };
    rows.descending(head::Column::LastAt)
        .limit(limit)
        .all()
        .await
}

#[derive(Serialize, ToSchema)]
struct ConversationView {
    row: DeskRow,
    marks: Marks,
    #[schema(value_type = Option<Object>)]
    looking: Option<serde_json::Value>,
}

/// One conversation as the desk shows it.
#[utoipa::path(get, path = "/api/shops/{shop}/conversations/{id}", tag = "reception",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = ConversationView)),
    extensions(("x-action" = json!("see_desk"))))]
async fn see(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ConversationId>,
) -> Result<Json<ConversationView>, Problem> {
    authorize(&caller.actor, Action::SeeDesk, Object::Shop(caller.shop))?;
    let me = member(&caller.actor)?;
    let facts = facts(&app, &caller, id).await?;
    let mut rows = desk::rows(app.store(), app.live().briefs(), caller.shop, me.id, &[id]).await?;
    let row = rows.pop().ok_or_else(Problem::not_found)?;
    let marks = marks::marks(&app.store().shop(caller.shop), &[id]).await?;
    let marks = marks.get(&id).copied().unwrap_or_default();
    let looking = app.live().looking(facts.key).await?;
    Ok(Json(ConversationView {
        row,
        marks,
        looking,
    }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct EntriesQuery {
    #[serde(default = "public")]
    #[param(inline)]
    lane: Lane,
    before: Option<i64>,
    after: Option<i64>,
    limit: Option<u64>,
}

const fn public() -> Lane {
    Lane::Public
}

/// A page of the log, as the socket's `page` frame gives it.
#[utoipa::path(get, path = "/api/shops/{shop}/conversations/{id}/entries", tag = "reception",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), EntriesQuery),
    responses((status = 200, description = "A `page` of docs/protocol.md", body = Object)),
    extensions(("x-action" = json!("read_conversation"))))]
async fn entries(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ConversationId>,
    Query(query): Query<EntriesQuery>,
) -> Result<impl IntoResponse, Problem> {
    let facts = facts(&app, &caller, id).await?;
    let action = match query.lane {
        Lane::Public => Action::ReadConversation,
        Lane::Staff => Action::ReadStaffLane,
    };
    authorize(&caller.actor, action, of_customer(&facts))?;
    let span = match (query.before, query.after) {
        (None, None) => Span::Newest,
        (Some(before), None) => Span::Before(before),
        (None, Some(after)) => Span::After(after),
        (Some(_), Some(_)) => return Err(Problem::bad_request("Name before or after, not both")),
    };
    let db = app.store().shop(caller.shop);
    let page = log::page(&db, facts.key, query.lane, span, query.limit.unwrap_or(50)).await?;
    let frame = PageFrame {
        key: facts.key,
        lane: query.lane,
        rows: &page.rows,
        more: page.more,
        skipped: None,
    };
    Ok(raw_json(frame.json(Audience::of(&caller.actor))))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct FoundQuery {
    q: String,
}

/// Messages of a conversation that hold the words, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/conversations/{id}/found", tag = "reception",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), FoundQuery),
    responses((status = 200, description = "`entries` as in docs/protocol.md", body = Object)),
    extensions(("x-action" = json!("see_desk"))))]
async fn found(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ConversationId>,
    Query(query): Query<FoundQuery>,
) -> Result<impl IntoResponse, Problem> {
    authorize(&caller.actor, Action::SeeDesk, Object::Shop(caller.shop))?;
    let facts = facts(&app, &caller, id).await?;
    let words = query.q.trim();
    if words.is_empty() || words.chars().count() > 100 {
        return Err(Problem::bad_request("Name 1 to 100 characters to look for"));
    }
    let rows = log::found(&app.store().shop(caller.shop), facts.key, words).await?;
    let entries = say::entries(&rows, Audience::of(&caller.actor));
    Ok(raw_json(format!("{{\"entries\":{entries}}}")))
}

/// Puts a conversation among the asking member's starred ones.
#[utoipa::path(put, path = "/api/shops/{shop}/conversations/{id}/star", tag = "reception",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204)),
    extensions(("x-action" = json!("star_conversation"))))]
async fn put_star(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ConversationId>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::StarConversation,
        Object::Shop(caller.shop),
    )?;
    let me = member(&caller.actor)?;
    facts(&app, &caller, id).await?;
    let tx = app.store().begin(caller.shop).await?;
    let row = star::ActiveModel {
        shop_id: Set(caller.shop),
        member_id: Set(me.id),
        conversation_id: Set(id),
        at: Set(app.clock().now()),
    };
    let identity = [
        star::Column::ShopId,
        star::Column::MemberId,
        star::Column::ConversationId,
    ];
    let again = OnConflict::columns(identity)
        .update_column(star::Column::At)
        .to_owned();
    tx.upsert(row, again).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the star away.
#[utoipa::path(delete, path = "/api/shops/{shop}/conversations/{id}/star", tag = "reception",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204)),
    extensions(("x-action" = json!("star_conversation"))))]
async fn take_star(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ConversationId>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::StarConversation,
        Object::Shop(caller.shop),
    )?;
    let me = member(&caller.actor)?;
    facts(&app, &caller, id).await?;
    let tx = app.store().begin(caller.shop).await?;
    let mine = star::Column::MemberId.eq(me.id);
    let condition = sea_orm::Condition::all()
        .add(mine)
        .add(star::Column::ConversationId.eq(id));
    tx.delete::<star::Entity>(condition).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn facts(app: &App, caller: &InShop, id: ConversationId) -> Result<Facts, Problem> {
    let key = Key {
        shop: caller.shop,
        conversation: id,
    };
    log::facts(app.store(), key)
        .await?
        .ok_or_else(Problem::not_found)
}

fn of_customer(facts: &Facts) -> Object {
    Object::Customer {
        shop: facts.key.shop,
        customer: facts.customer,
    }
}

fn member(actor: &Actor) -> Result<&Member, Problem> {
    Ok(actor.member()?)
}

fn raw_json(json: String) -> impl IntoResponse {
    (
        [(axum::http::header::CONTENT_TYPE, "application/json")],
        json,
    )
}
