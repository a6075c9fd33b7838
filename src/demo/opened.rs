//! The shop itself, with who works there and what it says by itself.

use sea_orm::ColumnTrait;
use yingke_schema::members::person;

use super::{
    content::{MemberSheet, ShopContent},
    desk,
    dice::id_of,
    world::begin,
};
use crate::{
    auto_replies,
    calendar::{self, Declared, DutyTimes, LocalTime, NewDay, Span},
    members::{self, NewMember, NewPerson},
    shops::{self, NewShop},
    storage::{ShopTx, StorageError, Store},
    vocabulary::{Millis, PersonId, ShopId},
};

/// Open conversations dispatch gives to one agent of the demo.
const CAPACITY: i64 = 10;

pub async fn open_shop(
    store: &Store,
    shop: ShopId,
    content: &ShopContent,
    hash: &str,
    at: Millis,
) -> Result<(), StorageError> {
    let sheet = &content.sheet;
    let tx = begin(store, shop).await?;
    if !shops::is_there(&tx).await? {
        let new = NewShop {
            slug: &sheet.slug,
            name: &sheet.name,
            about: &sheet.about,
        };
        shops::create(&tx, new, at).await?;
        for (place, member) in content.members.iter().enumerate() {
            employ(&tx, &sheet.slug, place, member, hash, at).await?;
        }
        desk::set_up(&tx, &sheet.slug, &content.members, at).await?;
    }
    tx.commit().await
}

/// A person who works in both shops is one person.
async fn employ(
    tx: &ShopTx,
    slug: &str,
    place: usize,
    member: &MemberSheet,
    hash: &str,
    at: Millis,
) -> Result<(), StorageError> {
    let id = PersonId(id_of("person", &member.login, 0));
    let known = tx
        .rows_of_all::<person::Entity>()
        .with(person::Column::Id.eq(id))
        .one()
        .await?;
    if known.is_none() {
        let password_hash = hash.to_owned();
        let new = NewPerson {
            id,
            login: &member.login,
            name: &member.name,
            password_hash,
        };
        members::create_person(tx, new, at).await?;
    }
    let new = NewMember {
        id: desk::member_id(slug, place, member),
        person: id,
        role: member.role,
        nick: &member.nick,
        capacity: CAPACITY,
    };
    members::create_member(tx, new, at).await
}

/// What the shop says by itself, when it serves, and a day off of its own.
pub async fn write_replies(store: &Store, shop: ShopId, now: Millis) -> Result<(), StorageError> {
    let tx = begin(store, shop).await?;
    if auto_replies::put_up(&tx, &auto_replies::ready_made(), now).await? {
        let span = |from: i64, to: i64| {
            vec![Span {
                from: from * 60,
                to: to * 60,
            }]
        };
        let duty = DutyTimes {
            week: vec![span(8, 23); 7],
            holidays: Some(span(10, 20)),
            make_up: None,
        };
        calendar::set_duty(&tx, &duty, now).await?;
        let stock_taking = NewDay {
            kind: Declared::Holiday,
            name: "盘点店休".into(),
        };
        let day = LocalTime::of(now).date.plus(12);
        calendar::declare(&tx, day, &stock_taking, now).await?;
    }
    tx.commit().await
}
