//! What a customer does with their own orders: the cart, placing, paying and what follows.
//!
//! Customers see their own data whole; an order of somebody else is not there, whatever is asked. Members have no business here.

mod act;
mod address;
mod basket;
mod bought;
mod cart;
mod list;
mod pay;
mod place;
mod possible;
mod refunds;
mod view;
mod wanted;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::storage::{self, Stored};
use crate::{
    access::{Action, Actor, Denied, Object, authorize},
    app::App,
    http::{InShop, Problem},
    vocabulary::{CustomerId, OrderId},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(cart::see_cart, cart::change_cart))
        .routes(routes!(list::list, place::place))
        .routes(routes!(list::one))
        .routes(routes!(pay::pay))
        .routes(routes!(act::cancel))
        .routes(routes!(act::confirm))
        .routes(routes!(address::change_address))
        .routes(routes!(refunds::ask))
        .routes(routes!(refunds::withdraw))
        .routes(routes!(refunds::send_back))
}

/// The customer who asks.
fn customer_of(caller: &InShop) -> Result<CustomerId, Denied> {
    let Actor::Customer { customer, .. } = caller.actor else {
        authorize(&caller.actor, Action::Buy, Object::Shop(caller.shop))?;
        return Err(Denied::Forbidden);
    };
    let object = Object::Customer {
        shop: caller.shop,
        customer,
    };
    authorize(&caller.actor, Action::Buy, object)?;
    Ok(customer)
}

/// An order of the customer who asks.
async fn own(app: &App, caller: &InShop, order: OrderId) -> Result<Stored, Problem> {
    let customer = customer_of(caller)?;
    let stored = storage::stored(&app.store().shop(caller.shop), order).await?;
    stored
        .filter(|stored| stored.row.customer_id == customer)
        .ok_or_else(Problem::not_found)
}
