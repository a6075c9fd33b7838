use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel, sea_query::Expr};
use yingke_schema::customers::customer::{Column, Entity, Model};

use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, new_id},
};

/// Someone who bought on another platform.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The name they have there, which nobody else has there.
    pub nick: String,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    /// When they were last heard of there.
    pub seen_at: Millis,
    /// What of their orders was paid and not given back, in fen.
    pub spent_fen: i64,
}

/// Finds these customers by their names on `platform`, each once, or begins to know them; how many are new. Whoever is known keeps what is
/// known of them, and has spent more. At most a hundred at once.
pub async fn bring_in(
    tx: &ShopTx,
    platform: &str,
    who: Vec<Elsewhere>,
    at: Millis,
) -> Result<(HashMap<String, CustomerId>, i64), StorageError> {
    // Two imports at once would both begin to know the same.
    tx.lock(lock_of(tx, platform)).await?;
    let called = |nick: &str| format!("{platform}:{nick}");
    let subs = who.iter().map(|one| called(&one.nick));
    let rows = tx.rows::<Entity>().with(Column::ExternalId.is_in(subs));
    let known = rows.all().await?.into_iter();
    let known: HashMap<_, _> = known.map(|row| (row.external_id.clone(), row)).collect();
    let (mut ids, mut new) = (HashMap::new(), Vec::new());
    for one in who {
        let sub = Some(called(&one.nick));
        let id = if let Some(row) = known.get(&sub) {
            see(tx, row, &one).await?;
            row.id
        } else {
            let row = begin(tx, sub, &one, at);
            let id = row.id;
            new.push(row.into_active_model().reset_all());
            id
        };
        ids.insert(one.nick, id);
    }
    let count = new.len() as i64;
    tx.insert_many(new).await?;
    Ok((ids, count))
}

async fn see(tx: &ShopTx, row: &Model, one: &Elsewhere) -> Result<(), StorageError> {
    let (seen_at, spent) = (row.seen_at.max(one.seen_at), row.value_fen + one.spent_fen);
    tx.update::<Entity>(Column::Id.eq(row.id), |row| {
        row.col_expr(Column::SeenAt, Expr::value(seen_at))
            .col_expr(Column::ValueFen, Expr::value(spent))
    })
    .await?;
    Ok(())
}

/// They were never here: the books know them from now on.
fn begin(tx: &ShopTx, sub: Option<String>, one: &Elsewhere, at: Millis) -> Model {
    Model {
        shop_id: tx.shop(),
        id: CustomerId(new_id()),
        external_id: sub,
        name: one.nick.clone(),
        phone: one.phone.clone(),
        address: one.address.clone(),
        city: one.city.clone(),
        tags: "[]".to_owned(),
        value_fen: one.spent_fen,
        created_at: at,
        seen_at: one.seen_at,
    }
}

fn lock_of(tx: &ShopTx, platform: &str) -> i64 {
    let hash = crate::vocabulary::secret_hash(&format!("{platform}:{}", tx.shop()));
    i64::from_be_bytes(hash[..8].try_into().expect("a hash has 32 bytes"))
}
