use std::collections::HashMap;

use axum::extract::State;
use sea_orm::ColumnTrait;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::members::{
    member::{self, Role},
    person,
    presence::{self, State as Presence},
};

use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    reception,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis, PersonId},
};

#[derive(Serialize, ToSchema)]
pub struct Colleague {
    id: MemberId,
    /// The name customers see.
    nick: String,
    name: String,
    role: Role,
    state: Presence,
    /// Conversations they have now.
    open: i64,
}

/// The shop's members: who is at the desk, and how busy.
#[utoipa::path(get, path = "/api/shops/{shop}/members", tag = "members", operation_id = "colleagues", params(("shop" = Uuid, Path)),
    responses((status = 200, body = [Colleague])), extensions(("x-action" = json!("see_members"))))]
pub async fn see(State(app): State<App>, caller: InShop) -> Result<Json<Vec<Colleague>>, Problem> {
    authorize(&caller.actor, Action::SeeMembers, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let places = db
        .rows::<member::Entity>()
        .with(member::Column::LeftAt.is_null());
    let places = places.ascending(member::Column::CreatedAt).all().await?;
    let names = names_of(&app, places.iter().map(|place| place.person_id)).await?;
    let states = states_now(&db, app.clock().now()).await?;
    let open = reception::open_by_member(&db).await?;
    let colleagues = places.into_iter().map(|place| Colleague {
        name: names.get(&place.person_id).cloned().unwrap_or_default(),
        state: states.get(&place.id).copied().unwrap_or(Presence::Offline),
        open: open.get(&place.id).copied().unwrap_or_default(),
        id: place.id,
        nick: place.nick,
        role: place.role,
    });
    Ok(Json(colleagues.collect()))
}

async fn names_of(
    app: &App,
    people: impl Iterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>, StorageError> {
    let rows = app.store().across_shops().rows::<person::Entity>();
    let people = rows.with(person::Column::Id.is_in(people)).all().await?;
    Ok(people
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect())
}

/// Whose lease has run out is offline, whatever they said last: they have no entry.
async fn states_now(db: &ShopDb, now: Millis) -> Result<HashMap<MemberId, Presence>, StorageError> {
    let alive = db
        .rows::<presence::Entity>()
        .with(presence::Column::LeaseUntil.gt(now));
    let alive = alive.all().await?;
    Ok(alive
        .into_iter()
        .map(|presence| (presence.member_id, presence.state))
        .collect())
}
