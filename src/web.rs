//! The web apps, embedded in the binary (in debug builds read from disk), and the socket's address.

use axum::{
    Extension,
    extract::{Path, State, WebSocketUpgrade, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use rust_embed::RustEmbed;
use utoipa_axum::router::OpenApiRouter;

use crate::{
    access::Denied,
    app::App,
    http::{ClientAddress, Held, Page, Problem, Proof, page_of, proof},
    live,
};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/web/dist"]
#[allow_missing = true]
struct Dist;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/", get(front_door))
        .route("/ws", get(open_socket))
        .route("/widget.js", get(async || asset("widget/widget.js")))
        .route("/widget/{*path}", get(async |path| page("widget", path)))
        .route("/console", get(async || Redirect::permanent("/console/")))
        .route("/console/", get(async || asset("console/index.html")))
        .route("/console/{*path}", get(async |path| page("console", path)))
        .route("/store", get(async || Redirect::permanent("/store/")))
        .route("/store/", get(async || asset("storefront/index.html")))
        .route("/store/{*path}", get(async |path| page("storefront", path)))
}

/// A demo shows its shops; elsewhere shoppers come by the shop's own pages, and only members come here.
async fn front_door(State(app): State<App>) -> Redirect {
    let is_demo = !app.config().demo.is_empty();
    Redirect::temporary(if is_demo { "/store/" } else { "/console/" })
}

async fn open_socket(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    held: Option<Extension<Held>>,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    let page = match page_of(&app, &headers, None).await {
        Ok(Page::Foreign) => return Problem::from(Denied::Forbidden).into_response(),
        Ok(page) => page,
        Err(error) => return Problem::from(error).into_response(),
    };
    let Ok(upgrade) = upgrade else {
        return Problem::bad_request("this address speaks WebSocket").into_response();
    };
    let cookie = match proof(app.config(), &headers) {
        Proof::SignIn(token) if page == Page::Ours => Some(token),
        _ => None,
    };
    let held = held.map(|Extension(held)| held);
    live::upgrade(app.live().clone(), upgrade, (address, held), cookie)
}

/// A file of one app; a path without one is a page of the app, which finds its own way.
fn page(app: &str, path: Result<Path<String>, PathRejection>) -> Response {
    let Ok(Path(path)) = path else {
        return Problem::not_found().into_response();
    };
    let file = format!("{app}/{path}");
    if Dist::get(&file).is_some() {
        return asset(&file);
    }
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    if is_file {
        Problem::not_found().into_response()
    } else {
        asset(&format!("{app}/index.html"))
    }
}

/// A script takes the encoding of the page it stands on where it names none, and a shop's page may be GBK.
fn content_type(kind: &str) -> HeaderValue {
    let is_text = kind.starts_with("text/");
    let named = format!("{kind}{}", if is_text { "; charset=utf-8" } else { "" });
    HeaderValue::from_str(&named).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

fn asset(file: &str) -> Response {
    let Some(found) = Dist::get(file) else {
        let text = "The web apps are not built: run `make web`.";
        return Problem::new(StatusCode::NOT_FOUND, "not_found", text).into_response();
    };
    // Names under assets/ carry a hash of their content.
    let cache = if file.contains("/assets/") {
        FOR_EVER
    } else {
        ASK_AGAIN
    };
    let kind = content_type(found.metadata.mimetype());
    let etag =
        found.metadata.sha256_hash()[..8]
            .iter()
            .fold(String::from("\""), |mut tag, byte| {
                use std::fmt::Write;
                let _ = write!(tag, "{byte:02x}");
                tag
            })
            + "\"";
    let mut response = found.data.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CACHE_CONTROL, cache);
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    // Widgets are loaded by pages of other sites.
    if file.starts_with("widget/") {
        let any = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
        let cross = HeaderValue::from_static("cross-origin");
        headers.insert("cross-origin-resource-policy", cross);
    }
    response
}
