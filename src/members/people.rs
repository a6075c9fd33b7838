use sea_orm::{ActiveValue::Set, ColumnTrait};
use yingke_schema::members::{
    member::{self, Role},
    person,
};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, PersonId},
};

#[derive(Clone, Debug)]
pub struct NewPerson<'a> {
    pub id: PersonId,
    pub login: &'a str,
    pub name: &'a str,
    /// From [`super::Passwords::hash`], made before the transaction began.
    pub password_hash: String,
}

#[derive(Clone, Debug)]
pub struct NewMember<'a> {
    pub id: MemberId,
    pub person: PersonId,
    pub role: Role,
    /// The name customers see.
    pub nick: &'a str,
    /// Most open conversations dispatch gives.
    pub capacity: i64,
}

/// A login is found again however it is typed.
pub(super) fn normal_login(login: &str) -> String {
    login.trim().to_lowercase()
}

pub async fn create_person(
    tx: &ShopTx,
    new: NewPerson<'_>,
    at: Millis,
) -> Result<(), StorageError> {
    tx.insert_global(person::ActiveModel {
        id: Set(new.id),
        login: Set(normal_login(new.login)),
        name: Set(new.name.to_owned()),
        password_hash: Set(new.password_hash),
        settings: Set("{}".to_owned()),
        created_at: Set(at),
    })
    .await
}

/// Gives a person a place in the transaction's shop.
pub async fn create_member(
    tx: &ShopTx,
    new: NewMember<'_>,
    at: Millis,
) -> Result<(), StorageError> {
    tx.insert(member::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new.id),
        person_id: Set(new.person),
        role: Set(new.role),
        nick: Set(new.nick.to_owned()),
        capacity: Set(new.capacity),
        created_at: Set(at),
        left_at: Set(None),
    })
    .await
}

/// Who a member is; none: they have left, or never were here.
pub async fn person_behind(
    db: &ShopDb,
    member: MemberId,
) -> Result<Option<PersonId>, StorageError> {
    let rows = db.rows::<member::Entity>();
    let rows = rows.with(member::Column::Id.eq(member));
    let place = rows.with(member::Column::LeftAt.is_null()).one().await?;
    Ok(place.map(|place| place.person_id))
}
