//! What a customer does with their own orders: the cart, placing, paying and what follows.
//!
//! Customers see their own data whole; an order of somebody else is not there, whatever is asked. Members have no business here.

mod act;
mod address;
mod again;
mod basket;
mod bought;
mod cart;
mod case;
mod fill;
mod freight;
mod invoice;
mod list;
mod pay;
mod place;
mod possible;
mod pour;
mod protection;
mod refunds;
mod several;
mod sought;
mod standing;
mod view;
mod wanted;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{fill::fill_cart, pour::pour_cart};
use super::storage::{self, Stored};
use crate::{
    access::Denied,
    app::App,
    http::{InShop, Problem},
    storage::ShopTx,
    vocabulary::{CustomerId, OrderId},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(cart::see_cart, cart::change_cart))
        .routes(routes!(freight::ask_freight))
        .routes(routes!(list::list, place::place))
        .routes(routes!(list::one))
        .routes(routes!(again::buy_again))
        .routes(routes!(pay::pay))
        .routes(routes!(act::cancel))
        .routes(routes!(act::confirm))
        .routes(routes!(act::confirm_part))
        .routes(routes!(address::change_address))
        .routes(routes!(refunds::ask, refunds::change))
        .routes(routes!(several::ask_several))
        .routes(routes!(case::withdraw))
        .routes(routes!(case::send_back))
        .routes(routes!(case::answer_proposal))
        .routes(routes!(case::confirm_resent))
        .routes(routes!(case::ask_platform))
        .routes(routes!(case::give_evidence))
        .routes(routes!(
            protection::see_protection,
            protection::ask_protection
        ))
        .routes(routes!(invoice::see_my_invoice, invoice::ask_invoice))
}

/// Under the lock of what a customer does alone: since they were let in, the shop may have come to know who they are, and what an
/// anonymous one did now would stay behind. Their token ended with that: the page asks again as who they are.
pub async fn check_here(app: &App, tx: &ShopTx, customer: CustomerId) -> Result<(), Problem> {
    tx.lock(customer.0.as_u64_pair().1 as i64).await?;
    if app.has_gone_along(tx, customer).await? {
        return Err(Denied::NotSignedIn.into());
    }
    Ok(())
}

/// An order of the customer who asks.
async fn own(app: &App, caller: &InShop, order: OrderId) -> Result<Stored, Problem> {
    let customer = caller.customer()?;
    let stored = storage::stored(&app.store().shop(caller.shop), order).await?;
    stored
        .filter(|stored| stored.row.customer_id == customer)
        .ok_or_else(Problem::not_found)
}
