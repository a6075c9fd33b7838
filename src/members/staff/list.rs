use std::collections::HashMap;

use axum::extract::State;
use sea_orm::ColumnTrait;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::members::{
    member::{self, Role},
    person,
};

use super::may_arrange;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::{MemberId, Millis},
};

/// Someone's place in the shop, as those who arrange it see it.
#[derive(Serialize, ToSchema)]
pub struct Place {
    id: MemberId,
    /// What they sign in with.
    login: String,
    name: String,
    /// The name customers see.
    nick: String,
    role: Role,
    /// Most open conversations dispatch gives.
    capacity: i64,
    /// UTC milliseconds.
    created_at: Millis,
    /// The caller may change or end it.
    is_yours_to_arrange: bool,
    /// The caller's own, of which they may change all but the role.
    is_own: bool,
}

/// Everyone who works here, oldest first.
#[utoipa::path(get, path = "/api/shops/{shop}/staff", tag = "members", operation_id = "staff", params(("shop" = Uuid, Path)),
    responses((status = 200, body = [Place])), extensions(("x-action" = json!("arrange_staff"))))]
pub async fn list(State(app): State<App>, caller: InShop) -> Result<Json<Vec<Place>>, Problem> {
    authorize(
        &caller.actor,
        Action::ArrangeStaff,
        Object::Shop(caller.shop),
    )?;
    let by = caller.actor.member()?;
    let db = app.store().shop(caller.shop);
    let here = db
        .rows::<member::Entity>()
        .with(member::Column::LeftAt.is_null());
    let here = here.ascending(member::Column::CreatedAt).all().await?;
    let rows = app.store().across_shops().rows::<person::Entity>();
    let which = person::Column::Id.is_in(here.iter().map(|place| place.person_id));
    let people = rows.with(which).all().await?;
    let mut people: HashMap<_, _> = people
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let places = here.into_iter().filter_map(|place| {
        let person = people.remove(&place.person_id)?;
        Some(Place {
            is_own: place.id == by.id && may_arrange(by.role, by.role),
            is_yours_to_arrange: place.id != by.id && may_arrange(by.role, place.role),
            id: place.id,
            login: person.login,
            name: person.name,
            nick: place.nick,
            role: place.role,
            capacity: place.capacity,
            created_at: place.created_at,
        })
    });
    Ok(Json(places.collect()))
}
