//! Web Push: notices on the devices where a member asked for them, also while the console is closed.
//!
//! What is pushed is a row of its own, written with the notice and sent by whichever node is first; never in a timer, because a push
//! service may take seconds to answer. The message says the shop, the category and the number of the notice: who is meant and
//! what it says is read in the console.

mod deliver;
mod devices;
mod due;
mod key;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    deliver::{deliver, deliver_due},
    due::{Due, due_for, keep_due},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(devices::list_devices, devices::add_device))
        .routes(routes!(devices::remove_device))
        .routes(routes!(devices::try_device))
}
