use std::{
    collections::{HashMap, HashSet},
    ops::AddAssign,
};

use axum::{
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use yingke_tabular::Unreadable;

use super::{
    arranging::{Arranging, Scope, may_arrange, phrases_of, taken},
    create::check_room,
    hidden::{Hidden, hidden_of},
    sheet::{self, Deed, DeedName, FILE, RowFault, RowForm},
    storage::{self, GAP, NewPhrase},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue, files,
    http::{InShop, Json, Problem, Query},
    storage::{ShopDb, StorageError},
    vocabulary::{FileId, PhraseId, new_id},
};

const MOST_FAULTS: usize = 200;
const MOST_SHOWN: usize = 50;
/// Rows of one transaction where they need not come together, and of one look in any case: on SQLite a transaction holds up every
/// message.
const AT_ONCE: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportMode {
    /// Say what would happen.
    Check,
    /// Every row; none where one is wrong.
    All,
    /// Rows that are right; the others are left out.
    Good,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    #[param(inline)]
    of: Scope,
    #[param(inline)]
    mode: ImportMode,
}

/// What a file says, and what came of it.
#[derive(Serialize, ToSchema)]
pub struct ImportReport {
    /// Rows that are right.
    good: usize,
    created: usize,
    changed: usize,
    same: usize,
    /// The first 200.
    faults: Vec<ImportFault>,
    faults_count: usize,
    /// The first 50 rows that are right.
    preview: Vec<ImportRow>,
    /// Whether the rows were written down.
    applied: bool,
}

#[derive(Serialize, ToSchema)]
pub struct ImportFault {
    /// As a spreadsheet counts, from 1.
    line: u64,
    /// `folder`, `code`, `title`, `body`, `pictures` or `products`.
    column: &'static str,
    code: &'static str,
    title: String,
}

#[derive(Serialize, ToSchema)]
pub struct ImportRow {
    line: u64,
    deed: DeedName,
    folder: String,
    code: String,
    title: String,
    body: String,
}

/// Bring phrases from a CSV (UTF-8, GBK, UTF-16) or XLSX file of at most 5,000 rows and 4 MiB.
#[utoipa::path(post, path = "/api/shops/{shop}/phrases/import", tag = "phrases", params(("shop" = Uuid, Path), ImportQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = ImportReport), (status = 413, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_phrases"))))]
pub async fn import(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<ImportQuery>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ImportReport>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnPhrases,
        Object::Shop(caller.shop),
    )?;
    let member = may_arrange(&caller, query.of)?;
    let body = body.map_err(|_| Problem::too_large())?;
    let read = tokio::task::spawn_blocking(move || read(&body)).await;
    let (rows, mut faults) = read.map_err(|_| unreadable(Unreadable::NoTable))??;
    let (rows, more) = with_attached(&app.store().shop(caller.shop), rows).await?;
    faults.extend(more);
    faults.sort_by_key(|fault| fault.line);
    let held = storage::all(&app.store().shop(caller.shop), phrases_of(member)).await?;
    let hidden = hidden_of(&app.store().shop(caller.shop), &held).await?;
    let plan = sheet::planned(&held, &hidden, rows);
    let mut report = ImportReport::of(&plan, &faults);
    check_room((held.len() + report.created) as u64, query.of)?;
    let is_wanted = match query.mode {
        ImportMode::Check => false,
        ImportMode::All => faults.is_empty(),
        ImportMode::Good => true,
    };
    if is_wanted {
        write(&app, &caller, &query, (plan, &hidden), &mut report).await?;
    }
    Ok(Json(report))
}

type Read = (Vec<RowForm>, Vec<RowFault>);

fn read(bytes: &[u8]) -> Result<Read, Problem> {
    let rows = yingke_tabular::read(bytes, &FILE).map_err(unreadable)?;
    sheet::parsed(&rows).ok_or_else(|| {
        let title = "The first row must name a column 内容 (or body)";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "no_columns", title)
    })
}

async fn with_attached(db: &ShopDb, rows: Vec<RowForm>) -> Result<Read, StorageError> {
    let codes: HashSet<String> = rows.iter().flat_map(|row| row.products.clone()).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let cards = catalogue::cards_of_codes(db, &codes).await?;
    let products: HashMap<_, _> = cards.into_iter().map(|c| (c.code, c.product)).collect();
    let named: HashSet<FileId> = rows
        .iter()
        .flat_map(|row| row.form.pictures.clone())
        .collect();
    let named: Vec<FileId> = named.into_iter().collect();
    let pictures = files::shop_pictures(db, &named).await?;
    let pictures: HashSet<FileId> = pictures.into_iter().map(|picture| picture.id).collect();
    Ok(sheet::attached(rows, &products, &pictures))
}

/// All or nothing is one transaction, which the limit of a file keeps short enough. Otherwise it goes piece by piece, so that messages
/// get their turn in between, and what a crash cuts off is brought by the same file again: rows that are there already stay.
async fn write(
    app: &App,
    caller: &InShop,
    query: &ImportQuery,
    (plan, hidden): (Vec<(Deed, RowForm)>, &Hidden),
    report: &mut ImportReport,
) -> Result<(), Problem> {
    let news = plan.into_iter().filter(|(deed, _)| *deed != Deed::Same);
    let news: Vec<RowForm> = news.map(|(_, row)| row).collect();
    let together = match query.mode {
        ImportMode::All => news.len().max(1),
        ImportMode::Check | ImportMode::Good => AT_ONCE,
    };
    let mut all = Done::default();
    for part in news.chunks(together) {
        let arranging = Arranging::begin(app, caller, query.of).await?;
        let mut done = Done::default();
        for piece in part.chunks(AT_ONCE) {
            done += write_piece(&arranging, query.of, (piece, hidden)).await?;
        }
        let detail = json!({ "created": done.created, "changed": done.changed });
        arranging.commit(app, "imported", detail).await?;
        all += done;
    }
    (report.created, report.changed) = (all.created, all.changed);
    report.same = report.good - all.created - all.changed;
    report.applied = true;
    Ok(())
}

#[derive(Default)]
struct Done {
    created: usize,
    changed: usize,
}

impl AddAssign for Done {
    fn add_assign(&mut self, more: Self) {
        self.created += more.created;
        self.changed += more.changed;
    }
}

/// What a colleague did since the file was read is seen here: codes are looked up anew.
async fn write_piece(
    arranging: &Arranging<'_>,
    of: Scope,
    (rows, hidden): (&[RowForm], &Hidden),
) -> Result<Done, Problem> {
    let (tx, at) = (&arranging.tx, arranging.at);
    let codes = rows.iter().map(|row| row.form.code.as_str());
    let codes: Vec<&str> = codes.filter(|code| !code.is_empty()).collect();
    let held = storage::with_codes(tx, arranging.phrases(), &codes).await?;
    let mut position = storage::next_position(tx, arranging.phrases()).await?;
    let (mut new, mut done) = (Vec::new(), Done::default());
    for (deed, row) in sheet::planned(&held, hidden, rows.to_vec()) {
        match deed {
            Deed::Same => {}
            Deed::Change(id, rev) => {
                let rewritten = storage::rewrite(tx, id, rev, &row.form, at).await;
                rewritten.map_err(taken)?;
                done.changed += 1;
            }
            Deed::Create => {
                new.push(NewPhrase {
                    id: PhraseId(new_id()),
                    member: arranging.member,
                    form: row.form,
                    position,
                    at,
                });
                position += GAP;
            }
        }
    }
    done.created = new.len();
    if done.created > 0 {
        let count = storage::count(tx, arranging.phrases()).await?;
        check_room(count + done.created as u64, of)?;
    }
    storage::write_down(tx, new).await.map_err(taken)?;
    Ok(done)
}

fn unreadable(why: Unreadable) -> Problem {
    let code = match why {
        Unreadable::Empty => "sheet_empty",
        Unreadable::TooLarge => "sheet_too_large",
        Unreadable::TooManyRows { .. } => "sheet_too_many_rows",
        Unreadable::TooManyColumns { .. } => "sheet_too_many_columns",
        Unreadable::CellTooLong { .. } => "sheet_cell_too_long",
        Unreadable::TooManyCells { .. } => "sheet_too_many_cells",
        Unreadable::OpenQuote { .. } => "sheet_open_quote",
        Unreadable::Garbled { .. } => "sheet_garbled",
        Unreadable::NoTable => "sheet_unreadable",
    };
    match why.line() {
        Some(line) => Problem::at_field(code, format!("line.{line}"), why.to_string()),
        None => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, why.to_string()),
    }
}

impl ImportReport {
    fn of(plan: &[(Deed, RowForm)], faults: &[RowFault]) -> Self {
        let count = |name: DeedName| {
            let of = |(deed, _): &&(Deed, RowForm)| DeedName::from(*deed) == name;
            plan.iter().filter(of).count()
        };
        Self {
            good: plan.len(),
            created: count(DeedName::Create),
            changed: count(DeedName::Change),
            same: count(DeedName::Same),
            faults: faults
                .iter()
                .take(MOST_FAULTS)
                .map(ImportFault::from)
                .collect(),
            faults_count: faults.len(),
            preview: plan.iter().take(MOST_SHOWN).map(ImportRow::from).collect(),
            applied: false,
        }
    }
}

impl From<&RowFault> for ImportFault {
    fn from(RowFault { line, fault }: &RowFault) -> Self {
        Self {
            line: *line,
            column: fault.field(),
            code: fault.code(),
            title: fault.to_string(),
        }
    }
}

impl From<&(Deed, RowForm)> for ImportRow {
    fn from((deed, row): &(Deed, RowForm)) -> Self {
        Self {
            line: row.line,
            deed: (*deed).into(),
            folder: row.form.folder.clone(),
            code: row.form.code.clone(),
            title: row.form.title.clone(),
            body: row.form.body.clone(),
        }
    }
}
