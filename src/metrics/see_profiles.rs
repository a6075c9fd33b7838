use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_reply_metrics::Profile;

use super::profiles::{self, Held};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// The rules one judge counts by.
#[derive(Serialize, ToSchema)]
pub struct ProfileView {
    profile: Profile,
    /// The shop has changed it.
    is_changed: bool,
    rev: i64,
}

impl From<Held> for ProfileView {
    fn from(held: Held) -> Self {
        Self {
            is_changed: held.profile != held.shipped,
            profile: held.profile,
            rev: held.rev,
        }
    }
}

/// The shop's own rules first, then one set per platform.
#[utoipa::path(get, path = "/api/shops/{shop}/metrics/profiles", tag = "metrics",
    params(("shop" = Uuid, Path)), responses((status = 200, body = [ProfileView])),
    extensions(("x-action" = json!("see_figures"))))]
pub async fn see_profiles(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<Vec<ProfileView>>, Problem> {
    authorize(&caller.actor, Action::SeeFigures, Object::Shop(caller.shop))?;
    let held = profiles::all(&app, caller.shop).await?;
    Ok(Json(held.into_iter().map(ProfileView::from).collect()))
}
