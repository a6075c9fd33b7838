use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{deed, shown};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::{Date, LocalTime},
    http::{Id, InShop, Json, Problem},
    trade::{Deed, Event, OrderView, perform, told},
    vocabulary::{Millis, OrderId},
};

const MOST_DAYS_AHEAD: i64 = 365;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInstallationDay {
    key: Uuid,
    rev: i64,
    /// From today on, at most a year ahead.
    day: Date,
    /// The customer said yes to this day. Without that it is refused.
    is_agreed: bool,
}

/// Set another day for the installation that was bought with an order 预约安装, as the customer agreed. Where the shop set that they agree
/// on a card, `needs_customer`.
#[utoipa::path(put, path = "/api/shops/{shop}/orders/{id}/installation", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewInstallationDay,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("ship_orders"))))]
pub async fn book_installation(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewInstallationDay>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::ShipOrders, Object::Shop(caller.shop))?;
    let now = app.clock().now();
    new.check(now)?;
    let day = Some(new.day);
    let event = Event::InstallationBooked { day };
    let asked = Deed {
        detail: json!({ "customer_agreed": true }),
        ..deed(&caller, order, (new.key, new.rev), event)
    };
    let tx = app.store().begin(caller.shop).await?;
    perform(&tx, asked, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, order).await
}

impl NewInstallationDay {
    fn check(&self, now: Millis) -> Result<(), Problem> {
        if !self.is_agreed {
            let title = "The customer has to agree to the day";
            return Err(Problem::at_field("not_agreed", "is_agreed", title));
        }
        check_install_day(self.day, now)
    }
}

pub fn check_install_day(day: Date, now: Millis) -> Result<(), Problem> {
    let today = LocalTime::of(now).date;
    if (today..=today.plus(MOST_DAYS_AHEAD)).contains(&day) {
        return Ok(());
    }
    let title = "day: from today on, at most a year ahead";
    Err(Problem::at_field("bad_install_day", "day", title))
}
