use std::path::{Path, PathBuf};

use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::members::member::Role;

use super::{NewMember, NewPerson, create_member, create_person, own};
use crate::{
    access::Denied,
    app::App,
    audit,
    http::{Json, Problem},
    shops::{self, NewShop, ShopView},
    storage::{ShopTx, StorageError},
    vocabulary::{MemberId, PersonId, ShopId, new_id, new_secret, secret_hash},
};

/// Any number: it only has to be the same on every node.
const SETUP_LOCK: i64 = 0x0073_6574_7570;
const MOST_CHARS: usize = 64;
const CAPACITY: i64 = 20;

#[derive(Serialize, ToSchema)]
pub struct SetupState {
    needed: bool,
    /// Sign-ins that everyone may know; none outside a demo.
    demo: Vec<DemoSignIn>,
}

/// One that is printed on the door of a demo shop.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DemoSignIn {
    pub login: String,
    pub password: String,
    pub name: String,
    pub role: Role,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstShop {
    /// From the log or from `data/setup-code`.
    code: String,
    slug: String,
    shop_name: String,
    login: String,
    name: String,
    password: String,
}

/// Is set-up still needed?
#[utoipa::path(get, path = "/api/setup", tag = "members", operation_id = "setup", responses((status = 200, body = SetupState)),
    extensions(("x-action" = json!("set_up"))))]
pub async fn see(State(app): State<App>) -> Result<Json<SetupState>, Problem> {
    Ok(Json(SetupState {
        needed: !shops::any(app.store()).await?,
        demo: app.config().demo.clone(),
    }))
}

/// Make the first shop and its owner, once.
#[utoipa::path(post, path = "/api/setup", tag = "members", request_body = FirstShop,
    responses((status = 201, body = ShopView), (status = 403, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("set_up"))))]
pub async fn set_up(
    State(app): State<App>,
    Json(first): Json<FirstShop>,
) -> Result<(StatusCode, Json<ShopView>), Problem> {
    let _alone = app.members().setting_up.lock().await;
    if shops::any(app.store()).await? {
        return Err(done_already());
    }
    if !is_code(&app, &first.code) {
        return Err(Denied::Forbidden.into());
    }
    check(&first)?;
    let hash = app
        .members()
        .passwords
        .hash(&first.password)
        .await
        .map_err(|error| {
            tracing::error!(%error, "a password could not be hashed");
            Problem::bad_request("This password cannot be used")
        })?;
    let shop = ShopId(new_id());
    let tx = app.store().begin(shop).await?;
    tx.lock(SETUP_LOCK).await?;
    if shops::any_in(&tx).await? {
        return Err(done_already());
    }
    make_first(&app, &tx, &first, hash).await?;
    tx.commit().await?;
    close(&app);
    Ok((
        StatusCode::CREATED,
        Json(ShopView {
            id: shop,
            slug: first.slug,
            name: first.shop_name,
        }),
    ))
}

/// Before the first shop exists: makes the code that proves who may set up, and writes it to the log and the data folder.
pub async fn announce_setup(app: &App) -> Result<(), StorageError> {
    if shops::any(app.store()).await? {
        return Ok(());
    }
    let path = code_file(&app.config().data);
    let kept = std::fs::read_to_string(&path)
        .ok()
        .filter(|code| code.len() >= 32);
    let code = kept.unwrap_or_else(new_secret);
    write_for_owner(&path, &code)?;
    tracing::warn!(%code, file = %path.display(), "no shop yet: open /console/set-up and give this code");
    *app.members().setup_code.lock() = Some(code);
    Ok(())
}

async fn make_first(
    app: &App,
    tx: &ShopTx,
    first: &FirstShop,
    password_hash: String,
) -> Result<(), StorageError> {
    let now = app.clock().now();
    let (person, member) = (PersonId(new_id()), MemberId(new_id()));
    let shop = NewShop {
        slug: &first.slug,
        name: &first.shop_name,
        about: "",
    };
    shops::create(tx, shop, now).await?;
    let owner = NewPerson {
        id: person,
        login: &first.login,
        name: &first.name,
        password_hash,
    };
    create_person(tx, owner, now).await?;
    let role = Role::Owner;
    let place = NewMember {
        id: member,
        person,
        role,
        nick: &first.name,
        capacity: CAPACITY,
    };
    create_member(tx, place, now).await?;
    let object = format!("shop/{}", tx.shop());
    let detail = serde_json::json!({ "owner": member });
    let entry = audit::Entry {
        action: "set_up",
        object,
        detail,
    };
    audit::record(tx, &crate::access::Actor::Anyone, now, entry).await
}

fn check(first: &FirstShop) -> Result<(), Problem> {
    let is_text = |text: &str| !text.trim().is_empty() && text.chars().count() <= MOST_CHARS;
    if !shops::is_slug(&first.slug) {
        return Err(Problem::bad_request("slug: 2 to 40 of a-z, 0-9 and -"));
    }
    if ![&first.shop_name, &first.login, &first.name]
        .into_iter()
        .all(|text| is_text(text))
    {
        return Err(Problem::bad_request(
            "shop_name, login and name: 1 to 64 characters",
        ));
    }
    if first.password.chars().count() < own::LEAST_PASSWORD_CHARS {
        return Err(Problem::bad_request("password: at least 8 characters"));
    }
    Ok(())
}

/// Compared by hash, so that time does not tell how much of it is right.
fn is_code(app: &App, given: &str) -> bool {
    let code = app.members().setup_code.lock();
    code.as_ref()
        .is_some_and(|code| secret_hash(code) == secret_hash(given.trim()))
}

fn close(app: &App) {
    *app.members().setup_code.lock() = None;
    if let Err(error) = std::fs::remove_file(code_file(&app.config().data)) {
        tracing::warn!(%error, "the set-up code could not be deleted; it opens nothing any more");
    }
}

fn code_file(data: &Path) -> PathBuf {
    data.join("setup-code")
}

fn write_for_owner(path: &Path, code: &str) -> std::io::Result<()> {
    use std::io::Write;
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(code.as_bytes())
}

fn done_already() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "already_set_up",
        "Set-up is done; it cannot be done again",
    )
}
