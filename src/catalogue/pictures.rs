use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{Path, Problem},
};

/// The drawings of the demo shops; they ride in the binary.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/demo"]
#[include = "*/pictures/*.svg"]
struct Drawings;

/// A drawing is a document to a browser that opens it by itself: it may style itself and do nothing else.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const A_WEEK: &str = "public, max-age=604800";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(draw))
}

/// Where the picture `name` of a shop is found.
pub fn picture_path(slug: &str, name: &str) -> String {
    format!("/api/store/{slug}/pictures/{name}.svg")
}

/// Whether that is where a drawing of the shop is found.
pub fn is_drawing_of(slug: &str, address: &str) -> bool {
    let file = address.strip_prefix(&format!("/api/store/{slug}/pictures/"));
    file.is_some_and(|file| drawing(slug, file).is_some())
}

#[derive(Deserialize)]
struct Named {
    slug: String,
    file: String,
}

/// A picture of the storefront.
#[utoipa::path(get, path = "/api/store/{slug}/pictures/{file}", tag = "store",
    params(("slug" = String, Path), ("file" = String, Path, description = "A name ending in .svg")),
    responses((status = 200, content_type = "image/svg+xml", body = String), (status = 404)),
    extensions(("x-action" = json!("see_store"))))]
async fn draw(
    Path(Named { slug, file }): Path<Named>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    authorize(&Actor::Anyone, Action::SeeStore, Object::World)?;
    let drawing = drawing(&slug, &file).ok_or_else(Problem::not_found)?;
    let tag = format!(
        "\"{}\"",
        URL_SAFE_NO_PAD.encode(&drawing.metadata.sha256_hash()[..12])
    );
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|held| held.as_bytes() == tag.as_bytes());
    let manners = [
        (header::CONTENT_TYPE, "image/svg+xml".to_owned()),
        (header::CONTENT_SECURITY_POLICY, ALONE.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, A_WEEK.to_owned()),
        (header::ETAG, tag),
    ];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, manners).into_response());
    }
    Ok((manners, drawing.data.into_owned()).into_response())
}

fn drawing(slug: &str, file: &str) -> Option<EmbeddedFile> {
    let name = file.strip_suffix(".svg")?;
    let is_plain = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if !is_plain(slug) || !is_plain(name) {
        return None;
    }
    Drawings::get(&format!("{slug}/pictures/{name}.svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_known_by_its_address_in_its_own_shop() {
        let address = picture_path("qingmu", "qm-cd-001");
        assert!(is_drawing_of("qingmu", &address));
        assert!(!is_drawing_of("songxi", &address));
        for wrong in ["none", "../qingmu/pictures/qm-cd-001"] {
            let address = picture_path("qingmu", wrong);
            assert!(!is_drawing_of("qingmu", &address), "{wrong}");
        }
    }
}
