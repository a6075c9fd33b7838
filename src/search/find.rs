use axum::{extract::State as Of, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yingke_text_index::{Filter, Near, Wanted};

use super::{
    Kind, Search, lines, sealed,
    shelf::{Indexes, SearchState},
    show::{self, Hit},
    source::own_tag,
};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    guard::{Check, Privacy},
    http::{InShop, Json, Problem, Query},
    shops,
    vocabulary::{MemberId, Millis},
};

const CHARS: usize = 100;
const USUAL: usize = 5;
const MOST: usize = 50;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Words, pinyin or initials.
    q: String,
    /// Kinds, with commas between them; all where none are named.
    r#in: Option<String>,
    /// Hits of each kind.
    limit: Option<usize>,
    since: Option<Millis>,
    until: Option<Millis>,
    /// Messages of this member only.
    by: Option<MemberId>,
}

/// What was found, by kind.
#[derive(Serialize, ToSchema)]
pub struct SearchResult {
    groups: Vec<HitGroup>,
    state: SearchState,
}

#[derive(Serialize, ToSchema)]
struct HitGroup {
    kind: Kind,
    hits: Vec<Hit>,
    /// There are others.
    more: bool,
}

/// Customers, contacts, messages, phrases, notices, products and orders that fit, as far as the asking member may see them.
#[utoipa::path(get, path = "/api/shops/{shop}/search", tag = "search", params(("shop" = Uuid, Path), SearchQuery),
    responses((status = 200, body = SearchResult)), extensions(("x-action" = json!("search"))))]
pub async fn find(
    Of(app): Of<App>,
    caller: InShop,
    Query(query): Query<SearchQuery>,
) -> Result<Json<SearchResult>, Problem> {
    authorize(&caller.actor, Action::Search, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?;
    let typed = query.q.trim();
    if typed.is_empty() || typed.chars().count() > CHARS {
        return Err(Problem::bad_request("Name 1 to 100 characters to look for"));
    }
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let kinds = kinds(&query)?;
    let kinds = kinds
        .into_iter()
        .filter(|kind| may_find(app.search(), me, *kind));
    let filters: Vec<_> = kinds.map(|kind| (kind, filter(me, kind, &query))).collect();
    let shelf = app.search().shelf(caller.shop);
    let wanted = Wanted::parse(typed);
    let number = number_of(&app, me, typed).await?;
    let is_number = number.is_some();
    let near = match shelf.indexes() {
        Some(indexes) if !wanted.is_empty() => {
            look(indexes, wanted.clone(), filters, number, most).await?
        }
        _ => Vec::new(),
    };
    let mut groups = Vec::new();
    for (kind, near) in near {
        let mut hits = show::hits(
            &app,
            me,
            (kind, is_number && kind == Kind::Customer),
            &near,
            &wanted,
        )
        .await?;
        let more = hits.len() > most;
        hits.truncate(most);
        if !hits.is_empty() {
            groups.push(HitGroup { kind, hits, more });
        }
    }
    let state = shelf.state();
    Ok(Json(SearchResult { groups, state }))
}

fn kinds(query: &SearchQuery) -> Result<Vec<Kind>, Problem> {
    let Some(named) = query.r#in.as_deref().filter(|named| !named.is_empty()) else {
        return Ok(Kind::ALL.to_vec());
    };
    let kinds = named.split(',').map(Kind::of_word);
    let kinds: Option<Vec<_>> = kinds.collect();
    kinds.ok_or_else(|| Problem::bad_request("There is no such kind of thing to look for"))
}

fn may_find(search: &Search, me: &Member, kind: Kind) -> bool {
    let may = |action: Action| action.rule().roles.contains(&me.role);
    if kind == Kind::Message {
        return may(Action::ReadConversation);
    }
    let source = search.sources().iter().find(|source| source.kind() == kind);
    source.is_some_and(|source| may(source.action()))
}

fn filter(me: &Member, kind: Kind, query: &SearchQuery) -> Filter {
    let tags = match kind {
        Kind::Message if Action::ReadStaffLane.rule().roles.contains(&me.role) => {
            vec![lines::PUBLIC.to_owned(), lines::STAFF.to_owned()]
        }
        Kind::Message => vec![lines::PUBLIC.to_owned()],
        kind => vec![kind.word().to_owned(), own_tag(kind, me.id)],
    };
    Filter {
        tags,
        since: query.since,
        until: query.until,
        by: query.by.map(|by| by.0.into_bytes()),
    }
}

/// What a customer with this phone is tagged with, for those who may see phones.
async fn number_of(app: &App, me: &Member, typed: &str) -> Result<Option<String>, Problem> {
    let is_number = Privacy
        .check(typed)
        .iter()
        .any(|finding| finding.id == "privacy.phone");
    if !is_number || !Action::ShowCustomerData.rule().roles.contains(&me.role) {
        return Ok(None);
    }
    let shop = shops::find(app.store(), &me.shop.into()).await?;
    Ok(shop.map(|shop| sealed(&shop.link_secret, typed)))
}

type ByKind<T> = Vec<(Kind, T)>;

async fn look(
    indexes: Indexes,
    wanted: Wanted,
    filters: ByKind<Filter>,
    number: Option<String>,
    most: usize,
) -> Result<ByKind<Vec<Near>>, Problem> {
    let look = move || {
        let of_kind = |(kind, filter): (Kind, Filter)| {
            let near = match (&number, kind) {
                (Some(number), Kind::Customer) => indexes.of(kind).tagged(number, most + 1)?,
                _ => indexes.of(kind).find(&wanted, &filter, most + 1)?,
            };
            Ok((kind, near))
        };
        filters
            .into_iter()
            .map(of_kind)
            .collect::<Result<_, yingke_text_index::Error>>()
    };
    match tokio::task::spawn_blocking(look).await {
        Ok(Ok(near)) => Ok(near),
        Ok(Err(error)) => {
            tracing::error!(%error, "the search index cannot be read");
            Err(unreadable())
        }
        Err(_) => Err(unreadable()),
    }
}

fn unreadable() -> Problem {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    Problem::new(
        status,
        "search_unavailable",
        "Nothing can be looked up just now; try again",
    )
}

/// The id of a thing in the index.
pub fn id_of(near: &Near) -> Uuid {
    Uuid::from_bytes(near.place.of)
}
