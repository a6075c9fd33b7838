//! Phrases written down, written anew and removed.

use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel, sea_query::Expr};
use yingke_schema::phrases::{phrase, usage};

use super::form::ids_text;
use crate::{
    phrases::words::PhraseForm,
    storage::{ShopTx, StorageError},
    vocabulary::{MemberId, Millis, PhraseId},
};

/// Rows of one statement: each has 14 values, and SQLite takes some 32,000 of them.
const AT_ONCE: usize = 500;

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
