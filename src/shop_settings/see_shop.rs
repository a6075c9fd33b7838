use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Limits, ShopSettings};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    shops,
    vocabulary::Millis,
};

#[derive(Serialize, ToSchema)]
pub struct ShopSettingsView {
    pub settings: ShopSettings,
    /// Where people reach this server, where it was told.
    pub public_url: Option<String>,
    /// Sites that asked in vain, newest first; known until the node ends.
    pub refused: Vec<RefusedSite>,
    /// How soon an answer is due in a shop that has set nothing.
    pub usual_limits: Limits,
}

#[derive(Serialize, ToSchema)]
pub struct RefusedSite {
    pub origin: String,
    pub at: Millis,
}

/// The shop's name and the sites that carry its widget.
#[utoipa::path(get, path = "/api/shops/{shop}/settings", tag = "shops", operation_id = "shop_settings",
    params(("shop" = Uuid, Path)), responses((status = 200, body = ShopSettingsView)),
    extensions(("x-action" = json!("set_shop"))))]
pub async fn see(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<ShopSettingsView>, Problem> {
    authorize(&caller.actor, Action::SetShop, Object::Shop(caller.shop))?;
    let shop = shops::find(app.store(), &caller.shop.into()).await?;
    let settings = ShopSettings::from(&shop.ok_or_else(Problem::not_found)?);
    let refused = app.sites().refused(caller.shop).into_iter();
    let refused = refused.filter(|one| !settings.sites.contains(&one.origin));
    Ok(Json(ShopSettingsView {
        refused: refused
            .map(|shops::Refused { origin, at }| RefusedSite { origin, at })
            .collect(),
        public_url: app.config().public_url.clone(),
        usual_limits: Limits {
            first_limit_ms: shops::FIRST_LIMIT_MS,
            later_limit_ms: shops::LATER_LIMIT_MS,
        },
        settings,
    }))
}
