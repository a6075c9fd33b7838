use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{duty, see_plan::ShiftView, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    promises, reception,
    storage::StorageError,
    vocabulary::{MemberId, Millis, ShopId},
};

/// How a member stands with their duty.
#[derive(Serialize, ToSchema)]
pub struct OwnDuty {
    /// Gets customers while at the desk, by the shop's rules.
    serves: bool,
    /// Clocked on since then.
    on_since: Option<Millis>,
    rest: Option<Rest>,
    /// The shift that is on, or the next.
    shift: Option<ShiftView>,
    /// Conversations they have.
    open: usize,
    /// Promises they have still to keep.
    promises: usize,
}

#[derive(Serialize, ToSchema)]
pub struct Rest {
    since: Millis,
    /// None: as long as they like.
    due: Option<Millis>,
}

/// The caller's own duty.
#[utoipa::path(get, path = "/api/shops/{shop}/shifts/own", tag = "shifts", params(("shop" = Uuid, Path)),
    responses((status = 200, body = OwnDuty)), extensions(("x-action" = json!("clock_own_time"))))]
pub async fn see_own(State(app): State<App>, caller: InShop) -> Result<Json<OwnDuty>, Problem> {
    authorize(
        &caller.actor,
        Action::ClockOwnTime,
        Object::Shop(caller.shop),
    )?;
    let me = caller.actor.member()?.id;
    Ok(Json(own(&app, caller.shop, me).await?))
}

pub async fn own(app: &App, shop: ShopId, me: MemberId) -> Result<OwnDuty, StorageError> {
    let (db, now) = (app.store().shop(shop), app.clock().now());
    let running = storage::running(&db, Some(me)).await?;
    let rest = running.iter().find(|one| one.is_rest);
    let on = running.iter().find(|one| !one.is_rest);
    Ok(OwnDuty {
        serves: duty(&db, now).await?.serves(me),
        on_since: on.map(|one| one.from_at),
        rest: rest.map(|one| Rest {
            since: one.from_at,
            due: one.due_at,
        }),
        shift: storage::next_of(&db, me, now).await?.map(ShiftView::from),
        open: reception::held_by(&db, me).await?.len(),
        promises: promises::open_of(&db, me).await?.len(),
    })
}
