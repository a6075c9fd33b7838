use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ExprTrait, FromQueryResult, IntoActiveModel,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::phrases::{folder, phrase, usage};

use super::words::PhraseForm;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, PhraseId, new_id},
};

pub use folder::Model as Folder;
pub use phrase::Model as Phrase;
pub use usage::Model as Usage;

/// Room between two phrases.
pub const GAP: i64 = 1_024;
/// Rows of one statement: each has 14 values, and SQLite takes some 32,000 of them.
const AT_ONCE: usize = 500;
const STANDS: [phrase::Column; 2] = [phrase::Column::Id, phrase::Column::Position];

/// The team's phrases and a member's own, in their order.
pub async fn phrases_of(db: &ShopDb, member: MemberId) -> Result<Vec<Phrase>, StorageError> {
    let own = phrase::Column::MemberId.eq(member);
    let team = phrase::Column::MemberId.is_null();
    let rows = db.rows::<phrase::Entity>();
    let rows = rows.with(Condition::any().add(own).add(team));
    let rows = rows.ascending(phrase::Column::Position);
    rows.ascending(phrase::Column::Id).all().await
}

pub async fn folders_of(db: &ShopDb, member: MemberId) -> Result<Vec<Folder>, StorageError> {
    let own = folder::Column::MemberId.eq(member);
    let team = folder::Column::MemberId.is_null();
    let rows = db.rows::<folder::Entity>();
    let rows = rows.with(Condition::any().add(own).add(team));
    rows.ascending(folder::Column::CreatedAt).all().await
}

pub async fn phrase_by_id(db: &ShopDb, id: PhraseId) -> Result<Option<Phrase>, StorageError> {
    let rows = db.rows::<phrase::Entity>();
    rows.with(phrase::Column::Id.eq(id)).one().await
}

pub async fn phrase(tx: &ShopTx, id: PhraseId) -> Result<Option<Phrase>, StorageError> {
    let rows = tx.rows::<phrase::Entity>();
    rows.with(phrase::Column::Id.eq(id)).one().await
}

/// The phrases of one scope, in their order. Of a large library it takes longer than a transaction may.
pub async fn all(db: &ShopDb, of: Condition) -> Result<Vec<Phrase>, StorageError> {
    let rows = db.rows::<phrase::Entity>().with(of);
    rows.ascending(phrase::Column::Position).all().await
}

/// Those of one scope with these codes.
pub async fn with_codes(
    tx: &ShopTx,
    of: Condition,
    codes: &[&str],
) -> Result<Vec<Phrase>, StorageError> {
    let which = of.add(phrase::Column::Code.is_in(codes.iter().copied()));
    tx.rows::<phrase::Entity>().with(which).all().await
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Stands {
    pub id: PhraseId,
    pub position: i64,
}

/// The first of a folder, of one scope but for one phrase.
pub async fn first_in(
    tx: &ShopTx,
    others: Condition,
    folder: &str,
) -> Result<Option<Stands>, StorageError> {
    let rows = tx.rows::<phrase::Entity>().with(others);
    let rows = rows.with(phrase::Column::Folder.eq(folder));
    let rows = rows.ascending(phrase::Column::Position).limit(1);
    Ok(rows.only(STANDS).await?.pop())
}

/// What stands before a position, or last where none is named.
pub async fn before(
    tx: &ShopTx,
    others: Condition,
    position: Option<i64>,
) -> Result<Option<Stands>, StorageError> {
    let lower = position.map(|position| phrase::Column::Position.lt(position));
    let rows = tx.rows::<phrase::Entity>().with(others.add_option(lower));
    let rows = rows.descending(phrase::Column::Position).limit(1);
    Ok(rows.only(STANDS).await?.pop())
}

/// The next after a position, in their order.
pub async fn following(
    tx: &ShopTx,
    others: Condition,
    after: Option<i64>,
    most: usize,
) -> Result<Vec<Stands>, StorageError> {
    let higher = after.map(|position| phrase::Column::Position.gt(position));
    let rows = tx.rows::<phrase::Entity>().with(others.add_option(higher));
    let rows = rows.ascending(phrase::Column::Position).limit(most as u64);
    rows.only(STANDS).await
}

pub async fn count(tx: &ShopTx, of: Condition) -> Result<u64, StorageError> {
    tx.rows::<phrase::Entity>().with(of).count().await
}

/// Where the next phrase of a scope goes.
pub async fn next_position(tx: &ShopTx, of: Condition) -> Result<i64, StorageError> {
    let rows = tx.rows::<phrase::Entity>().with(of);
    let last = rows.descending(phrase::Column::Position).limit(1);
    Ok(last.one().await?.map_or(0, |last| last.position + GAP))
}

pub async fn any(tx: &ShopTx) -> Result<bool, StorageError> {
    Ok(tx.rows::<phrase::Entity>().limit(1).one().await?.is_some())
}

#[derive(Clone, Debug)]
pub struct NewPhrase {
    pub id: PhraseId,
    /// None: the team's.
    pub member: Option<MemberId>,
    pub form: PhraseForm,
    pub position: i64,
    pub at: Millis,
}

pub async fn write_down(tx: &ShopTx, phrases: Vec<NewPhrase>) -> Result<(), StorageError> {
    for some in phrases.chunks(AT_ONCE) {
        tx.insert_many(some.iter().cloned().map(|new| {
            let NewPhrase {
                id,
                member,
                form,
                position,
                at,
            } = new;
            let row = phrase::Model {
                shop_id: tx.shop(),
                id,
                member_id: member,
                pictures: ids_text(&form.pictures),
                products: ids_text(&form.products),
                folder: form.folder,
                code: form.code,
                title: form.title,
                body: form.body,
                position,
                created_at: at,
                uses: 0,
                rev: 0,
                changed_at: at,
            };
            row.into_active_model().reset_all()
        }))
        .await?;
    }
    Ok(())
}

/// Writes a phrase anew; false where it is no longer at `rev`.
pub async fn rewrite(
    tx: &ShopTx,
    id: PhraseId,
    rev: i64,
    form: &PhraseForm,
    at: Millis,
) -> Result<bool, StorageError> {
    let which = Condition::all()
        .add(phrase::Column::Id.eq(id))
        .add(phrase::Column::Rev.eq(rev));
    let text = |words: &str| Expr::value(words.to_owned());
    let changed = tx.update::<phrase::Entity>(which, |row| {
        row.col_expr(phrase::Column::Folder, text(&form.folder))
            .col_expr(phrase::Column::Code, text(&form.code))
            .col_expr(phrase::Column::Title, text(&form.title))
            .col_expr(phrase::Column::Body, text(&form.body))
            .col_expr(
                phrase::Column::Pictures,
                Expr::value(ids_text(&form.pictures)),
            )
            .col_expr(
                phrase::Column::Products,
                Expr::value(ids_text(&form.products)),
            )
            .col_expr(phrase::Column::Rev, Expr::value(rev + 1))
            .col_expr(phrase::Column::ChangedAt, Expr::value(at))
    });
    Ok(changed.await? == 1)
}

pub async fn remove(tx: &ShopTx, id: PhraseId) -> Result<(), StorageError> {
    tx.delete::<usage::Entity>(usage::Column::PhraseId.eq(id))
        .await?;
    tx.delete::<phrase::Entity>(phrase::Column::Id.eq(id))
        .await?;
    Ok(())
}

/// Moves one phrase within the order.
pub async fn move_to(tx: &ShopTx, id: PhraseId, position: i64) -> Result<(), StorageError> {
    let position = Expr::value(position);
    tx.update::<phrase::Entity>(phrase::Column::Id.eq(id), |row| {
        row.col_expr(phrase::Column::Position, position)
    })
    .await?;
    Ok(())
}

/// Makes room above `position` in one scope.
pub async fn make_room(tx: &ShopTx, of: Condition, position: i64) -> Result<(), StorageError> {
    let above = of.add(phrase::Column::Position.gt(position));
    let moved = Expr::col(phrase::Column::Position).add(GAP);
    tx.update::<phrase::Entity>(above, |row| row.col_expr(phrase::Column::Position, moved))
        .await?;
    Ok(())
}

pub async fn put_at(
    tx: &ShopTx,
    phrase: &Phrase,
    folder: &str,
    position: i64,
) -> Result<(), StorageError> {
    // An open form holds the folder: it must not put the phrase back.
    let rev = phrase.rev + i64::from(phrase.folder != folder);
    let (folder, position) = (Expr::value(folder.to_owned()), Expr::value(position));
    tx.update::<phrase::Entity>(phrase::Column::Id.eq(phrase.id), |row| {
        row.col_expr(phrase::Column::Folder, folder)
            .col_expr(phrase::Column::Position, position)
            .col_expr(phrase::Column::Rev, Expr::value(rev))
    })
    .await?;
    Ok(())
}

/// One more use by a member.
pub async fn count_use(
    tx: &ShopTx,
    id: PhraseId,
    member: MemberId,
    at: Millis,
) -> Result<(), StorageError> {
    let first = usage::ActiveModel {
        shop_id: Set(tx.shop()),
        phrase_id: Set(id),
        member_id: Set(member),
        times: Set(1),
        last_at: Set(at),
    };
    let key = [
        usage::Column::ShopId,
        usage::Column::PhraseId,
        usage::Column::MemberId,
    ];
    let mut again = OnConflict::columns(key);
    again
        .value(
            usage::Column::Times,
            Expr::col((usage::Entity, usage::Column::Times)).add(1_i64),
        )
        .update_column(usage::Column::LastAt);
    tx.upsert(first, again).await?;
    let more = Expr::col(phrase::Column::Uses).add(1_i64);
    tx.update::<phrase::Entity>(phrase::Column::Id.eq(id), |row| {
        row.col_expr(phrase::Column::Uses, more)
    })
    .await?;
    Ok(())
}

pub async fn uses_of(db: &ShopDb, id: PhraseId) -> Result<Vec<Usage>, StorageError> {
    let rows = db
        .rows::<usage::Entity>()
        .with(usage::Column::PhraseId.eq(id));
    rows.descending(usage::Column::Times).all().await
}

/// How often a member used each phrase.
pub async fn uses_by(
    db: &ShopDb,
    member: MemberId,
) -> Result<HashMap<PhraseId, i64>, StorageError> {
    let rows = db.rows::<usage::Entity>();
    let rows = rows.with(usage::Column::MemberId.eq(member)).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.phrase_id, row.times))
        .collect())
}

pub async fn make_folder(
    tx: &ShopTx,
    member: Option<MemberId>,
    name: &str,
    at: Millis,
) -> Result<(), StorageError> {
    tx.insert(folder::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new_id()),
        member_id: Set(member),
        name: Set(name.to_owned()),
        created_at: Set(at),
    })
    .await
}

pub async fn folder(
    tx: &ShopTx,
    of: Condition,
    name: &str,
) -> Result<Option<Folder>, StorageError> {
    let rows = tx.rows::<folder::Entity>().with(of);
    rows.with(folder::Column::Name.eq(name)).one().await
}

pub async fn count_folders(tx: &ShopTx, of: Condition) -> Result<u64, StorageError> {
    tx.rows::<folder::Entity>().with(of).count().await
}

/// Takes a folder's row away and puts its phrases into `to`; how many there were.
pub async fn empty_folder(
    tx: &ShopTx,
    [folders, phrases]: [Condition; 2],
    name: &str,
    to: &str,
) -> Result<u64, StorageError> {
    tx.delete::<folder::Entity>(folders.add(folder::Column::Name.eq(name)))
        .await?;
    let (to, more) = (
        Expr::value(to.to_owned()),
        Expr::col(phrase::Column::Rev).add(1_i64),
    );
    tx.update::<phrase::Entity>(phrases.add(phrase::Column::Folder.eq(name)), |row| {
        row.col_expr(phrase::Column::Folder, to)
            .col_expr(phrase::Column::Rev, more)
    })
    .await
}

pub fn ids_text(ids: &impl serde::Serialize) -> String {
    serde_json::to_string(ids).expect("ids are plain data")
}

pub fn ids_in<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}

/// A phrase as a form would hold it.
pub fn form_of(phrase: &Phrase) -> PhraseForm {
    PhraseForm {
        folder: phrase.folder.clone(),
        code: phrase.code.clone(),
        title: phrase.title.clone(),
        body: phrase.body.clone(),
        pictures: ids_in(&phrase.pictures),
        products: ids_in(&phrase.products),
    }
}
