use async_trait::async_trait;
use uuid::Uuid;
use yingke_schema::contacts::contact::{Column, Entity, Model};

use crate::{
    access::{Action, Member},
    customers,
    search::{Kind, Source, Thing, Who, clear, rows},
    storage::{ShopDb, StorageError},
};

/// Offers contacts to search by name, group and note: the team's to everyone who keeps contacts, one's own to oneself.
pub struct Searched;

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Contact
    }

    fn action(&self) -> Action {
        Action::KeepContacts
    }

    /// A customer's new name is taken when everything is looked through again.
    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        let by_rev = db.rows::<Entity>().counts_by::<i64>(Column::Rev).await?;
        let changes: i64 = by_rev.iter().map(|(rev, rows)| (rev + 1) * rows).sum();
        let latest = db.rows::<Entity>().latest(Column::CreatedAt).await?;
        Ok((latest.unwrap_or(0) << 20) ^ changes)
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::page::<Entity>(db, Column::Id, after, most).await?;
        things(db, rows).await
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::named::<Entity>(db, Column::Id, ids).await?;
        things(db, rows).await
    }
}

async fn things(db: &ShopDb, rows: Vec<Model>) -> Result<Vec<Thing>, StorageError> {
    let customers: Vec<_> = rows.iter().map(|row| row.customer_id).collect();
    let briefs = customers::briefs_of(db, &customers).await?;
    let thing = |row: Model| {
        let about = [row.group_name, clear(&row.note)];
        let about: Vec<_> = about.into_iter().filter(|text| !text.is_empty()).collect();
        let customer = briefs.get(&row.customer_id);
        Thing {
            id: row.id.0,
            who: Who::of(row.member_id),
            title: customer.map(|of| of.name.clone()).unwrap_or_default(),
            text: about.join(" · "),
            at: row.created_at,
            sealed: Vec::new(),
            link: Some(row.customer_id.to_string()),
        }
    };
    Ok(rows.into_iter().map(thing).collect())
}
