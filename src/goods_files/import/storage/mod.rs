mod codes;
mod found;
mod shown;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, UpdateMany,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use yingke_schema::goods_files::{
    goods_import::{ActiveModel, Column as C, Entity},
    goods_import_piece as piece,
};

pub use self::found::{
    ChangedRow, FaultRow, Found, MOST_CHANGED, changed, faults, keep_changed, keep_faults,
};
pub use self::shown::{keep_shown, shown};
use self::{found::forget_found, shown::forget_shown};
use crate::{
    access::Member,
    goods_files::{
        import::{changed::SLIPS, work::Cursor},
        view::{Counts, ImportState, ImportStep, Look},
    },
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ImportId, JobId, Millis},
};

pub use yingke_schema::goods_files::goods_import::Model as ImportRow;

pub async fn one(db: &ShopDb, id: ImportId) -> Result<Option<ImportRow>, StorageError> {
    db.rows::<Entity>().with(C::Id.eq(id)).one().await
}

pub async fn one_in(tx: &ShopTx, id: ImportId) -> Result<Option<ImportRow>, StorageError> {
    tx.rows::<Entity>().with(C::Id.eq(id)).one().await
}

pub async fn with_key(tx: &ShopTx, key: Uuid) -> Result<Option<ImportRow>, StorageError> {
    tx.rows::<Entity>().with(C::Key.eq(key)).one().await
}

/// Those that hold bytes, or may come to.
pub async fn open(tx: &ShopTx, now: Millis) -> Result<u64, StorageError> {
    let over = [ImportState::Done, ImportState::Dropped].map(ImportState::code);
    let rows = tx.rows::<Entity>().with(C::State.is_not_in(over));
    rows.with(C::KeptUntil.gt(now)).count().await
}

/// Newest first, behind that one.
pub async fn page(
    db: &ShopDb,
    behind: Option<ImportId>,
    most: u64,
) -> Result<Vec<ImportRow>, StorageError> {
    let which = Condition::all().add_option(behind.map(|id| C::Id.lt(id)));
    let rows = db.rows::<Entity>().with(which).descending(C::Id);
    rows.limit(most).all().await
}

pub struct NewRow<'a> {
    pub id: ImportId,
    pub key: Uuid,
    pub by: &'a Member,
    pub name: &'a str,
    pub bytes: i64,
    pub at: Millis,
    pub kept_until: Millis,
}

pub async fn begin(tx: &ShopTx, new: NewRow<'_>) -> Result<(), StorageError> {
    tx.insert(ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new.id),
        key: Set(new.key),
        member_id: Set(new.by.id),
        nick: Set(new.by.nick.clone()),
        made_at: Set(new.at),
        kept_until: Set(new.kept_until),
        name: Set(new.name.to_owned()),
        bytes: Set(new.bytes),
        state: Set(ImportState::Receiving.code().to_owned()),
        look: Set(String::new()),
        mapping: Set(String::new()),
        step: Set(String::new()),
        run_rows: Set(String::new()),
        job_id: Set(None),
        is_checked: Set(false),
        created: Set(0),
        updated: Set(0),
        unchanged: Set(0),
        skipped: Set(0),
        refused: Set(0),
        faults: Set(0),
        rev: Set(1),
    })
    .await
}

pub async fn keep_piece(
    tx: &ShopTx,
    id: ImportId,
    no: i64,
    bytes: i64,
) -> Result<(), StorageError> {
    use piece::Column as P;
    let row = piece::ActiveModel {
        shop_id: Set(tx.shop()),
        import_id: Set(id),
        no: Set(no),
        bytes: Set(bytes),
    };
    let known = OnConflict::columns([P::ShopId, P::ImportId, P::No])
        .update_column(P::Bytes)
        .to_owned();
    tx.upsert(row, known).await
}

/// Numbers of the pieces that have come.
pub async fn pieces(db: &ShopDb, id: ImportId) -> Result<Vec<i64>, StorageError> {
    let rows = db.rows::<piece::Entity>();
    let rows = rows.with(piece::Column::ImportId.eq(id));
    let rows = rows.ascending(piece::Column::No).all().await?;
    Ok(rows.into_iter().map(|row| row.no).collect())
}

/// Changes an import that is still at `rev`; false: somebody was faster.
pub async fn change(
    tx: &ShopTx,
    row: &ImportRow,
    change: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>,
) -> Result<bool, StorageError> {
    let which = Condition::all()
        .add(C::Id.eq(row.id))
        .add(C::Rev.eq(row.rev));
    let changed = tx.update::<Entity>(which, |update| {
        change(update).col_expr(C::Rev, Expr::value(row.rev + 1))
    });
    Ok(changed.await? == 1)
}

pub async fn looked(
    tx: &ShopTx,
    row: &ImportRow,
    (look, mapping): (String, String),
) -> Result<bool, StorageError> {
    change(tx, row, |row| {
        row.col_expr(C::Look, Expr::value(look))
            .col_expr(C::Mapping, Expr::value(mapping))
            .col_expr(C::State, Expr::value(ImportState::Looked.code()))
    })
    .await
}

/// What was checked was another mapping.
pub async fn map(tx: &ShopTx, row: &ImportRow, mapping: String) -> Result<bool, StorageError> {
    change(tx, row, |row| {
        row.col_expr(C::Mapping, Expr::value(mapping))
            .col_expr(C::IsChecked, Expr::value(false))
            .col_expr(C::State, Expr::value(ImportState::Looked.code()))
    })
    .await
}

/// From the beginning, with nothing counted and no fault found.
pub async fn step(
    tx: &ShopTx,
    row: &ImportRow,
    (step, rows): (ImportStep, &str),
    job: JobId,
) -> Result<bool, StorageError> {
    forget_found(tx, row.id).await?;
    if step == ImportStep::Check {
        forget_shown(tx, row.id).await?;
    }
    let state = match step {
        ImportStep::Check => ImportState::Checking,
        ImportStep::Run => ImportState::Running,
    };
    change(tx, row, |row| {
        let counts = [
            C::Created,
            C::Updated,
            C::Unchanged,
            C::Skipped,
            C::Refused,
            C::Faults,
        ];
        let row = counts
            .into_iter()
            .fold(row, |row, count| row.col_expr(count, Expr::value(0_i64)));
        let row = match step {
            ImportStep::Check => row.col_expr(C::IsChecked, Expr::value(false)),
            ImportStep::Run => row,
        };
        row.col_expr(C::State, Expr::value(state.code()))
            .col_expr(C::Step, Expr::value(step.code()))
            .col_expr(C::RunRows, Expr::value(rows))
            .col_expr(C::JobId, Expr::value(Some(job.0)))
    })
    .await
}

/// What a part of a job came to.
pub async fn count(tx: &ShopTx, id: ImportId, more: Counts) -> Result<(), StorageError> {
    let counts = [
        (C::Created, more.created),
        (C::Updated, more.updated),
        (C::Unchanged, more.unchanged),
        (C::Skipped, more.skipped),
        (C::Refused, more.refused),
        (C::Faults, more.faults),
    ];
    tx.update::<Entity>(C::Id.eq(id), |row| {
        let counted = counts.into_iter().filter(|(_, more)| *more != 0);
        // So that there is something to change.
        let row = row.col_expr(C::Id, Expr::col(C::Id));
        counted.fold(row, |row, (column, more)| {
            row.col_expr(column, Expr::col(column).add(more))
        })
    })
    .await?;
    Ok(())
}

/// Its job has come to its end.
pub async fn end(tx: &ShopTx, id: ImportId, state: ImportState) -> Result<(), StorageError> {
    tx.update::<Entity>(C::Id.eq(id), |row| {
        let row = row.col_expr(C::State, Expr::value(state.code()));
        match state {
            ImportState::Checked => row.col_expr(C::IsChecked, Expr::value(true)),
            // Whoever has seen it before begins nothing with it any more.
            ImportState::Dropped => row.col_expr(C::Rev, Expr::col(C::Rev).add(1_i64)),
            _ => row,
        }
    })
    .await?;
    Ok(())
}

/// What a check notes where new products have no delivery template.
const NO_TEMPLATE: &str = "no_template";

/// Codes of what was taken otherwise than it stands in the file, beside what the look noted; and what an earlier check may have told of
/// another mapping: what may be a slip, and how many new products have no delivery template.
pub async fn note(tx: &ShopTx, id: ImportId, found: &Cursor) -> Result<(), StorageError> {
    let row = one_in(tx, id).await?;
    let Some(mut look) = row.and_then(|row| serde_json::from_str::<Look>(&row.look).ok()) else {
        return Ok(());
    };
    let is_slip = |note: &str| SLIPS.iter().any(|slip| slip.code() == note);
    look.notes
        .retain(|note| note != NO_TEMPLATE && !is_slip(note));
    look.no_template = found.no_template;
    look.pictures_elsewhere = found.pictures_elsewhere;
    look.hosts_elsewhere = found.hosts_elsewhere.iter().cloned().collect();
    let free = (found.no_template > 0).then_some(NO_TEMPLATE);
    for note in found.notes.iter().map(String::as_str).chain(free) {
        if !look.notes.iter().any(|known| known == note) {
            look.notes.push(note.to_owned());
        }
    }
    let look = serde_json::json!(look).to_string();
    tx.update::<Entity>(C::Id.eq(id), |row| row.col_expr(C::Look, Expr::value(look)))
        .await?;
    Ok(())
}

/// Its bytes are gone, and with them what a run is held to; `and_faults`: so is what was wrong with them.
pub async fn forget(tx: &ShopTx, id: ImportId, and_faults: bool) -> Result<(), StorageError> {
    tx.delete::<piece::Entity>(piece::Column::ImportId.eq(id))
        .await?;
    forget_shown(tx, id).await?;
    if and_faults {
        forget_found(tx, id).await?;
    }
    Ok(())
}
