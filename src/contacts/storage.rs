use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ExprTrait, IntoActiveModel, sea_query::Expr,
};
use yingke_schema::contacts::contact;

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ContactId, CustomerId, MemberId, Millis},
};

pub use contact::Model as Contact;

/// Of the team's, and of one member's.
pub const MOST: u64 = 2_000;

/// Someone to save.
#[derive(Clone, Debug)]
pub struct NewContact {
    pub id: ContactId,
    /// None: the team's.
    pub member: Option<MemberId>,
    pub customer: CustomerId,
    pub group: String,
    pub note: String,
    pub at: Millis,
}

/// The team's contacts and a member's own, newest first.
pub async fn contacts_of(db: &ShopDb, member: MemberId) -> Result<Vec<Contact>, StorageError> {
    let rows = db.rows::<contact::Entity>().with(visible(member));
    rows.descending(contact::Column::CreatedAt).all().await
}

/// A contact that the member can see.
pub async fn contact(
    tx: &ShopTx,
    member: MemberId,
    id: ContactId,
) -> Result<Option<Contact>, StorageError> {
    let which = visible(member).add(contact::Column::Id.eq(id));
    tx.rows::<contact::Entity>().with(which).one().await
}

pub async fn count(tx: &ShopTx, member: Option<MemberId>) -> Result<u64, StorageError> {
    tx.rows::<contact::Entity>().with(of(member)).count().await
}

pub async fn any(tx: &ShopTx) -> Result<bool, StorageError> {
    Ok(tx.rows::<contact::Entity>().limit(1).one().await?.is_some())
}

pub async fn write_down(tx: &ShopTx, new: NewContact) -> Result<(), StorageError> {
    let row = contact::Model {
        shop_id: tx.shop(),
        id: new.id,
        member_id: new.member,
        customer_id: new.customer,
        group_name: new.group,
        note: new.note,
        rev: 0,
        created_at: new.at,
    };
    tx.insert(row.into_active_model().reset_all()).await
}

/// Changes group and note; false where the contact is no longer at `rev`.
pub async fn change(
    tx: &ShopTx,
    id: ContactId,
    rev: i64,
    group: &str,
    note: &str,
) -> Result<bool, StorageError> {
    let which = Condition::all()
        .add(contact::Column::Id.eq(id))
        .add(contact::Column::Rev.eq(rev));
    let (group, note) = (Expr::value(group.to_owned()), Expr::value(note.to_owned()));
    let changed = tx.update::<contact::Entity>(which, |row| {
        row.col_expr(contact::Column::GroupName, group)
            .col_expr(contact::Column::Note, note)
            .col_expr(contact::Column::Rev, Expr::value(rev + 1))
    });
    Ok(changed.await? == 1)
}

pub async fn remove(tx: &ShopTx, id: ContactId) -> Result<(), StorageError> {
    tx.delete::<contact::Entity>(contact::Column::Id.eq(id))
        .await?;
    Ok(())
}

/// Gives a group another name, or none; how many contacts were in it.
pub async fn rename_group(
    tx: &ShopTx,
    member: Option<MemberId>,
    name: &str,
    to: &str,
) -> Result<u64, StorageError> {
    let which = of(member).add(contact::Column::GroupName.eq(name));
    let (to, more) = (
        Expr::value(to.to_owned()),
        Expr::col(contact::Column::Rev).add(1_i64),
    );
    tx.update::<contact::Entity>(which, |row| {
        row.col_expr(contact::Column::GroupName, to)
            .col_expr(contact::Column::Rev, more)
    })
    .await
}

fn of(member: Option<MemberId>) -> Condition {
    let whose = match member {
        Some(member) => contact::Column::MemberId.eq(member),
        None => contact::Column::MemberId.is_null(),
    };
    Condition::all().add(whose)
}

fn visible(member: MemberId) -> Condition {
    let whose = Condition::any()
        .add(contact::Column::MemberId.eq(member))
        .add(contact::Column::MemberId.is_null());
    Condition::all().add(whose)
}
