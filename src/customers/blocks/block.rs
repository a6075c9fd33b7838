use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{CloseBlocked, CustomerBlocked, close, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    customers::view::find,
    http::{Id, InShop, Json, Problem},
    vocabulary::CustomerId,
};

const MOST_REASON_CHARS: usize = 200;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockWish {
    /// Why, in 1 to 200 characters: leaders read it.
    reason: String,
}

/// Block a customer: nothing they send is taken, their conversation closes. Who is blocked already stays so.
#[utoipa::path(put, path = "/api/shops/{shop}/customers/{id}/block", tag = "customers", operation_id = "block",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = BlockWish,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("block_customer"))))]
pub async fn block(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
    Json(wish): Json<BlockWish>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::BlockCustomer,
        Object::Shop(caller.shop),
    )?;
    let by = caller.actor.member()?;
    let reason = reason(&wish.reason)?;
    let known = find(&app.store().shop(caller.shop), customer).await?;
    known.ok_or_else(Problem::not_found)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    // Two members may block at the same moment.
    tx.lock(customer.0.as_u64_pair().1 as i64).await?;
    if storage::running_in(&tx, customer).await?.is_none() {
        storage::begin(&tx, customer, by.id, reason.clone(), now).await?;
        let entry = audit::Entry {
            action: "block_customer",
            object: format!("customer/{customer}"),
            detail: json!({ "reason": yingke_masking::text(&reason) }),
        };
        audit::record(&tx, &caller.actor, now, entry).await?;
        close::later(&tx, customer, now).await?;
        let event = CustomerBlocked {
            customer,
            is_blocked: true,
        };
        tx.emit(&event, now).await?;
    }
    tx.commit().await?;
    app.live().block(caller.shop, customer, true);
    CloseBlocked::of(&app).close(caller.shop, customer).await?;
    tell(&app, &caller, customer, true);
    Ok(StatusCode::NO_CONTENT)
}

/// So that open consoles look again.
pub fn tell(app: &App, caller: &InShop, customer: CustomerId, is_blocked: bool) {
    let detail = json!({ "customer": customer, "is_blocked": is_blocked });
    app.live()
        .tell_members(caller.shop, None, "blocks", &detail);
}

fn reason(given: &str) -> Result<String, Problem> {
    let given = given.trim();
    let is_good = !given.is_empty()
        && given.chars().count() <= MOST_REASON_CHARS
        && !given.chars().any(|c| c.is_control() && c != '\n');
    is_good.then(|| given.to_owned()).ok_or_else(|| {
        Problem::at_field("bad_block_reason", "reason", "reason: 1 to 200 characters")
    })
}
