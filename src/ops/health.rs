use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::recorder;
use crate::{app::App, http::Problem, shops};

/// The process answers.
pub async fn alive() -> &'static str {
    "ok"
}

/// The node can serve: its database answers, messages can be stored, and it is not on its way out.
pub async fn ready(State(app): State<App>) -> Response {
    let why = if app.live().is_draining() {
        Some("draining")
    } else if app.live().ledger().is_down() {
        Some("messages cannot be stored")
    } else if shops::any(app.store()).await.is_err() {
        Some("the database does not answer")
    } else {
        None
    };
    match why {
        None => "ready".into_response(),
        Some(why) => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", why).into_response()
        }
    }
}

/// Prometheus text format.
pub async fn metrics(State(app): State<App>) -> String {
    metrics::gauge!("yingke_sockets").set(app.live().sockets() as f64);
    metrics::gauge!("yingke_messages_waiting").set(app.live().ledger().waiting() as f64);
    metrics::gauge!("yingke_storage_down").set(f64::from(u8::from(app.live().ledger().is_down())));
    recorder().render()
}
