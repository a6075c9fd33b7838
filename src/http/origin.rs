use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::Problem;
use crate::{access::Denied, app::App, config::Config, storage::StorageError};

/// Routes that a widget on another site calls. No cookie ever goes along.
const FOR_WIDGETS: &[&str] = &[
    "/api/store/{slug}/visits",
    "/api/store/{slug}/products/{id}",
    "/api/shops/{shop}/uploads",
    "/api/shops/{shop}/uploads/{id}",
    "/api/shops/{shop}/conversations/{id}/rating",
    "/api/shops/{shop}/file-links",
    "/api/shops/{shop}/cards/{id}",
    "/api/shops/{shop}/mine/cards/{id}/answer",
    "/api/shops/{shop}/mine/identity",
    "/api/shops/{shop}/mine/orders/{id}",
    "/api/shops/{shop}/mine/orders/{id}/reviews/{line}",
];
const PREFLIGHT_S: &str = "600";

/// What the page that asks is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Our own, one of the node's `--origins`, or no page at all: only browsers name an origin.
    Ours,
    /// A site of a shop. It carries the widget and never acts as whoever is signed in: its shop's owner named it, not the operator.
    Site,
    Foreign,
}

/// `shop`: the one the request is about; at the socket's door none is named yet.
pub async fn page_of(
    app: &App,
    headers: &HeaderMap,
    shop: Option<&str>,
) -> Result<Page, StorageError> {
    if is_ours(app.config(), headers) {
        return Ok(Page::Ours);
    }
    let origin = headers.get(header::ORIGIN).and_then(|it| it.to_str().ok());
    let Some(origin) = origin else {
        return Ok(Page::Foreign);
    };
    let (shop, now) = (shop.map(Into::into), app.clock().now());
    let sites = app.sites();
    if sites.have(app.store(), shop.as_ref(), origin, now).await? {
        return Ok(Page::Site);
    }
    if sites.refuse(shop.as_ref(), origin, now).await {
        tracing::warn!(
            origin,
            "a page may not carry the widget: add its address under Settings, Shop and sites, or to --origins"
        );
    }
    Ok(Page::Foreign)
}

fn is_ours(config: &Config, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let is_own = origin
        .split_once("://")
        .is_some_and(|(_, asking)| Some(asking) == host);
    is_own || config.names(origin)
}

/// Refuses changes asked for by foreign pages: by their origin, and by a content type that a plain form can send.
pub(super) async fn refuse_foreign_pages(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let is_welcome =
        request.extensions().get() == Some(&Page::Site) || is_ours(app.config(), request.headers());
    if changes && !is_welcome {
        return Problem::from(Denied::Forbidden).into_response();
    }
    if changes && request.headers().contains_key(header::COOKIE) && looks_like_a_form(&request) {
        return Problem::bad_request("Send Content-Type: application/json").into_response();
    }
    next.run(request).await
}

/// `PUT`, `PATCH` and `DELETE` without a body cannot come from a form.
fn looks_like_a_form(request: &Request) -> bool {
    let headers = request.headers();
    let has_body = headers.contains_key(header::TRANSFER_ENCODING)
        || headers
            .get(header::CONTENT_LENGTH)
            .is_some_and(|length| length != "0");
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = content_type
        .and_then(|value| value.split(';').next())
        .map(str::trim);
    let is_ours = matches!(
        essence,
        Some("application/json" | "application/octet-stream" | "application/offset+octet-stream")
    );
    (has_body || request.method() == Method::POST) && !is_ours
}

/// CORS for the widget's routes. A page that is not welcome may read that it is not: its widget says so.
pub(super) async fn welcome_widgets(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Response {
    if !is_for_widgets(&request) {
        return next.run(request).await;
    }
    let shop = request.uri().path().split('/').nth(3);
    let page = match page_of(&app, request.headers(), shop).await {
        Ok(page) => page,
        Err(error) => return Problem::from(error).into_response(),
    };
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = match (page, request.method(), &origin) {
        (_, &Method::OPTIONS, Some(_)) => preflight(),
        (Page::Foreign, ..) => not_listed().into_response(),
        (Page::Ours, ..) => next.run(request).await,
        (Page::Site, ..) => {
            request.headers_mut().remove(header::COOKIE);
            request.extensions_mut().insert(page);
            next.run(request).await
        }
    };
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin {
        response
            .headers_mut()
            .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

fn is_for_widgets(request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>();
    path.is_some_and(|path| FOR_WIDGETS.contains(&path.as_str()))
}

fn not_listed() -> Problem {
    let title = "This site may not carry the shop's chat: whoever leads the shop adds its address under Settings, Shop and sites";
    Problem::new(StatusCode::FORBIDDEN, "site_not_listed", title)
}

fn preflight() -> Response {
    let headers = [
        (
            header::ACCESS_CONTROL_ALLOW_METHODS,
            "GET, POST, PUT, PATCH",
        ),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization, content-type, upload-offset",
        ),
        (header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_S),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        config: Config,
    }

    fn is_allowed(origin: &str, host: &str) -> bool {
        let line = [
            "yingke",
            "--public-url=https://kf.example/",
            "--origins=https://shop.example",
        ];
        let mut headers = HeaderMap::new();
        headers.insert(header::ORIGIN, origin.parse().unwrap());
        headers.insert(header::HOST, host.parse().unwrap());
        is_ours(&Line::parse_from(line).config, &headers)
    }

    #[test]
    fn own_and_listed_origins_are_welcome() {
        assert!(is_allowed("http://10.0.0.7:8080", "10.0.0.7:8080"));
        assert!(is_allowed("https://kf.example", "inner:8080"));
        assert!(is_allowed("https://shop.example", "inner:8080"));
    }

    #[test]
    fn others_are_not() {
        for origin in [
            "null",
            "https://evil.example",
            "https://shop.example.evil.example",
            "http://shop.example",
            "",
        ] {
            assert!(!is_allowed(origin, "inner:8080"), "{origin}");
        }
    }
}
