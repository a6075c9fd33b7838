//! What members do with orders. Each answers with the order as it is then.

mod address;
mod agreement;
mod closing;
mod decision;
mod extension;
mod installation;
mod price;
mod refunds;
mod reissue;
mod shipment;

pub use self::{
    installation::check_install_day,
    price::{above_limit, is_within, may_be_off, no_higher, within_limit},
};
use serde_json::json;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{By, Deed, Event, OrderView, perform, see::shown, told};
use crate::{
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::OrderId,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(price::change_price))
        .routes(routes!(shipment::ship))
        .routes(routes!(closing::close))
        .routes(routes!(extension::extend))
        .routes(routes!(address::change_address))
        .routes(routes!(installation::book_installation))
        .routes(routes!(refunds::answer_refund))
        .routes(routes!(agreement::agree_to_all))
        .routes(routes!(reissue::open_reissue))
        .routes(routes!(decision::decide))
}

/// By its key, to an order as it was seen.
type Seen = (Uuid, i64);

async fn act(
    app: &App,
    caller: &InShop,
    order: OrderId,
    seen: Seen,
    event: Event,
) -> Result<Json<OrderView>, Problem> {
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    perform(&tx, deed(caller, order, seen, event), now).await?;
    tx.commit().await?;
    told(app, caller.shop);
    shown(app, caller.shop, order).await
}

fn deed(caller: &InShop, order: OrderId, (key, rev): Seen, event: Event) -> Deed<'_> {
    Deed {
        key,
        order,
        rev: Some(rev),
        actor: &caller.actor,
        by: By::Shop,
        event,
        detail: json!({}),
    }
}
