//! Logistics 物流: where a parcel is, from the shop to the customer, and back again.
//!
//! Owns `parcel` and its steps. [`Follower`] hears that a parcel left and begins to follow; [`Looks`] asks whoever knows
//! ([`Tracking`]) again and again, until the parcel has arrived, came back or was silent for too long. Once all parcels of
//! what was bought are handed over the order is `Signed`, once; one that is stuck, lost or refused is told to the shop and stands in its order's row until it is not, and each step as [`ParcelMoved`]. Built in is a [`Simulator`]; without it
//! nobody is asked, and that is said. Never changes an order in any other way, and never asks about a parcel while somebody waits.

mod concern;
mod follow;
mod keeping;
mod known;
mod look;
mod moved;
mod notice;
mod see;
mod settle;
mod simulator;
mod stage;
mod storage;
mod tracking;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    concern::{Concern, Patience},
    follow::Follower,
    keeping::Keeping,
    known::known,
    look::Looks,
    moved::ParcelMoved,
    simulator::Simulator,
    stage::Stage,
    tracking::{Paces, Question, Step, Tracking, Unreachable},
    view::{ParcelView, ParcelWay, Reader},
};
use crate::app::App;

/// What consoles hear news of.
pub const NEWS: &str = "logistics";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see::parcel))
        .routes(routes!(see::my_parcel))
        .routes(routes!(see::parcels))
        .routes(routes!(see::my_parcels))
}
