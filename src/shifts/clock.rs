use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::presence::State as Presence;

use super::{
    NEWS,
    own::{OwnDuty, own},
    remind,
    rules::{MINUTE_MS, refused},
    storage,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    storage::{StorageError, Store},
    vocabulary::{MemberId, Millis, ShopId},
};

const MOST_REST_MIN: i64 = 180;

/// What a member does with the clock.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Clock {
    /// Begin to serve 上班.
    On,
    /// End serving 下班. What is open stays with the member: hand it over first.
    Off,
    /// Rest 小休, at most 180 minutes.
    Rest { minutes: i64 },
    /// Be back from a rest.
    Back,
}

/// Clock on or off, rest, or be back. Doing it twice changes nothing.
#[utoipa::path(post, path = "/api/shops/{shop}/shifts/own", tag = "shifts", params(("shop" = Uuid, Path)), request_body = Clock,
    responses((status = 200, body = OwnDuty), (status = 422, body = Problem)), extensions(("x-action" = json!("clock_own_time"))))]
pub async fn clock(
    State(app): State<App>,
    caller: InShop,
    Json(act): Json<Clock>,
) -> Result<Json<OwnDuty>, Problem> {
    authorize(
        &caller.actor,
        Action::ClockOwnTime,
        Object::Shop(caller.shop),
    )?;
    let me = caller.actor.member()?.id;
    let (shop, now) = (caller.shop, app.clock().now());
    let state = match act {
        Clock::On => {
            begin(app.store(), shop, me, now).await?;
            Presence::Online
        }
        Clock::Off => {
            end(app.store(), shop, me, now).await?;
            Presence::Offline
        }
        Clock::Rest { minutes } => {
            if !(1..=MOST_REST_MIN).contains(&minutes) {
                return Err(refused("bad_minutes", "1 to 180 minutes"));
            }
            let due = now + minutes * MINUTE_MS;
            rest(app.store(), shop, me, now, Some(due)).await?;
            Presence::Rest
        }
        Clock::Back => Presence::Online,
    };
    // Ends a rest where the new state is none.
    app.live().set_presence(shop, me, state).await?;
    app.live().tell_members(shop, None, NEWS, &json!({}));
    Ok(Json(own(&app, shop, me).await?))
}

async fn begin(store: &Store, shop: ShopId, me: MemberId, now: Millis) -> Result<(), StorageError> {
    let tx = store.begin(shop).await?;
    match storage::begin(&tx, me, false, now, None).await {
        Err(error) if error.is_double() => Ok(()),
        Err(error) => Err(error),
        Ok(_) => tx.commit().await,
    }
}

async fn end(store: &Store, shop: ShopId, me: MemberId, now: Millis) -> Result<(), StorageError> {
    let tx = store.begin(shop).await?;
    storage::end(&tx, me, false, now).await?;
    tx.commit().await
}

/// A rest that goes on already ends where the new one begins.
async fn rest(
    store: &Store,
    shop: ShopId,
    me: MemberId,
    now: Millis,
    due: Option<Millis>,
) -> Result<(), StorageError> {
    let tx = store.begin(shop).await?;
    storage::end(&tx, me, true, now).await?;
    let id = storage::begin(&tx, me, true, now, due).await?;
    if let Some(due) = due {
        remind::time_rest(&tx, id, due).await?;
    }
    tx.commit().await
}

/// Keeps rests true to what members say of themselves anywhere else.
pub async fn presence_changed(
    store: &Store,
    shop: ShopId,
    member: MemberId,
    state: Presence,
    now: Millis,
) -> Result<(), StorageError> {
    let rests = storage::running(&store.shop(shop), Some(member)).await?;
    let is_resting = rests.iter().any(|one| one.is_rest);
    match (state == Presence::Rest, is_resting) {
        (true, false) => match rest(store, shop, member, now, None).await {
            // Another node wrote the same down.
            Err(error) if error.is_double() => Ok(()),
            done => done,
        },
        (false, true) => {
            let tx = store.begin(shop).await?;
            storage::end(&tx, member, true, now).await?;
            tx.commit().await
        }
        _ => Ok(()),
    }
}
