use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    Category, Link, Saying,
    reader::Reader,
    storage::{self, Row, Wanted},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    vocabulary::Millis,
};

const USUAL: u64 = 50;
const MOST: u64 = 100;
const MOST_CHARS: usize = 100;

/// Something a member was told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NoticeView {
    /// Its number in the shop; later ones are higher.
    pub id: i64,
    pub category: Category,
    /// UTC milliseconds.
    pub at: Millis,
    pub zh: Saying,
    pub en: Saying,
    /// Where it leads.
    pub link: Option<Link>,
    pub is_read: bool,
}

/// None of a row from a later program that this one cannot read.
pub fn view(row: &Row, is_read: bool) -> Option<NoticeView> {
    let (zh, en) = serde_json::from_str(&row.body).ok()?;
    let link = row.link.as_deref().map(serde_json::from_str).transpose();
    Some(NoticeView {
        id: row.place,
        category: Category::of(row.category)?,
        at: row.at,
        zh,
        en,
        link: link.ok()?,
        is_read,
    })
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    #[param(inline)]
    category: Option<Category>,
    /// Only what is not read.
    #[serde(default)]
    unread: bool,
    /// Words that all must be in it, in either language; 1 to 100 characters.
    q: Option<String>,
    /// Told at this time or later, UTC milliseconds.
    since: Option<Millis>,
    /// Told before this time.
    until: Option<Millis>,
    /// `next` of the page before.
    before: Option<i64>,
    /// 1 to 100; usually 50.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct NoticePage {
    notices: Vec<NoticeView>,
    /// `before` of the next page; none: that was all.
    next: Option<i64>,
}

/// What the asking member was told, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/notices", tag = "message_centre",
    params(("shop" = Uuid, Path), ListQuery), responses((status = 200, body = NoticePage)),
    extensions(("x-action" = json!("see_notices"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<ListQuery>,
) -> Result<Json<NoticePage>, Problem> {
    authorize(&caller.actor, Action::SeeNotices, Object::Shop(caller.shop))?;
    let words = query.q.unwrap_or_default();
    if words.chars().count() > MOST_CHARS {
        return Err(Problem::bad_request("Look for at most 100 characters"));
    }
    let wanted = Wanted {
        category: query.category,
        is_unread: query.unread,
        words,
        since: query.since,
        until: query.until,
        before: query.before,
    };
    let db = app.store().shop(caller.shop);
    let reader = Reader::of(&db, caller.actor.member()?).await?;
    let limit = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let rows = storage::page(&db, &reader, &wanted, limit).await?;
    let next = rows.last().map(|(row, _)| row.place);
    let next = next.filter(|_| rows.len() as u64 == limit);
    let notices = rows
        .into_iter()
        .filter_map(|(row, is_read)| view(&row, is_read));
    Ok(Json(NoticePage {
        notices: notices.collect(),
        next,
    }))
}
