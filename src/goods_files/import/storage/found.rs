use sea_orm::{ActiveValue::Set, ColumnTrait, Condition};
use yingke_schema::goods_files::{goods_import_change as differs, goods_import_fault as fault};

use crate::{
    goods_files::{import::changed::Changed, incoming::CellFault},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ImportId,
};

pub use differs::Model as ChangedRow;
pub use fault::Model as FaultRow;

/// Faults of one check or run that are kept.
const MOST_FAULTS: i64 = 10_000;
/// Products of one check of which is kept what would change.
pub const MOST_CHANGED: i64 = 10_000;
/// Rows of one statement.
const AT_ONCE: usize = 200;

/// A fault with the table it stands in and the code of its product.
pub struct Found {
    pub file: String,
    pub row_code: String,
    pub fault: CellFault,
}

/// Behind those that were found before; what is more than 10,000 is only counted.
pub async fn keep_faults(
    tx: &ShopTx,
    id: ImportId,
    before: i64,
    found: Vec<Found>,
) -> Result<(), StorageError> {
    let rows = (before..MOST_FAULTS).zip(found).map(|(no, found)| {
        let Found {
            file,
            row_code,
            fault,
        } = found;
        fault::ActiveModel {
            shop_id: Set(tx.shop()),
            import_id: Set(id),
            no: Set(no + 1),
            file: Set(plain(file)),
            line: Set(fault.line as i64),
            column_name: Set(plain(fault.column.unwrap_or_default())),
            code: Set(fault.code.to_owned()),
            title: Set(plain(fault.title)),
            row_code: Set(plain(row_code)),
        }
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        tx.insert_many(some.to_vec()).await?;
    }
    Ok(())
}

/// Behind those that were found before; what is more than 10,000 is only counted.
pub async fn keep_changed(
    tx: &ShopTx,
    id: ImportId,
    before: i64,
    found: Vec<Changed>,
) -> Result<(), StorageError> {
    let rows = (before..MOST_CHANGED).zip(found);
    let rows = rows.map(|(no, found)| differs::ActiveModel {
        shop_id: Set(tx.shop()),
        import_id: Set(id),
        no: Set(no + 1),
        file: Set(plain(found.file)),
        line: Set(found.line as i64),
        code: Set(found.code),
        title: Set(found.title),
        changes: Set(serde_json::json!(found.changes).to_string()),
        more: Set(found.more),
        warnings: Set(serde_json::json!(found.warnings).to_string()),
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        tx.insert_many(some.to_vec()).await?;
    }
    Ok(())
}

pub async fn changed(
    db: &ShopDb,
    id: ImportId,
    behind: i64,
    most: u64,
) -> Result<Vec<ChangedRow>, StorageError> {
    let which = Condition::all()
        .add(differs::Column::ImportId.eq(id))
        .add(differs::Column::No.gt(behind));
    let rows = db.rows::<differs::Entity>().with(which);
    rows.ascending(differs::Column::No).limit(most).all().await
}

/// A word of a file, as a database takes it.
fn plain(text: String) -> String {
    const MOST: usize = 300;
    if text.len() <= MOST && !text.contains('\0') {
        return text;
    }
    text.chars().filter(|c| *c != '\0').take(MOST).collect()
}

pub async fn faults(
    db: &ShopDb,
    id: ImportId,
    behind: i64,
    most: u64,
) -> Result<Vec<FaultRow>, StorageError> {
    let which = Condition::all()
        .add(fault::Column::ImportId.eq(id))
        .add(fault::Column::No.gt(behind));
    let rows = db.rows::<fault::Entity>().with(which);
    rows.ascending(fault::Column::No).limit(most).all().await
}

/// What the newest check or run found wrong, or would change.
pub(super) async fn forget_found(tx: &ShopTx, id: ImportId) -> Result<(), StorageError> {
    tx.delete::<fault::Entity>(fault::Column::ImportId.eq(id))
        .await?;
    tx.delete::<differs::Entity>(differs::Column::ImportId.eq(id))
        .await?;
    Ok(())
}
