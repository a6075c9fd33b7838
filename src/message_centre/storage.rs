use std::collections::HashSet;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, FromQueryResult,
    sea_query::{Expr, ExprTrait, LikeExpr, OnConflict, Query},
};
use yingke_schema::message_centre::{notice, notice_mark, notice_read, notice_to};

use super::{Category, Notice, reader::Reader, search};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis},
};

pub use notice::Model as Row;

/// Whoever has not read a thousand is told "many": nobody waits for an exact number.
const MOST_COUNTED: u64 = 1_000;
/// For the lock under which places are given.
const PLACES: u64 = 0x6e6f_7469_6365;

/// Keeps a notice and who it is for; none where it was told before.
pub async fn keep(
    tx: &ShopTx,
    said: &Notice,
    at: Millis,
    now: Millis,
) -> Result<Option<Row>, StorageError> {
    tx.lock((tx.shop().0.as_u64_pair().1 ^ PLACES) as i64)
        .await?;
    let rows = tx.rows::<notice::Entity>();
    let known = rows.with(notice::Column::Key.eq(&said.key)).one().await?;
    if known.is_some() {
        return Ok(None);
    }
    let row = Row {
        shop_id: tx.shop(),
        place: next_place(tx, now).await?,
        key: said.key.clone(),
        category: said.category.code(),
        roles: said.to.roles(),
        at,
        body: serde_json::to_string(&(&said.zh, &said.en)).expect("sayings are plain data"),
        link: said
            .link
            .as_ref()
            .map(|link| serde_json::to_string(link).expect("links are plain data")),
        words: search::words_of(said),
    };
    tx.insert(notice::ActiveModel::from(row.clone()).reset_all())
        .await?;
    let mut members = said.to.members().to_vec();
    members.sort_unstable();
    members.dedup();
    let named = members.into_iter().map(|member| notice_to::ActiveModel {
        shop_id: Set(tx.shop()),
        member_id: Set(member),
        place: Set(row.place),
    });
    tx.insert_many(named).await?;
    Ok(Some(row))
}

/// Above every place given before, also above those forgotten since: marks stay true.
async fn next_place(tx: &ShopTx, now: Millis) -> Result<i64, StorageError> {
    let rows = tx.rows::<notice::Entity>();
    let last = rows.descending(notice::Column::Place).limit(1).one();
    Ok(last
        .await?
        .map_or(now, |last| Ord::max(now, last.place + 1)))
}

/// What of the notices is asked for.
#[derive(Default)]
pub struct Wanted {
    pub category: Option<Category>,
    pub is_unread: bool,
    pub words: String,
    pub since: Option<Millis>,
    pub until: Option<Millis>,
    pub before: Option<i64>,
}

/// Newest first, each with whether the reader has read it.
pub async fn page(
    db: &ShopDb,
    reader: &Reader,
    wanted: &Wanted,
    limit: u64,
) -> Result<Vec<(Row, bool)>, StorageError> {
    let rows = db.rows::<notice::Entity>().with(reader.visible(db));
    let rows = rows.with(condition(db, reader, wanted));
    let rows = rows.descending(notice::Column::Place).limit(limit);
    let rows = rows.all().await?;
    let read = read_among(db, reader.member, rows.iter().map(|row| row.place)).await?;
    let is_read = |row: &Row| {
        let mark = Category::of(row.category).map_or(i64::MAX, |of| reader.mark_of(of));
        row.place <= mark || read.contains(&row.place)
    };
    Ok(rows
        .into_iter()
        .map(|row| {
            let is_read = is_read(&row);
            (row, is_read)
        })
        .collect())
}

fn condition(db: &ShopDb, reader: &Reader, wanted: &Wanted) -> Condition {
    use notice::Column;
    let holds = |word: &str| {
        let literal = word.replace('\\', "\\\\");
        let literal = literal.replace('%', "\\%").replace('_', "\\_");
        Column::Words.like(LikeExpr::new(format!("%{literal}%")).escape('\\'))
    };
    let words = search::normal(&wanted.words);
    words
        .split_whitespace()
        .fold(Condition::all(), |all, word| all.add(holds(word)))
        .add_option(wanted.category.map(|of| Column::Category.eq(of.code())))
        .add_option(wanted.is_unread.then(|| reader.unread(db)))
        .add_option(wanted.since.map(|at| Column::At.gte(at)))
        .add_option(wanted.until.map(|at| Column::At.lt(at)))
        .add_option(wanted.before.map(|place| Column::Place.lt(place)))
}

async fn read_among(
    db: &ShopDb,
    member: MemberId,
    places: impl Iterator<Item = i64>,
) -> Result<HashSet<i64>, StorageError> {
    let rows = db
        .rows::<notice_read::Entity>()
        .with(notice_read::Column::MemberId.eq(member));
    let rows = rows.with(notice_read::Column::Place.is_in(places));
    Ok(rows.all().await?.into_iter().map(|row| row.place).collect())
}

/// Whether a member has read a notice by itself; marks are the reader's.
pub async fn is_read(db: &ShopDb, member: MemberId, place: i64) -> Result<bool, StorageError> {
    let read = read_among(db, member, std::iter::once(place)).await?;
    Ok(!read.is_empty())
}

#[derive(FromQueryResult)]
struct OfCategory {
    category: i16,
}

/// How many each category holds that the reader has not read, among the newest [`MOST_COUNTED`] of these.
pub async fn unread(db: &ShopDb, reader: &Reader) -> Result<Vec<(Category, i64)>, StorageError> {
    let rows = db.rows::<notice::Entity>().with(reader.visible(db));
    let rows = rows.with(reader.unread(db));
    let newest = rows.descending(notice::Column::Place).limit(MOST_COUNTED);
    let newest = newest
        .only::<OfCategory>([notice::Column::Category])
        .await?;
    let count = |of: Category| {
        let rows = newest.iter().filter(|row| row.category == of.code());
        (of, rows.count() as i64)
    };
    let counts = Category::ALL.into_iter().map(count);
    Ok(counts.filter(|(_, rows)| *rows > 0).collect())
}

/// Whether the reader was meant by a notice.
pub async fn is_for(db: &ShopDb, reader: &Reader, place: i64) -> Result<bool, StorageError> {
    let rows = db.rows::<notice::Entity>().with(reader.visible(db));
    let this = rows.with(notice::Column::Place.eq(place));
    Ok(this.one().await?.is_some())
}

pub async fn keep_read(
    tx: &ShopTx,
    member: MemberId,
    place: i64,
    at: Millis,
) -> Result<(), StorageError> {
    use notice_read::Column;
    let row = notice_read::ActiveModel {
        shop_id: Set(tx.shop()),
        member_id: Set(member),
        place: Set(place),
        at: Set(at),
    };
    let again = OnConflict::columns([Column::ShopId, Column::MemberId, Column::Place])
        .update_column(Column::Place)
        .to_owned();
    tx.upsert(row, again).await
}

/// All of a category up to a place, whatever came after it.
pub async fn keep_mark(
    tx: &ShopTx,
    member: MemberId,
    category: Category,
    upto: i64,
) -> Result<(), StorageError> {
    use notice_mark::Column;
    let row = notice_mark::ActiveModel {
        shop_id: Set(tx.shop()),
        member_id: Set(member),
        category: Set(category.code()),
        upto: Set(upto),
    };
    let known = Expr::col((notice_mark::Entity, Column::Upto));
    let higher = Expr::case(known.clone().lt(upto), upto).finally(known);
    let higher = OnConflict::columns([Column::ShopId, Column::MemberId, Column::Category])
        .value(Column::Upto, higher)
        .to_owned();
    tx.upsert(row, higher).await?;
    let covered = Query::select()
        .column(notice::Column::Place)
        .from(notice::Entity)
        .and_where(notice::Column::ShopId.eq(tx.shop()))
        .and_where(notice::Column::Category.eq(category.code()))
        .and_where(notice::Column::Place.lte(upto))
        .to_owned();
    let covered = Condition::all()
        .add(notice_read::Column::MemberId.eq(member))
        .add(notice_read::Column::Place.in_subquery(covered));
    tx.delete::<notice_read::Entity>(covered).await?;
    Ok(())
}

/// The highest place there is.
pub async fn last_place(db: &ShopDb) -> Result<i64, StorageError> {
    let rows = db.rows::<notice::Entity>();
    let last = rows.descending(notice::Column::Place).limit(1).one();
    Ok(last.await?.map_or(0, |row| row.place))
}
