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

/// A shop signs its shoppers with another secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentityRenewed {
    pub member: MemberId,
}

impl Event for IdentityRenewed {
    const KIND: &'static str = "IdentityRenewed";
}

/// Renew the secret that signs the shop's shoppers, and show the new one: audited. What the old one signed is refused at once.
#[utoipa::path(post, path = "/api/shops/{shop}/identity/renewals", tag = "shops", operation_id = "renew_identity_secret",
    params(("shop" = Uuid, Path)), responses((status = 200, body = IdentitySecret)),
    extensions(("x-action" = json!("renew_identity"))))]
pub async fn renew(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<IdentitySecret>, Problem> {
    authorize(
        &caller.actor,
        Action::RenewIdentity,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?.id;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let secret = shops::renew_identity(&tx).await?;
    let entry = audit::Entry {
        action: "renew_identity",
        object: format!("shop/{}", caller.shop),
        detail: json!({}),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&IdentityRenewed { member }, now).await?;
    tx.commit().await?;
    Ok(Json(IdentitySecret { secret }))
}
