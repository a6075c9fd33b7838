//! What a person arranges about themselves: name, nick, password, devices, and what the console remembers for them.
//!
//! Settings follow the person to every device: each change is a merge patch of what differs, checked against the list of known
//! choices (`choices`), and told to their other open devices.

mod choices;
mod devices;
mod name;
mod nick;
mod password;
mod settings;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::password::LEAST_CHARS as LEAST_PASSWORD_CHARS;
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(settings::see, settings::change))
        .routes(routes!(password::change))
        .routes(routes!(name::change))
        .routes(routes!(nick::change))
        .routes(routes!(devices::list, devices::sign_out_everywhere))
        .routes(routes!(devices::end))
}
