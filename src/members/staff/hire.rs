use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::{
    member::{self, Role},
    person,
};

use super::{Arranging, may_arrange, words};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    members::{NewMember, NewPerson, create_member, create_person, people::normal_login},
    storage::StorageError,
    vocabulary::{MemberId, PersonId, new_id},
};

/// Someone to hire.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hire {
    /// 2 to 64 letters, digits or `._-@`; capitals do not matter.
    login: String,
    /// 1 to 64 characters.
    name: String,
    /// The name customers see: 1 to 20 characters.
    nick: String,
    role: Role,
    /// Most open conversations dispatch gives: 1 to 200.
    capacity: i64,
}

/// Who was hired.
#[derive(Serialize, ToSchema)]
pub struct Hired {
    member: MemberId,
    /// Told this once; none where the person had a sign-in already.
    password: Option<String>,
}

/// Give someone a place here. A login that works in another shop of the caller's keeps its password.
#[utoipa::path(post, path = "/api/shops/{shop}/staff", tag = "members", params(("shop" = Uuid, Path)), request_body = Hire,
    responses((status = 201, body = Hired), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("arrange_staff"))))]
pub async fn hire(
    State(app): State<App>,
    caller: InShop,
    Json(hire): Json<Hire>,
) -> Result<(StatusCode, Json<Hired>), Problem> {
    authorize(
        &caller.actor,
        Action::ArrangeStaff,
        Object::Shop(caller.shop),
    )?;
    words::login(&hire.login)?;
    let (name, nick) = (words::name(&hire.name)?, words::nick(&hire.nick)?);
    words::capacity(hire.capacity)?;
    // Before the transaction: a hash takes its time.
    let password = words::new_password();
    let hash = app.members().passwords.hash(&password).await;
    let hash = hash.map_err(|_| Problem::bad_request("A password could not be made"))?;
    let known = known_person(&app, &hire.login).await?;
    let may_share = match known {
        Some(person) => is_known_to(&app, caller.actor.member()?, person).await?,
        None => true,
    };
    if !may_share {
        return Err(login_taken());
    }
    let arranging = Arranging::begin(&app, &caller.actor, caller.shop).await?;
    arranging.may_give(hire.role)?;
    let person = match known {
        Some(person) => person,
        None => make_person(&arranging, &hire.login, &name, hash).await?,
    };
    let member = give_place(&arranging, person, &hire, &nick).await?;
    let detail = json!({ "role": hire.role, "capacity": hire.capacity });
    arranging
        .commit(&caller.actor, member, "hired", detail)
        .await?;
    let password = known.is_none().then_some(password);
    Ok((StatusCode::CREATED, Json(Hired { member, password })))
}

async fn make_person(
    arranging: &Arranging<'_>,
    login: &str,
    name: &str,
    password_hash: String,
) -> Result<PersonId, Problem> {
    let id = PersonId(new_id());
    let new = NewPerson {
        id,
        login,
        name,
        password_hash,
    };
    create_person(&arranging.tx, new, arranging.at)
        .await
        .map_err(taken_meanwhile)?;
    Ok(id)
}

async fn known_person(app: &App, login: &str) -> Result<Option<PersonId>, StorageError> {
    let people = app.store().across_shops().rows::<person::Entity>();
    let known = people.with(person::Column::Login.eq(normal_login(login)));
    Ok(known.one().await?.map(|person| person.id))
}

/// Whether the caller leads this person somewhere, or the person was here before: only then may they know that the login exists.
async fn is_known_to(app: &App, by: &Member, person: PersonId) -> Result<bool, StorageError> {
    let db = app.store().shop(by.shop);
    let before = db
        .rows::<member::Entity>()
        .with(member::Column::PersonId.eq(person))
        .one()
        .await?;
    if before.is_some_and(|place| place.left_at.is_some()) {
        return Ok(true);
    }
    let mine = places_of(app, by.person).await?;
    let theirs = places_of(app, person).await?;
    let leads = |place: &member::Model| {
        let here = mine.iter().find(|mine| mine.shop_id == place.shop_id);
        here.is_some_and(|here| may_arrange(here.role, place.role))
    };
    Ok(theirs.iter().any(leads))
}

pub async fn places_of(app: &App, person: PersonId) -> Result<Vec<member::Model>, StorageError> {
    let places = app.store().across_shops().rows::<member::Entity>();
    let places = places.with(member::Column::PersonId.eq(person));
    places.with(member::Column::LeftAt.is_null()).all().await
}

/// Who was here before comes back to the same place, so that what they wrote stays theirs.
async fn give_place(
    arranging: &Arranging<'_>,
    person: PersonId,
    hire: &Hire,
    nick: &str,
) -> Result<MemberId, Problem> {
    let tx = &arranging.tx;
    let before = tx
        .rows::<member::Entity>()
        .with(member::Column::PersonId.eq(person));
    match before.one().await? {
        Some(place) if place.left_at.is_none() => Err(login_taken()),
        Some(place) => {
            arranging.may_give(place.role)?;
            tx.update::<member::Entity>(member::Column::Id.eq(place.id), |row| {
                row.col_expr(member::Column::LeftAt, Expr::value(None::<i64>))
                    .col_expr(member::Column::Role, Expr::value(hire.role))
                    .col_expr(member::Column::Nick, Expr::value(nick))
                    .col_expr(member::Column::Capacity, Expr::value(hire.capacity))
            })
            .await?;
            Ok(place.id)
        }
        None => {
            let id = MemberId(new_id());
            let new = NewMember {
                id,
                person,
                role: hire.role,
                nick,
                capacity: hire.capacity,
            };
            create_member(tx, new, arranging.at).await?;
            Ok(id)
        }
    }
}

fn login_taken() -> Problem {
    let title = "This login is taken";
    Problem::new(StatusCode::CONFLICT, "login_taken", title)
}

/// The database keeps logins apart; another shop may have been faster.
fn taken_meanwhile(error: StorageError) -> Problem {
    if error.is_double() {
        return login_taken();
    }
    error.into()
}
