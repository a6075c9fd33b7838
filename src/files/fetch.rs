use std::fmt::Write;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    depot::{DepotError, Variant},
    links::Signer,
    storage::{self, FileRow},
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{Path, Problem, Query},
    shops,
    vocabulary::{FileId, Millis, ShopId},
};

const ALONE: &str = "sandbox; default-src 'none'";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(fetch))
}

#[derive(Deserialize)]
struct Place {
    shop: ShopId,
    id: FileId,
    variant: String,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct Signed {
    exp: Millis,
    sig: String,
}

/// The bytes of a file, for whoever holds a link to it.
#[utoipa::path(get, path = "/files/{shop}/{id}/{variant}", tag = "files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ("variant" = String, Path), Signed),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, description = "No such file, or no such link"),
        (status = 410, description = "The link has expired")),
    extensions(("x-action" = json!("follow_file_link"))))]
async fn fetch(
    State(app): State<App>,
    Path(place): Path<Place>,
    Query(Signed { exp, sig }): Query<Signed>,
) -> Result<Response, Problem> {
    authorize(&Actor::Anyone, Action::FollowFileLink, Object::World)?;
    let variant = Variant::of_name(&place.variant).ok_or_else(Problem::not_found)?;
    let shop = shops::find(app.store(), &place.shop.into()).await?;
    let signer = Signer::of(&shop.ok_or_else(Problem::not_found)?.link_secret);
    if !signer.signed(place.shop, place.id, variant, exp, &sig) {
        return Err(Problem::not_found());
    }
    let left = exp - app.clock().now();
    if left <= 0 {
        let status = StatusCode::GONE;
        return Err(Problem::new(
            status,
            "link_expired",
            "This link has expired",
        ));
    }
    let file = storage::file(&app.store().shop(place.shop), place.id).await?;
    let file = file.ok_or_else(Problem::not_found)?;
    let depot = app.files().depot().await.map_err(not_read)?;
    let found = depot
        .fetch(place.shop, place.id, variant)
        .await
        .map_err(not_read)?;
    let (size, bytes) = found.ok_or_else(Problem::not_found)?;
    let manners = manners(&file, variant, left);
    let length = [(header::CONTENT_LENGTH, size.to_string())];
    Ok((manners, length, Body::from_stream(bytes)).into_response())
}

/// Only what our own encoder wrote is shown in place.
fn manners(file: &FileRow, variant: Variant, left: Millis) -> [(HeaderName, String); 5] {
    let shown = match variant {
        Variant::Thumb => file.thumb_type.clone(),
        Variant::Full => (file.kind == "picture").then(|| file.content_type.clone()),
    };
    let disposition = match shown {
        Some(_) => "inline".to_owned(),
        None => format!("attachment; filename*=UTF-8''{}", encoded(&file.name)),
    };
    let content_type = shown.unwrap_or_else(|| "application/octet-stream".to_owned());
    [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, ALONE.to_owned()),
        (
            header::CACHE_CONTROL,
            format!("private, max-age={}", left / 1000),
        ),
    ]
}

/// As RFC 8187 writes a name in a header.
fn encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it maps errors")]
pub fn not_read(error: DepotError) -> Problem {
    tracing::error!(%error, "bytes could not be read");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    Problem::new(
        status,
        "storage_unavailable",
        "The file cannot be read just now; try again",
    )
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_name_in_a_header_is_ascii() {
        assert_eq!(encoded("尺寸 1\".pdf"), "%E5%B0%BA%E5%AF%B8%201%22.pdf");
    }
}
