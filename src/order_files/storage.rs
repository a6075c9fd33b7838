use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yingke_schema::order_files::{
    fault,
    import::{self, Column as C},
};

use super::{
    read::Fault,
    view::{OrderImportLook, OrderImportMapping, OrderImportTable},
};
use crate::{
    access::Member,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{JobId, Millis, OrderImportId},
};

pub use fault::Model as FaultRow;
pub use import::Model as ImportRow;

/// A file that has come whole, by its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// 1 or 2.
    pub no: u64,
    pub name: String,
    pub bytes: u64,
}

/// Imports that are let go at one look.
const AT_A_LOOK: u64 = 20;

/// Where an import stands, as its row says; whether its job was stopped or failed the job knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Receiving,
    Looked,
    Checking,
    Checked,
    Running,
    Done,
    Dropped,
}

impl Step {
    const ALL: [Self; 7] = [
        Self::Receiving,
        Self::Looked,
        Self::Checking,
        Self::Checked,
        Self::Running,
        Self::Done,
        Self::Dropped,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::Looked => "looked",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// What nobody knows is over.
    pub fn of(row: &ImportRow) -> Self {
        let known = Self::ALL.into_iter().find(|step| step.code() == row.state);
        known.unwrap_or(Self::Dropped)
    }

    /// Its file is of no more use.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

pub fn kept_of(row: &ImportRow) -> Vec<Kept> {
    serde_json::from_str(&row.files).unwrap_or_default()
}

pub fn look_of(row: &ImportRow) -> Option<OrderImportLook> {
    serde_json::from_str(&row.look).ok()
}

/// None: nobody has said it.
pub fn mapping_of(row: &ImportRow) -> Option<OrderImportMapping> {
    serde_json::from_str(&row.mapping).ok()
}

/// What somebody begins.
pub struct New<'a> {
    pub id: OrderImportId,
    pub key: Uuid,
    pub by: &'a Member,
    pub name: &'a str,
    pub bytes: i64,
}

pub async fn begin(tx: &ShopTx, new: &New<'_>, at: Millis) -> Result<(), StorageError> {
    tx.insert(import::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new.id),
        key: Set(new.key),
        member_id: Set(new.by.id),
        nick: Set(new.by.nick.clone()),
        made_at: Set(at),
        name: Set(new.name.to_owned()),
        bytes: Set(new.bytes),
        files: Set("[]".to_owned()),
        state: Set(Step::Receiving.code().to_owned()),
        look: Set(String::new()),
        mapping: Set(String::new()),
        job_id: Set(None),
        good: Set(0),
        known: Set(0),
        refused: Set(0),
        faults: Set(0),
        created: Set(0),
        customers: Set(0),
        rev: Set(1),
        touched_at: Set(at),
    })
    .await
}

pub async fn import(db: &ShopDb, id: OrderImportId) -> Result<Option<ImportRow>, StorageError> {
    let rows = db.rows::<import::Entity>().with(C::Id.eq(id));
    rows.one().await
}

/// Some of those that are not over, and that nobody has touched since `before`.
pub async fn left(db: &ShopDb, before: Millis) -> Result<Vec<ImportRow>, StorageError> {
    let over = [Step::Done, Step::Dropped].map(Step::code);
    let rows = db
        .rows::<import::Entity>()
        .with(C::TouchedAt.lt(before))
        .with(C::State.is_not_in(over));
    let rows = rows.ascending(C::TouchedAt);
    rows.limit(AT_A_LOOK).all().await
}

/// Whoever changes it next waits: it is this transaction's.
pub async fn held(tx: &ShopTx, id: OrderImportId) -> Result<Option<ImportRow>, StorageError> {
    tx.lock(id.0.as_u64_pair().1.rotate_left(23) as i64).await?;
    let rows = tx.rows::<import::Entity>().with(C::Id.eq(id));
    rows.one().await
}

pub async fn by_key(db: &ShopDb, key: Uuid) -> Result<Option<ImportRow>, StorageError> {
    db.rows::<import::Entity>().with(C::Key.eq(key)).one().await
}

/// The newest first, from a place on.
pub async fn newest(
    db: &ShopDb,
    behind: Option<(Millis, OrderImportId)>,
    most: u64,
) -> Result<Vec<ImportRow>, StorageError> {
    let rows = db.rows::<import::Entity>();
    let rows = match behind {
        None => rows,
        Some((at, id)) => {
            let beside = Condition::all().add(C::MadeAt.eq(at)).add(C::Id.lt(id));
            rows.with(Condition::any().add(C::MadeAt.lt(at)).add(beside))
        }
    };
    let rows = rows.descending(C::MadeAt).descending(C::Id);
    rows.limit(most).all().await
}

/// At that moment, by whoever goes on with it: it is kept for another while.
async fn change(
    tx: &ShopTx,
    (id, at): (OrderImportId, Millis),
    how: impl FnOnce(UpdateMany<import::Entity>) -> UpdateMany<import::Entity>,
) -> Result<(), StorageError> {
    tx.update::<import::Entity>(C::Id.eq(id), |row| {
        how(row)
            .col_expr(C::TouchedAt, Expr::value(at))
            .col_expr(C::Rev, Expr::col(C::Rev).add(1_i64))
    })
    .await?;
    Ok(())
}

/// Somebody went on with it, and nothing else of it is different.
pub async fn touch(tx: &ShopTx, of: (OrderImportId, Millis)) -> Result<(), StorageError> {
    change(tx, of, |row| row).await
}

pub async fn step(tx: &ShopTx, of: (OrderImportId, Millis), to: Step) -> Result<(), StorageError> {
    change(tx, of, |row| row.col_expr(C::State, Expr::value(to.code()))).await
}

/// The step that a job does, and which job.
pub async fn step_by(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    to: Step,
    job: JobId,
) -> Result<(), StorageError> {
    change(tx, of, |row| {
        row.col_expr(C::State, Expr::value(to.code()))
            .col_expr(C::JobId, Expr::value(job.0))
    })
    .await
}

/// Files are there; what was seen in others is not in these.
pub async fn keep_files(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    kept: &[Kept],
) -> Result<(), StorageError> {
    let files = serde_json::to_string(kept).expect("names are plain data");
    change(tx, of, |row| {
        row.col_expr(C::Files, Expr::value(files))
            .col_expr(C::State, Expr::value(Step::Receiving.code()))
            .col_expr(C::Look, Expr::value(""))
            .col_expr(C::Mapping, Expr::value(""))
    })
    .await
}

pub async fn keep_look(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    look: &OrderImportLook,
) -> Result<(), StorageError> {
    let look = serde_json::to_string(look).expect("a look is plain data");
    change(tx, of, |row| {
        row.col_expr(C::Look, Expr::value(look))
            .col_expr(C::Mapping, Expr::value(""))
            .col_expr(C::State, Expr::value(Step::Looked.code()))
    })
    .await
}

/// What was checked was read otherwise.
pub async fn keep_mapping(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    mapping: &OrderImportMapping,
) -> Result<(), StorageError> {
    let mapping = serde_json::to_string(mapping).expect("names and places are plain data");
    change(tx, of, |row| {
        row.col_expr(C::Mapping, Expr::value(mapping))
            .col_expr(C::State, Expr::value(Step::Looked.code()))
    })
    .await
}

/// What a check counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub good: i64,
    pub known: i64,
    pub refused: i64,
    pub faults: i64,
}

pub async fn checked(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    counted: Counted,
) -> Result<(), StorageError> {
    change(tx, of, |row| {
        row.col_expr(C::State, Expr::value(Step::Checked.code()))
            .col_expr(C::Good, Expr::value(counted.good))
            .col_expr(C::Known, Expr::value(counted.known))
            .col_expr(C::Refused, Expr::value(counted.refused))
            .col_expr(C::Faults, Expr::value(counted.faults))
    })
    .await
}

/// So many orders and customers more have come.
pub async fn came(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    (orders, customers): (i64, i64),
) -> Result<(), StorageError> {
    change(tx, of, |row| {
        row.col_expr(C::Created, Expr::col(C::Created).add(orders))
            .col_expr(C::Customers, Expr::col(C::Customers).add(customers))
    })
    .await
}

pub async fn forget_faults(tx: &ShopTx, id: OrderImportId) -> Result<(), StorageError> {
    tx.delete::<fault::Entity>(fault::Column::ImportId.eq(id))
        .await?;
    Ok(())
}

/// The first of them gets the number `from`.
pub async fn add_faults(
    tx: &ShopTx,
    id: OrderImportId,
    from: i64,
    faults: &[Fault],
) -> Result<(), StorageError> {
    let rows = (from..).zip(faults).map(|(no, fault)| fault::ActiveModel {
        shop_id: Set(tx.shop()),
        import_id: Set(id),
        no: Set(no),
        line: Set(fault.line as i64),
        what: Set(what_code(fault.what).to_owned()),
        column_name: Set(fault.column.clone()),
        code: Set(fault.code.to_owned()),
        title: Set(fault.title.clone()),
        order_no: Set(fault.order_no.clone()),
    });
    tx.insert_many(rows.collect::<Vec<_>>()).await
}

pub async fn faults(
    db: &ShopDb,
    id: OrderImportId,
    behind: i64,
    most: u64,
) -> Result<Vec<FaultRow>, StorageError> {
    let rows = db.rows::<fault::Entity>();
    let rows = rows.with(fault::Column::ImportId.eq(id));
    let rows = rows.with(fault::Column::No.gt(behind));
    rows.ascending(fault::Column::No).limit(most).all().await
}

const fn what_code(what: OrderImportTable) -> &'static str {
    match what {
        OrderImportTable::Orders => "orders",
        OrderImportTable::Lines => "lines",
    }
}

pub fn what_of(code: &str) -> OrderImportTable {
    if code == "lines" {
        OrderImportTable::Lines
    } else {
        OrderImportTable::Orders
    }
}
