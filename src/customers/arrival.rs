use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel, UpdateMany, sea_query::Expr};
use yingke_schema::customers::customer;

use super::{devices, identity::Identity, joined::join};
use crate::{
    reception,
    storage::{ShopTx, StorageError},
    vocabulary::{ConversationId, CustomerId, Millis, new_id, secret_hash},
};

const CHANNEL: &str = "widget";

/// A shopper at the door, with the token to come back with.
pub struct Arrived {
    pub device: String,
    pub customer: CustomerId,
    pub name: String,
    pub conversation: ConversationId,
    /// What was bought or put into the cart before came along.
    pub has_brought: bool,
}

/// Who comes, by device and by the shop's signature; see the area's head for which history goes along.
pub async fn arrive(
    tx: &ShopTx,
    device: Option<String>,
    signed: Option<Identity>,
    now: Millis,
) -> Result<Arrived, StorageError> {
    if let Some(signed) = &signed {
        // Two tabs may bring the same shopper for the first time at the same moment.
        tx.lock(lock_of(&signed.sub)).await?;
        if let Some(token) = &device {
            // Two shoppers may be named on one device at once: its history goes along with one of them.
            tx.lock(lock_of(token)).await?;
        }
    }
    let before = match &device {
        Some(token) => known_by(tx, token).await?,
        None => None,
    };
    let anonymous = before.as_ref().filter(|row| row.external_id.is_none());
    let anonymous = anonymous.map(|row| row.id);
    let (customer, device) = match (before, signed, device) {
        (Some(customer), None, Some(token)) => (customer, token),
        (Some(customer), Some(signed), Some(token)) if is_same(&customer, &signed) => {
            (customer, token)
        }
        (before, Some(signed), old) => {
            let customer = identified(tx, before, signed, now).await?;
            let device = devices::renew(tx, old.as_deref(), customer.id, now).await?;
            (customer, device)
        }
        (_, None, _) => {
            let customer = create(tx, None, now).await?;
            let device = devices::renew(tx, None, customer.id, now).await?;
            (customer, device)
        }
    };
    let seen = Expr::value(now);
    change(tx, customer.id, |row| {
        row.col_expr(customer::Column::SeenAt, seen)
    })
    .await?;
    let conversation = match reception::conversation_of(tx, customer.id, CHANNEL).await? {
        Some(conversation) => conversation,
        None => reception::start_conversation(tx, customer.id, CHANNEL, now).await?,
    };
    let has_brought = match anonymous.filter(|before| *before != customer.id) {
        Some(anonymous) => join(tx, anonymous, customer.id, now).await?,
        None => false,
    };
    Ok(Arrived {
        device,
        customer: customer.id,
        name: customer.name,
        conversation,
        has_brought,
    })
}

/// The signed customer, with the history of the device where it may go along.
async fn identified(
    tx: &ShopTx,
    before: Option<customer::Model>,
    signed: Identity,
    now: Millis,
) -> Result<customer::Model, StorageError> {
    let anonymous = before.filter(|customer| customer.external_id.is_none());
    let Some(mut known) = by_sub(tx, &signed.sub).await? else {
        return match anonymous {
            Some(anonymous) => promote(tx, anonymous, signed).await,
            None => create(tx, Some(signed), now).await,
        };
    };
    let has_history = reception::conversation_of(tx, known.id, CHANNEL)
        .await?
        .is_some();
    if let Some(anonymous) = anonymous.filter(|_| !has_history) {
        reception::hand_over(tx, anonymous.id, known.id, CHANNEL).await?;
    }
    if let Some(name) = signed.name.filter(|name| *name != known.name) {
        known.name.clone_from(&name);
        let name = Expr::value(name);
        change(tx, known.id, |row| {
            row.col_expr(customer::Column::Name, name)
        })
        .await?;
    }
    Ok(known)
}

/// The anonymous customer turns out to be this one: same row, so what is on its way keeps its sender.
async fn promote(
    tx: &ShopTx,
    mut customer: customer::Model,
    signed: Identity,
) -> Result<customer::Model, StorageError> {
    customer.name = signed.name.unwrap_or(customer.name);
    let (sub, name) = (Expr::value(signed.sub), Expr::value(customer.name.clone()));
    change(tx, customer.id, |row| {
        row.col_expr(customer::Column::ExternalId, sub)
            .col_expr(customer::Column::Name, name)
    })
    .await?;
    Ok(customer)
}

async fn create(
    tx: &ShopTx,
    signed: Option<Identity>,
    now: Millis,
) -> Result<customer::Model, StorageError> {
    let id = CustomerId(new_id());
    let (external_id, name) = signed.map_or((None, None), |s| (Some(s.sub), s.name));
    let customer = customer::Model {
        shop_id: tx.shop(),
        id,
        external_id,
        name: name.unwrap_or_else(|| visitor_name(id)),
        phone: None,
        address: None,
        city: None,
        tags: "[]".to_owned(),
        value_fen: 0,
        created_at: now,
        seen_at: now,
    };
    tx.insert(customer.clone().into_active_model().reset_all())
        .await?;
    Ok(customer)
}

/// 访客 1000 to 9999, by the random end of the id.
fn visitor_name(id: CustomerId) -> String {
    format!("访客 {}", 1000 + id.0.as_u128() % 9000)
}

fn is_same(customer: &customer::Model, signed: &Identity) -> bool {
    customer.external_id.as_ref() == Some(&signed.sub)
        && signed
            .name
            .as_ref()
            .is_none_or(|name| *name == customer.name)
}

async fn known_by(tx: &ShopTx, token: &str) -> Result<Option<customer::Model>, StorageError> {
    let Some(id) = devices::holder(tx, token).await? else {
        return Ok(None);
    };
    tx.rows::<customer::Entity>()
        .with(customer::Column::Id.eq(id))
        .one()
        .await
}

async fn by_sub(tx: &ShopTx, sub: &str) -> Result<Option<customer::Model>, StorageError> {
    tx.rows::<customer::Entity>()
        .with(customer::Column::ExternalId.eq(sub))
        .one()
        .await
}

async fn change(
    tx: &ShopTx,
    id: CustomerId,
    what: impl FnOnce(UpdateMany<customer::Entity>) -> UpdateMany<customer::Entity>,
) -> Result<(), StorageError> {
    tx.update(customer::Column::Id.eq(id), what).await?;
    Ok(())
}

fn lock_of(word: &str) -> i64 {
    let hash = secret_hash(word);
    i64::from_be_bytes(hash[..8].try_into().expect("a hash has 32 bytes"))
}
