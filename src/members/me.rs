use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use yingke_schema::members::{
    member::{self, Role},
    person,
};

use crate::{
    access::{Action, Denied, Object, authorize},
    app::App,
    http::{Caller, Json, Problem},
    shops::{self, ShopView},
    storage::StorageError,
    vocabulary::{MemberId, PersonId},
};

const MOST_SETTINGS_BYTES: usize = 16 * 1024;

#[derive(Serialize, ToSchema)]
pub struct Me {
    person: PersonView,
    memberships: Vec<Membership>,
    /// This is a demo: sign-ins are printed on the door.
    demo: bool,
}

#[derive(Serialize, ToSchema)]
struct PersonView {
    id: PersonId,
    login: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
struct Membership {
    shop: ShopView,
    member: OwnPlace,
}

#[derive(Serialize, ToSchema)]
struct OwnPlace {
    id: MemberId,
    role: Role,
    nick: String,
}

/// Who is signed in, and where they work.
#[utoipa::path(get, path = "/api/me", tag = "members", operation_id = "me", responses((status = 200, body = Me)),
    extensions(("x-action" = json!("see_own_places"))))]
pub async fn see(State(app): State<App>, caller: Caller) -> Result<Json<Me>, Problem> {
    let (person, _) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::SeeOwnPlaces,
        Object::Person(person),
    )?;
    let person = person_with(&app, person)
        .await?
        .ok_or(Denied::NotSignedIn)?;
    let memberships = places_of(&app, person.id).await?;
    let person = PersonView {
        id: person.id,
        login: person.login,
        name: person.name,
    };
    Ok(Json(Me {
        person,
        memberships,
        demo: !app.config().demo.is_empty(),
    }))
}

/// What the console remembers for this person.
#[utoipa::path(get, path = "/api/me/settings", tag = "members", responses((status = 200, body = Object)),
    extensions(("x-action" = json!("keep_own_settings"))))]
pub async fn settings(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Map<String, Value>>, Problem> {
    let (person, _) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::KeepOwnSettings,
        Object::Person(person),
    )?;
    let person = person_with(&app, person)
        .await?
        .ok_or(Denied::NotSignedIn)?;
    Ok(Json(
        serde_json::from_str(&person.settings).unwrap_or_default(),
    ))
}

/// Replace what the console remembers: one object of at most 16 KiB.
#[utoipa::path(put, path = "/api/me/settings", tag = "members", request_body = Object, responses((status = 204)),
    extensions(("x-action" = json!("keep_own_settings"))))]
pub async fn keep_settings(
    State(app): State<App>,
    caller: Caller,
    Json(settings): Json<Map<String, Value>>,
) -> Result<StatusCode, Problem> {
    let (person, _) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::KeepOwnSettings,
        Object::Person(person),
    )?;
    let settings = Value::Object(settings).to_string();
    if settings.len() > MOST_SETTINGS_BYTES {
        return Err(Problem::too_large());
    }
    let tx = app.store().begin_across_shops().await?;
    let kept = Expr::value(settings);
    tx.update_global::<person::Entity>(person::Column::Id.eq(person), |people| {
        people.col_expr(person::Column::Settings, kept)
    })
    .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn person_with(app: &App, id: PersonId) -> Result<Option<person::Model>, StorageError> {
    let people = app.store().across_shops().rows::<person::Entity>();
    people.with(person::Column::Id.eq(id)).one().await
}

async fn places_of(app: &App, person: PersonId) -> Result<Vec<Membership>, StorageError> {
    let places = app.store().across_shops().rows::<member::Entity>();
    let own = places.with(member::Column::PersonId.eq(person));
    let own = own
        .with(member::Column::LeftAt.is_null())
        .ascending(member::Column::CreatedAt);
    let mut memberships = Vec::new();
    for place in own.all().await? {
        let shop = shops::find(app.store(), &place.shop_id.into()).await?;
        let member = OwnPlace {
            id: place.id,
            role: place.role,
            nick: place.nick,
        };
        memberships.extend(shop.map(|shop| Membership {
            shop: shop.into(),
            member,
        }));
    }
    Ok(memberships)
}
