use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::ShopSettings;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    shops,
    storage::Event,
};

const MOST_SITES: usize = 50;
const MOST_CHARS: usize = 64;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopWish {
    settings: ShopSettings,
    /// What they were when the form was opened: a colleague's change in between is not overwritten unseen.
    seen: ShopSettings,
}

/// A shop took another name, or its widget may stand elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopChanged {
    pub settings: ShopSettings,
}

impl Event for ShopChanged {
    const KIND: &'static str = "ShopChanged";
}

/// Change the shop's name and the sites that carry its widget. Holds at once; on other nodes within 2 s.
#[utoipa::path(put, path = "/api/shops/{shop}/settings", tag = "shops", operation_id = "change_shop_settings",
    params(("shop" = Uuid, Path)), request_body = ShopWish,
    responses((status = 204), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_shop"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Json(wish): Json<ShopWish>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::SetShop, Object::Shop(caller.shop))?;
    let ShopWish { settings, seen } = wish;
    let settings = checked(&settings)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    if !shops::rename(&tx, pair(&seen), pair(&settings)).await? {
        return Err(Problem::changed_meanwhile());
    }
    let entry = audit::Entry {
        action: "set_shop",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": seen, "after": settings }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    let name = json!({ "name": settings.name });
    tx.emit(&ShopChanged { settings }, now).await?;
    tx.commit().await?;
    app.sites().forget().await;
    app.live().tell_members(caller.shop, None, "shop", &name);
    Ok(StatusCode::NO_CONTENT)
}

fn pair(settings: &ShopSettings) -> (&str, &[String]) {
    (&settings.name, &settings.sites)
}

/// As it is kept: trimmed, each site once and by its origin.
fn checked(wished: &ShopSettings) -> Result<ShopSettings, Problem> {
    let name = wished.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > MOST_CHARS || name.chars().any(char::is_control) {
        let title = "name: 1 to 64 characters";
        return Err(Problem::at_field("bad_shop_name", "settings.name", title));
    }
    if wished.sites.len() > MOST_SITES {
        let title = "sites: at most 50";
        return Err(Problem::at_field("too_many_sites", "settings.sites", title));
    }
    let mut sites = Vec::new();
    for (index, typed) in wished.sites.iter().enumerate() {
        let origin = shops::origin_of(typed).ok_or_else(|| {
            let title = "sites: scheme://host or scheme://host:port, nothing behind it";
            Problem::at_field("bad_site", format!("settings.sites.{index}"), title)
        })?;
        if !sites.contains(&origin) {
            sites.push(origin);
        }
    }
    Ok(ShopSettings { name, sites })
}
