use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::find;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, Shown},
    http::{Id, InShop, Json, Problem},
    vocabulary::CustomerId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShowingWish {
    field: PersonalField,
    /// Why, in 1 to 200 characters; long numbers in it are masked.
    reason: String,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PersonalField {
    Phone,
    Address,
    Name,
}

#[derive(Serialize, ToSchema)]
pub struct Showing {
    value: String,
}

/// Show one personal field in full: audited, and limited per member and hour.
#[utoipa::path(post, path = "/api/shops/{shop}/customers/{id}/showings", tag = "customers",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ShowingWish,
    responses((status = 200, body = Showing), (status = 404, body = Problem), (status = 429, body = Problem)),
    extensions(("x-action" = json!("show_customer_data"))))]
pub async fn show(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
    Json(wish): Json<ShowingWish>,
) -> Result<Json<Showing>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowCustomerData,
        Object::Shop(caller.shop),
    )?;
    let known = find(&app.store().shop(caller.shop), customer).await?;
    let known = known.ok_or_else(Problem::not_found)?;
    let (field, value) = match wish.field {
        PersonalField::Phone => ("phone", known.phone),
        PersonalField::Address => ("address", known.address),
        PersonalField::Name => ("name", Some(known.name)),
    };
    let value = value.ok_or_else(Problem::not_found)?;
    let object = format!("customer/{customer}");
    let shown = Shown {
        action: "show_customer_data",
        object,
        field,
        reason: &wish.reason,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::show(&tx, &caller.actor, app.clock().now(), shown).await?;
    tx.commit().await?;
    Ok(Json(Showing { value }))
}
