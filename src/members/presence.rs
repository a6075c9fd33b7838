use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::members::{member, presence};

use crate::{
    access::Action,
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{MemberId, Millis, ShopId},
};

/// The shop's members, with their presence where its lease is alive.
pub async fn present(
    db: &ShopDb,
    now: Millis,
) -> Result<Vec<(member::Model, Option<presence::Model>)>, StorageError> {
    let alive = presence::Column::LeaseUntil.gt(now);
    let alive = db.rows::<presence::Entity>().with(alive).all().await?;
    let mut alive: HashMap<_, _> = alive.into_iter().map(|row| (row.member_id, row)).collect();
    let members = db
        .rows::<member::Entity>()
        .with(member::Column::LeftAt.is_null());
    let members = members.ascending(member::Column::CreatedAt).all().await?;
    Ok(members
        .into_iter()
        .map(|member| {
            let presence = alive.remove(&member.id);
            (member, presence)
        })
        .collect())
}

/// One of the shop's members, with their presence where its lease is alive.
pub async fn present_one(
    db: &ShopDb,
    id: MemberId,
    now: Millis,
) -> Result<Option<(member::Model, Option<presence::Model>)>, StorageError> {
    let here = db.rows::<member::Entity>().with(member::Column::Id.eq(id));
    let here = here.with(member::Column::LeftAt.is_null()).one().await?;
    let Some(member) = here else {
        return Ok(None);
    };
    let alive = db
        .rows::<presence::Entity>()
        .with(presence::Column::MemberId.eq(id))
        .with(presence::Column::LeaseUntil.gt(now));
    Ok(Some((member, alive.one().await?)))
}

/// Whether a role serves customers.
pub fn serves(role: member::Role) -> bool {
    Action::Say.rule().roles.contains(&role)
}

/// Everyone who works here and serves customers.
pub async fn serving(db: &ShopDb) -> Result<HashSet<MemberId>, StorageError> {
    let here = db
        .rows::<member::Entity>()
        .with(member::Column::LeftAt.is_null());
    let here = here.all().await?.into_iter();
    Ok(here
        .filter(|place| serves(place.role))
        .map(|place| place.id)
        .collect())
}

/// Whether `id` works here and serves customers.
pub async fn serves_here(db: &ShopDb, id: MemberId) -> Result<bool, StorageError> {
    let here = db
        .rows::<member::Entity>()
        .with(member::Column::Id.eq(id))
        .with(member::Column::LeftAt.is_null());
    Ok(here.one().await?.is_some_and(|place| serves(place.role)))
}

/// The same, in a transaction.
pub async fn serves_here_in(tx: &ShopTx, id: MemberId) -> Result<bool, StorageError> {
    Ok(role_in(tx, id).await?.is_some_and(serves))
}

/// Whether `id` is at their desk, in a transaction: connected, and not signed off.
pub async fn is_at_desk_in(tx: &ShopTx, id: MemberId, now: Millis) -> Result<bool, StorageError> {
    let alive = tx
        .rows::<presence::Entity>()
        .with(presence::Column::MemberId.eq(id))
        .with(presence::Column::LeaseUntil.gt(now));
    let said = alive.one().await?;
    Ok(said.is_some_and(|said| said.state != presence::State::Offline))
}

/// What `id` is here, in a transaction; none: they left.
pub async fn role_in(tx: &ShopTx, id: MemberId) -> Result<Option<member::Role>, StorageError> {
    let here = tx
        .rows::<member::Entity>()
        .with(member::Column::Id.eq(id))
        .with(member::Column::LeftAt.is_null());
    Ok(here.one().await?.map(|place| place.role))
}

/// Members who have not been at their desk since `before`: signed off, cut off, or gone from the shop.
pub async fn absent_since(db: &ShopDb, before: Millis) -> Result<Vec<MemberId>, StorageError> {
    let signed_off = Condition::all()
        .add(presence::Column::State.eq(presence::State::Offline))
        .add(presence::Column::ChangedAt.lte(before));
    let which = Condition::any()
        .add(presence::Column::LeaseUntil.lte(before))
        .add(signed_off);
    let absent = db.rows::<presence::Entity>().with(which).all().await?;
    let left = db.rows::<member::Entity>();
    let left = left.with(member::Column::LeftAt.lte(before)).all().await?;
    let absent = absent.into_iter().map(|row| row.member_id);
    Ok(absent.chain(left.into_iter().map(|row| row.id)).collect())
}

pub async fn set_presence(
    store: &Store,
    shop: ShopId,
    member: MemberId,
    state: presence::State,
    lease_until: Millis,
    now: Millis,
) -> Result<(), StorageError> {
    let row = presence::ActiveModel {
        shop_id: Set(shop),
        member_id: Set(member),
        state: Set(state),
        changed_at: Set(now),
        lease_until: Set(lease_until),
    };
    let said = OnConflict::columns([presence::Column::ShopId, presence::Column::MemberId])
        .update_columns([
            presence::Column::State,
            presence::Column::ChangedAt,
            presence::Column::LeaseUntil,
        ])
        .to_owned();
    let tx = store.begin(shop).await?;
    tx.upsert(row, said).await?;
    tx.commit().await
}

/// Keeps what members said last alive while they are connected.
pub async fn renew_presence(
    store: &Store,
    shop: ShopId,
    members: &[MemberId],
    lease_until: Millis,
) -> Result<(), StorageError> {
    let tx = store.begin_unsynced(shop).await?;
    let which = presence::Column::MemberId.is_in(members.iter().copied());
    let longer = Expr::value(lease_until);
    tx.update::<presence::Entity>(which, |update| {
        update.col_expr(presence::Column::LeaseUntil, longer)
    })
    .await?;
    tx.commit().await
}
