//! The database's door: both engines behind one face.
//!
//! [`ShopDb`] reads one shop's rows, [`ShopTx`] changes them in one transaction with its audit row and events. The message log has
//! a writer of its own (`reception::ledger`), which shares the [`Gate`]. Nothing else runs queries: clippy holds the line.

pub mod dump;
mod durability;
mod gate;
mod hold;
mod open;
mod readers;
mod recent;
mod rows;
mod settle;
mod transaction;

use std::{path::PathBuf, sync::Arc};

use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};
use yingke_schema::ids::ShopId;

pub use self::{
    durability::Durability,
    gate::{Gate, Turn},
    hold::Hold,
    open::postgres_options,
    readers::Readers,
    recent::Recent,
    rows::Rows,
    transaction::{Event, ShopTx, given},
};

/// Rows deleted in one transaction.
const FORGOTTEN: u64 = 500;

#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("cannot use the database address {0}: write sqlite://FILE or postgres://…")]
    Address(String),
    #[error("cannot make the folder of the database: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
    #[error(transparent)]
    Connect(#[from] sqlx::Error),
    #[error(transparent)]
    Reader(rusqlite::Error),
    #[error("another process holds this database")]
    InUse,
    #[error("a column has a type that backups do not know: {0}")]
    UnknownType(String),
    #[error("a row of the backup does not fit its table")]
    BadRow,
    /// Whoever meets it drops the transaction: nothing of it is written.
    #[error("rows that were held are not what they were")]
    NotHeld,
}

impl StorageError {
    /// A row with the same key was there already.
    pub fn is_double(&self) -> bool {
        let Self::Database(error) = self else {
            return false;
        };
        matches!(
            error.sql_err(),
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_))
        )
    }
}

#[derive(Clone, Debug)]
pub enum Engine {
    Sqlite(PathBuf),
    Postgres(String),
}

/// An open, migrated database.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    engine: Engine,
    read: DatabaseConnection,
    write: DatabaseConnection,
    unsynced: DatabaseConnection,
    gate: Gate,
    /// On SQLite.
    readers: Option<Readers>,
    /// Held while this process serves a SQLite file: two writers would number the same log.
    _lock: Option<std::fs::File>,
}

impl Store {
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    pub fn gate(&self) -> &Gate {
        &self.0.gate
    }

    pub fn shop(&self, shop: ShopId) -> ShopDb {
        ShopDb {
            store: self.clone(),
            shop,
        }
    }

    /// Rows of people and shops, which belong to no shop, and of all shops at once for the few jobs that sweep them.
    pub fn across_shops(&self) -> AcrossShops<'_> {
        AcrossShops(&self.0.read)
    }

    /// Opens a transaction for one shop. Dropping it rolls back.
    ///
    /// On SQLite it holds the gate: at most 20 ms (counted there) and about 500 rows, with no other await inside.
    pub async fn begin(&self, shop: ShopId) -> Result<ShopTx, StorageError> {
        ShopTx::begin(self.gate().turn().await, &self.0.write, shop).await
    }

    /// The same for what is worked out again, or said anew, where it is lost: its commit does not wait for the disk, and messages do
    /// not wait for it. This process may die at any time; a machine or a PostgreSQL that does takes back at most what was committed here
    /// last, and never what a later commit of another kind rests on.
    pub async fn begin_unsynced(&self, shop: ShopId) -> Result<ShopTx, StorageError> {
        ShopTx::begin(self.gate().turn().await, &self.0.unsynced, shop).await
    }

    /// For a part of long work, written together with how far the work has come. On SQLite nobody waits for the disk: what is lost with a
    /// machine is done again. On PostgreSQL the one connection of that kind is kept free: a part may wait for others.
    pub async fn begin_part(&self, shop: ShopId) -> Result<ShopTx, StorageError> {
        ShopTx::begin(self.gate().turn().await, self.of_parts(), shop).await
    }

    /// The same across shops, for rows of which this process says who works on them. Long work goes on in its turn meanwhile.
    pub async fn begin_part_across_shops(&self) -> Result<ShopTx, StorageError> {
        let turn = self.gate().turn_patiently().await;
        ShopTx::begin(turn, self.of_parts(), ShopId(uuid::Uuid::nil())).await
    }

    fn of_parts(&self) -> &DatabaseConnection {
        match self.engine() {
            Engine::Sqlite(_) => &self.0.unsynced,
            Engine::Postgres(_) => &self.0.write,
        }
    }

    /// Opens a transaction for rows that belong to no shop: people and their sign-ins. Rows of shops are refused by the database.
    pub async fn begin_across_shops(&self) -> Result<ShopTx, StorageError> {
        self.begin(ShopId(uuid::Uuid::nil())).await
    }

    /// Deletes rows that have run out, whatever their shop, in transactions short enough for the gate. `id` tells rows apart.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn forget<E: EntityTrait>(
        &self,
        id: E::Column,
        which: Condition,
    ) -> Result<(), StorageError> {
        loop {
            let some = E::find().select_only().column(id);
            let some = some.filter(which.clone()).limit(FORGOTTEN).into_query();
            let tx = self.begin_across_shops().await?;
            // Where `id` stands for several rows, only those that have run out go.
            let old = E::delete_many().filter(id.in_subquery(some));
            let gone = tx.delete_global(old.filter(which.clone()));
            let gone = gone.await?;
            tx.commit().await?;
            if gone < FORGOTTEN {
                return Ok(());
            }
        }
    }

    pub(crate) fn write_connection(&self) -> &DatabaseConnection {
        &self.0.write
    }
}

/// Reads of one shop.
#[derive(Clone)]
pub struct ShopDb {
    store: Store,
    shop: ShopId,
}

impl ShopDb {
    pub fn rows<E: yingke_schema::ShopEntity>(&self) -> Rows<'_, DatabaseConnection, E> {
        Rows::of_shop(&self.store.0.read, self.shop)
    }

    pub fn shop(&self) -> ShopId {
        self.shop
    }

    /// The message path's own connections; none on PostgreSQL.
    pub fn readers(&self) -> Option<&Readers> {
        self.store.0.readers.as_ref()
    }
}

/// See [`Store::across_shops`].
pub struct AcrossShops<'a>(&'a DatabaseConnection);

impl<'a> AcrossShops<'a> {
    pub fn rows<E: sea_orm::EntityTrait>(&self) -> Rows<'a, DatabaseConnection, E> {
        Rows::of_all(self.0)
    }
}
