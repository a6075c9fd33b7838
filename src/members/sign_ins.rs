use std::sync::Arc;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, UpdateMany, sea_query::Expr};
use yingke_schema::members::{member, sign_in};

use crate::{
    access::{Denied, Member, Refusal, SIGN_IN_TOKEN},
    app::App,
    shops::{self, ShopRef},
    storage::{StorageError, Store},
    vocabulary::{Clock, Millis, PersonId, ShopId, SignInId, new_id, new_secret, secret_hash},
};

/// As long as the cookie.
const LIFETIME_MS: Millis = 30 * 24 * 60 * 60 * 1000;

/// How exactly a device is known to have been used.
const SEEN_EVERY_MS: Millis = 5 * 60 * 1000;

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
    if let Some(sign_in) = &found
        && clock.now() - sign_in.seen_at.unwrap_or(sign_in.created_at) >= SEEN_EVERY_MS
    {
        tokio::spawn(seen(store.clone(), sign_in.id, clock.now()));
    }
    Ok(found.map(|sign_in| (sign_in.person_id, sign_in.id)))
}

/// Nobody waits for it, and a burst of requests writes it once.
async fn seen(store: Store, id: SignInId, now: Millis) {
    let older = Condition::any()
        .add(sign_in::Column::SeenAt.is_null())
        .add(sign_in::Column::SeenAt.lte(now - SEEN_EVERY_MS));
    let which = Condition::all().add(sign_in::Column::Id.eq(id)).add(older);
    let kept = async {
        let tx = store.begin_across_shops().await?;
        tx.update_global::<sign_in::Entity>(which, |rows| {
            rows.col_expr(sign_in::Column::SeenAt, Expr::value(now))
        })
        .await?;
        tx.commit().await
    };
    if let Err(error) = kept.await {
        tracing::debug!(%error, "when a device was seen is kept the next time");
    }
}

/// The place in `shop` of whoever holds this token: the same answer for no such shop and no place in it.
pub async fn member_of(
    store: &Store,
    clock: &Clock,
    token: &str,
    shop: &ShopRef,
) -> Result<Member, Refusal> {
    let (person, sign_in) = person_of(store, clock, token)
        .await?
        .ok_or(Denied::NotSignedIn)?;
    let shop = match shop {
        ShopRef::Id(id) => *id,
        slug @ ShopRef::Slug(_) => shops::find(store, slug).await?.ok_or(Denied::NotFound)?.id,
    };
    let place = place_in(store, shop, person)
        .await?
        .ok_or(Denied::NotFound)?;
    Ok(Member {
        shop,
        id: place.id,
        person,
        sign_in,
        role: place.role,
        nick: place.nick,
    })
}

async fn place_in(
    store: &Store,
    shop: ShopId,
    person: PersonId,
) -> Result<Option<member::Model>, StorageError> {
    let shop = store.shop(shop);
    let places = shop
        .rows::<member::Entity>()
        .with(member::Column::PersonId.eq(person));
    places.with(member::Column::LeftAt.is_null()).one().await
}

/// Sign-ins that ended: whatever lives by them closes.
#[derive(Clone, Debug)]
pub struct Revoked {
    pub sign_ins: Arc<[SignInId]>,
}

/// Signs a person in on one more device; returns the token, which is kept nowhere.
pub async fn open_sign_in(
    store: &Store,
    person: PersonId,
    device: &str,
    now: Millis,
) -> Result<String, StorageError> {
    let token = format!("{SIGN_IN_TOKEN}{}", new_secret());
    let tx = store.begin_across_shops().await?;
    tx.insert_global(sign_in::ActiveModel {
        id: Set(SignInId(new_id())),
        token_hash: Set(secret_hash(&token)),
        person_id: Set(person),
        device: Set(device.to_owned()),
        created_at: Set(now),
        expires_at: Set(now + LIFETIME_MS),
        revoked_at: Set(None),
        seen_at: Set(Some(now)),
    })
    .await?;
    tx.commit().await?;
    Ok(token)
}

/// The devices a person is signed in on, newest first.
pub(super) async fn open_of(
    store: &Store,
    person: PersonId,
    now: Millis,
) -> Result<Vec<sign_in::Model>, StorageError> {
    let rows = store.across_shops().rows::<sign_in::Entity>();
    let open = rows
        .with(sign_in::Column::PersonId.eq(person))
        .with(sign_in::Column::RevokedAt.is_null())
        .with(sign_in::Column::ExpiresAt.gt(now));
    open.descending(sign_in::Column::CreatedAt).all().await
}

/// Ends sign-ins and tells whoever lives by them, once it is stored.
pub(super) async fn revoke(app: &App, sign_ins: Vec<SignInId>) -> Result<(), StorageError> {
    let now = app.clock().now();
    let tx = app.store().begin_across_shops().await?;
    let which = Condition::all()
        .add(sign_in::Column::Id.is_in(sign_ins.iter().copied()))
        .add(sign_in::Column::RevokedAt.is_null());
    let revoked = |rows: UpdateMany<sign_in::Entity>| {
        rows.col_expr(sign_in::Column::RevokedAt, Expr::value(now))
    };
    tx.update_global(which, revoked).await?;
    tx.commit().await?;
    // No socket lives yet, or none on this node: then nobody listens, which is fine.
    let _ = app.revocations().send(Revoked {
        sign_ins: sign_ins.into(),
    });
    Ok(())
}

/// Deletes sign-ins that ran out.
pub async fn forget_sign_ins(store: &Store, now: Millis) -> Result<(), StorageError> {
    let ended = Condition::all().add(sign_in::Column::ExpiresAt.lt(now));
    let id = sign_in::Column::Id;
    store.forget::<sign_in::Entity>(id, ended).await
}
