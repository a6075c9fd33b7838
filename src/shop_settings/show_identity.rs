use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::IdentitySecret;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    shops,
    storage::Event,
    vocabulary::MemberId,
};

/// A member saw the secret that signs the shop's shoppers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentityShown {
    pub member: MemberId,
}

impl Event for IdentityShown {
    const KIND: &'static str = "IdentityShown";
}

/// Show the secret that signs the shop's shoppers: audited.
#[utoipa::path(post, path = "/api/shops/{shop}/identity/showings", tag = "shops", operation_id = "show_identity_secret",
    params(("shop" = Uuid, Path)), responses((status = 200, body = IdentitySecret)),
    extensions(("x-action" = json!("show_identity"))))]
pub async fn show(State(app): State<App>, caller: InShop) -> Result<Json<IdentitySecret>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowIdentity,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?.id;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let secret = shops::identity_secret(&tx).await?;
    let secret = secret.ok_or_else(Problem::not_found)?;
    let entry = audit::Entry {
        action: "show_identity",
        object: format!("shop/{}", caller.shop),
        detail: json!({}),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&IdentityShown { member }, now).await?;
    tx.commit().await?;
    Ok(Json(IdentitySecret { secret }))
}
