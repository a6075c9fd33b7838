use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::person;

use crate::{
    access::{Action, Denied, Object, authorize},
    app::App,
    audit,
    http::{Caller, Json, Problem},
    members::{sign_ins, staff},
    storage::StorageError,
    vocabulary::{Millis, secret_hash},
};

pub const LEAST_CHARS: usize = 8;
const MOST_CHARS: usize = 200;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    current: String,
    /// 8 to 200 characters; neither the login nor the one before.
    new: String,
    /// End the sign-ins of all other devices.
    sign_out_others: bool,
}

/// Change the own password; it takes the old one. Wrong guesses count as failed sign-ins do.
#[utoipa::path(put, path = "/api/me/password", tag = "members", operation_id = "change_password", request_body = PasswordChange,
    responses((status = 204), (status = 422, body = Problem), (status = 429, body = Problem)),
    extensions(("x-action" = json!("change_own_password"))))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Json(wish): Json<PasswordChange>,
) -> Result<StatusCode, Problem> {
    let (id, current) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::ChangeOwnPassword,
        Object::Person(id),
    )?;
    let people = app.store().across_shops().rows::<person::Entity>();
    let known = people.with(person::Column::Id.eq(id)).one().await?;
    let known = known.ok_or(Denied::NotSignedIn)?;
    is_own(&app, &known, &wish.current).await?;
    is_good(&wish, &known)?;
    let hash = app.members().passwords.hash(&wish.new).await;
    let hash = hash.map_err(|_| bad("This password cannot be used"))?;
    let now = app.clock().now();
    keep(&app, caller, &known, hash, now).await?;
    if wish.sign_out_others {
        let open = sign_ins::open_of(app.store(), id, now).await?;
        let others = open.into_iter().map(|open| open.id);
        let others = others.filter(|open| *open != current).collect();
        sign_ins::revoke(&app, others).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn is_own(app: &App, known: &person::Model, current: &str) -> Result<(), Problem> {
    let key = secret_hash(&known.login);
    let keeping = app.members();
    let now = app.clock().now();
    keeping
        .by_login
        .pass(key.clone(), now)
        .map_err(Problem::too_fast)?;
    let stored = Some(known.password_hash.as_str());
    if !keeping.passwords.is_right(current, stored).await {
        let title = "current: this is not your password";
        return Err(Problem::at_field("wrong_password", "current", title));
    }
    keeping.by_login.forgive(&key);
    Ok(())
}

fn is_good(wish: &PasswordChange, known: &person::Model) -> Result<(), Problem> {
    let chars = wish.new.chars().count();
    if !(LEAST_CHARS..=MOST_CHARS).contains(&chars) || wish.new.contains('\0') {
        return Err(bad("new: 8 to 200 characters"));
    }
    if wish.new == wish.current || wish.new.to_lowercase() == known.login {
        let title = "new: neither your login nor the password before";
        return Err(Problem::at_field("same_password", "new", title));
    }
    Ok(())
}

fn bad(title: &str) -> Problem {
    Problem::at_field("bad_password", "new", title)
}

/// The shops of the person each get to know that it happened.
async fn keep(
    app: &App,
    caller: Caller,
    known: &person::Model,
    hash: String,
    now: Millis,
) -> Result<(), StorageError> {
    let tx = app.store().begin_across_shops().await?;
    let hash = Expr::value(hash);
    tx.update_global::<person::Entity>(person::Column::Id.eq(known.id), |people| {
        people.col_expr(person::Column::PasswordHash, hash)
    })
    .await?;
    tx.commit().await?;
    for place in staff::places_of(app, known.id).await? {
        let tx = app.store().begin(place.shop_id).await?;
        let entry = audit::Entry {
            action: "change_own_password",
            object: format!("member/{}", place.id),
            detail: json!({}),
        };
        audit::record(&tx, &caller.actor(), now, entry).await?;
        tx.commit().await?;
    }
    Ok(())
}
