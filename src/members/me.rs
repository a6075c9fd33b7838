use axum::extract::State;
use sea_orm::ColumnTrait;
use serde::Serialize;
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
    /// Most open conversations dispatch gives; those who lead set it.
    capacity: i64,
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
            capacity: place.capacity,
        };
        memberships.extend(shop.map(|shop| Membership {
            shop: shop.into(),
            member,
        }));
    }
    Ok(memberships)
}
