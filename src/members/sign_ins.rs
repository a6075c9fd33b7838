use sea_orm::ColumnTrait;
use yingke_schema::members::{member, sign_in};

use crate::{
    access::{Denied, Member, Refusal},
    shops::{self, ShopRef},
    storage::{StorageError, Store},
    vocabulary::{Clock, PersonId, ShopId, SignInId, secret_hash},
};

/// Who holds this token, unless it ran out or was revoked.
pub async fn person_of(
    store: &Store,
    clock: &Clock,
    token: &str,
) -> Result<Option<(PersonId, SignInId)>, StorageError> {
    let rows = store.across_shops().rows::<sign_in::Entity>();
    let good = rows
        .with(sign_in::Column::TokenHash.eq(secret_hash(token)))
        .with(sign_in::Column::RevokedAt.is_null())
        .with(sign_in::Column::ExpiresAt.gt(clock.now()));
    let found = good.one().await?;
    Ok(found.map(|sign_in| (sign_in.person_id, sign_in.id)))
}

/// The place in `shop` of whoever holds this token: the same answer for no such shop and no place in it.
pub async fn member_of(
    store: &Store,
    clock: &Clock,
    token: &str,
    shop: &ShopRef,
) -> Result<Member, Refusal> {
    let (person, sign_in) = person_of(store, clock, token).await?.ok_or(Denied::NotSignedIn)?;
    let shop = match shop {
        ShopRef::Id(id) => *id,
        slug @ ShopRef::Slug(_) => shops::find(store, slug).await?.ok_or(Denied::NotFound)?.id,
    };
    let place = place_in(store, shop, person).await?.ok_or(Denied::NotFound)?;
    Ok(Member { shop, id: place.id, person, sign_in, role: place.role, nick: place.nick })
}

async fn place_in(
    store: &Store,
    shop: ShopId,
    person: PersonId,
) -> Result<Option<member::Model>, StorageError> {
    let shop = store.shop(shop);
    let places = shop.rows::<member::Entity>().with(member::Column::PersonId.eq(person));
    places.with(member::Column::LeftAt.is_null()).one().await
}
