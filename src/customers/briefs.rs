use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ExprTrait, FromQueryResult,
    sea_query::{Expr, Func, LikeExpr, Query, SelectStatement},
};
use yingke_schema::customers::customer::{self, Column};

use crate::{
    reception::desk::{Brief, Briefs},
    storage::{ShopDb, StorageError, Store},
    vocabulary::{CustomerId, ShopId},
};

/// Tells reception who its customers are.
pub struct Directory(pub Store);

#[async_trait::async_trait]
impl Briefs for Directory {
    async fn briefs(
        &self,
        shop: ShopId,
        of: &[CustomerId],
    ) -> Result<HashMap<CustomerId, Brief>, StorageError> {
        briefs_of(&self.0.shop(shop), of).await
    }
}

pub async fn briefs_of(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashMap<CustomerId, Brief>, StorageError> {
    let named = customer::Column::Id.is_in(of.iter().copied());
    let rows = db.rows::<customer::Entity>().with(named).all().await?;
    let brief = |customer: customer::Model| (customer.id, customer.into());
    Ok(rows.into_iter().map(brief).collect())
}

/// What each of these has paid so far, in fen; nobody who is not a customer here.
pub async fn values_of(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashMap<CustomerId, i64>, StorageError> {
    let which = Column::Id.is_in(of.iter().copied());
    let rows = db.rows::<customer::Entity>().with(which).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.value_fen))
        .collect())
}

/// Those who have paid so much, or more: a part of others' queries.
pub fn worth(shop: ShopId, from_fen: i64) -> SelectStatement {
    Query::select()
        .column(Column::Id)
        .from(customer::Entity)
        .and_where(Column::ShopId.eq(shop))
        .and_where(Column::ValueFen.gte(from_fen))
        .to_owned()
}

/// Customers with these words in their name, however capitalised, last seen first.
pub async fn named_like(db: &ShopDb, words: &str, most: u64) -> Result<Vec<Brief>, StorageError> {
    let rows = db.rows::<customer::Entity>().with(named(words));
    let rows = rows.descending(Column::SeenAt).limit(most);
    Ok(rows.all().await?.into_iter().map(Brief::from).collect())
}

/// The same, of whom nothing but the id is read: an index answers it.
pub async fn ids_named_like(
    db: &ShopDb,
    words: &str,
    most: u64,
) -> Result<Vec<CustomerId>, StorageError> {
    let rows = db.rows::<customer::Entity>().with(named(words));
    let rows = rows.descending(Column::SeenAt).limit(most);
    let ids: Vec<Found> = rows.only([Column::Id]).await?;
    Ok(ids.into_iter().map(|row| row.id).collect())
}

fn named(words: &str) -> Condition {
    let literal = words.trim().chars().fold(String::new(), |mut text, c| {
        if matches!(c, '%' | '_' | '\\') {
            text.push('\\');
        }
        text.push(c);
        text
    });
    let part = |literal: &str| LikeExpr::new(format!("%{literal}%")).escape('\\');
    let as_written = Condition::any().add(Column::Name.like(part(&literal)));
    let lower = literal.to_lowercase();
    if lower == literal.to_uppercase() {
        // Characters that have no capitals, as names here: compared once.
        return as_written;
    }
    // As written too: SQLite lowers plain Latin letters only.
    as_written.add(Expr::expr(Func::lower(Expr::col(Column::Name))).like(part(&lower)))
}

/// Customers whose own number this is, last seen first: for those who may see phones, and told nobody.
pub async fn with_phone(
    db: &ShopDb,
    phone: &str,
    most: u64,
) -> Result<Vec<CustomerId>, StorageError> {
    let rows = db.rows::<customer::Entity>().with(Column::Phone.eq(phone));
    let rows = rows.descending(Column::SeenAt).limit(most);
    let ids: Vec<Found> = rows.only([Column::Id]).await?;
    Ok(ids.into_iter().map(|row| row.id).collect())
}

#[derive(FromQueryResult)]
struct Found {
    id: CustomerId,
}

impl From<customer::Model> for Brief {
    fn from(customer: customer::Model) -> Self {
        Self {
            id: customer.id,
            name: customer.name,
            known: customer.external_id.is_some(),
            value_fen: customer.value_fen,
        }
    }
}
