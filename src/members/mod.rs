//! People, their places in shops, and the devices they are signed in on.
//!
//! Owns `person`, `sign_in` and `member`; reads `presence`. A token is shown once and kept as a hash. Whoever proves a sign-in is a
//! person; [`member_of`] says what that person is in one shop. Who signs out is told to [`crate::app::App::revocations`], so that
//! live sockets close.

mod colleagues;
mod me;
mod own;
mod passwords;
mod people;
mod presence;
mod setup;
mod sign_in;
mod sign_ins;
mod staff;

use parking_lot::Mutex;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    passwords::{PasswordCost, Passwords},
    people::{NewMember, NewPerson, create_member, create_person, person_behind},
    presence::{
        absent_since, is_at_desk_in, present, present_one, renew_presence, role_in, serves,
        serves_here, serves_here_in, serving, set_presence,
    },
    setup::{DemoSignIn, announce_setup},
    sign_ins::{Revoked, forget_sign_ins, member_of, open_sign_in, person_of},
    staff::renew_password,
};
use crate::{app::App, http::Limiter};

/// What this area keeps in memory.
pub struct Keeping {
    pub passwords: Passwords,
    by_login: Limiter<Vec<u8>>,
    by_address: Limiter<std::net::IpAddr>,
    setup_code: Mutex<Option<String>>,
    /// One set-up at a time.
    setting_up: tokio::sync::Mutex<()>,
}

impl Keeping {
    pub fn new(cost: PasswordCost) -> Self {
        Self {
            passwords: Passwords::new(cost),
            by_login: Limiter::new(10, 30_000),
            by_address: Limiter::new(30, 2_000),
            setup_code: Mutex::default(),
            setting_up: tokio::sync::Mutex::default(),
        }
    }
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(setup::see, setup::set_up))
        .routes(routes!(sign_in::sign_in, sign_in::sign_out))
        .routes(routes!(me::see))
        .routes(routes!(colleagues::see))
        .merge(own::routes())
        .merge(staff::routes())
}
