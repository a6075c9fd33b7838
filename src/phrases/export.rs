use std::collections::HashMap;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{
    arranging::Scope,
    sheet::{self, HEADING},
    storage::{self, Phrase},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue,
    http::{InShop, Problem, Query},
    vocabulary::ProductId,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Csv,
    Xlsx,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ExportQuery {
    #[param(inline)]
    of: Scope,
    #[param(inline)]
    format: ExportFormat,
}

/// The team's phrases or one's own as a file that `import` takes back unchanged.
#[utoipa::path(get, path = "/api/shops/{shop}/phrases/export", tag = "phrases", params(("shop" = Uuid, Path), ExportQuery),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>)),
    extensions(("x-action" = json!("see_phrases"))))]
pub async fn export(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<ExportQuery>,
) -> Result<Response, Problem> {
    authorize(&caller.actor, Action::SeePhrases, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    let db = app.store().shop(caller.shop);
    let phrases = storage::phrases_of(&db, me).await?;
    let is_wanted = |phrase: &Phrase| phrase.member_id.is_some() == (query.of == Scope::Own);
    let phrases: Vec<Phrase> = phrases.into_iter().filter(is_wanted).collect();
    let shown: Vec<ProductId> = phrases
        .iter()
        .flat_map(|phrase| storage::form_of(phrase).products)
        .collect();
    let cards = catalogue::cards_of(&db, &shown).await?;
    let codes: HashMap<_, _> = cards.into_iter().map(|c| (c.product, c.code)).collect();
    let heading = HEADING.map(str::to_owned).to_vec();
    let rows = phrases.iter().map(|phrase| sheet::row(phrase, &codes));
    let rows: Vec<Vec<String>> = std::iter::once(heading).chain(rows).collect();
    let written = tokio::task::spawn_blocking(move || written(&rows, query.format)).await;
    let bytes = written.map_err(|_| {
        let title = "The file could not be written";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "not_written", title)
    })?;
    let (kind, name) = match query.format {
        ExportFormat::Csv => ("text/csv; charset=utf-8", "phrases.csv"),
        ExportFormat::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "phrases.xlsx",
        ),
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    let manners = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((manners, bytes).into_response())
}

fn written(rows: &[Vec<String>], format: ExportFormat) -> Vec<u8> {
    match format {
        ExportFormat::Csv => yingke_tabular::csv(rows),
        ExportFormat::Xlsx => yingke_tabular::xlsx("快捷短语", rows),
    }
}
