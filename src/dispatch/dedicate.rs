use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::storage;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit, customers,
    http::{Id, InShop, Json, Problem},
    members,
    vocabulary::{CustomerId, MemberId},
};

/// The member a customer belongs to; none: nobody in particular.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DedicatedTo {
    member: Option<MemberId>,
}

/// Whom a customer belongs to.
#[utoipa::path(get, path = "/api/shops/{shop}/customers/{id}/dedicated", tag = "dispatch",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = DedicatedTo)),
    extensions(("x-action" = json!("see_customer"))))]
pub async fn see_dedicated(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
) -> Result<Json<DedicatedTo>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCustomer,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let known = storage::dedicated_of(&db, &[customer]).await?;
    let member = known.get(&customer).copied();
    Ok(Json(DedicatedTo { member }))
}

/// Give a customer to one member for good.
#[utoipa::path(put, path = "/api/shops/{shop}/customers/{id}/dedicated", tag = "dispatch",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = DedicatedTo,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("dedicate_customer"))))]
pub async fn dedicate(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
    Json(to): Json<DedicatedTo>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::DedicateCustomer,
        Object::Shop(caller.shop),
    )?;
    let (now, db) = (app.clock().now(), app.store().shop(caller.shop));
    if customers::values_of(&db, &[customer]).await?.is_empty() {
        return Err(Problem::not_found());
    }
    if let Some(member) = to.member
        && !members::serves_here(&db, member).await?
    {
        let title = "This member does not serve customers here";
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bad_member",
            title,
        ));
    }
    let tx = app.store().begin(caller.shop).await?;
    storage::keep_dedicated(&tx, customer, to.member, now).await?;
    let entry = audit::Entry {
        action: "dedicate_customer",
        object: format!("customer/{customer}"),
        detail: json!({ "to": to.member }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
