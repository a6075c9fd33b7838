use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DeleteMany, EntityTrait, QueryFilter, QueryTrait, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, UpdateMany, Value,
    sea_query::{
        Alias, Expr, ExprTrait, IntoCondition, IntoIden, OnConflict, TableRef, ValueTuple,
    },
};
use serde::Serialize;
use yingke_schema::{Millis, ShopEntity, ids::ShopId, outbox};

use super::{Rows, StorageError, Turn};
use crate::vocabulary::new_id;

/// What [`ShopTx::update_each`] calls its rows.
const GIVEN: &str = "given";

/// The value at that place of the row that [`ShopTx::update_each`] is at; its key has the place 0.
pub fn given(place: usize) -> Expr {
    // The shop stands before the key.
    Expr::col((GIVEN, Alias::new(format!("column{}", place + 2))))
}

/// Changes of one shop that happen together or not at all.
pub struct ShopTx {
    tx: DatabaseTransaction,
    shop: ShopId,
    turn: Turn,
    is_past: bool,
}

/// Something that happened in an area, told to the others after the commit.
pub trait Event: Serialize {
    /// Past tense, for instance `CustomerShown`.
    const KIND: &'static str;
}

impl ShopTx {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub(super) async fn begin(
        turn: Turn,
        connection: &DatabaseConnection,
        shop: ShopId,
    ) -> Result<Self, StorageError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let tx = connection.begin_with_options(options).await?;
        Ok(Self {
            tx,
            shop,
            turn,
            is_past: false,
        })
    }

    /// What happens in it happened long ago: it is kept as told, and told to nobody.
    #[must_use]
    pub fn in_the_past(self) -> Self {
        Self {
            is_past: true,
            ..self
        }
    }

    pub fn shop(&self) -> ShopId {
        self.shop
    }

    /// Whether others may change rows at the same time: where `SQLite`'s one writer is not the guard.
    pub fn has_company(&self) -> bool {
        self.tx.get_database_backend() == DatabaseBackend::Postgres
    }

    /// Waits until no other transaction, on any node, holds the lock `key`; held to the end of this one.
    ///
    /// For rules over rows that may not exist yet. `SQLite` has one writer, so there it is held already.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn lock(&self, key: i64) -> Result<(), StorageError> {
        if self.has_company() {
            let lock = format!("SELECT pg_advisory_xact_lock({key})");
            self.tx.execute_unprepared(&lock).await?;
        }
        Ok(())
    }

    /// Reads inside the transaction.
    pub fn rows<E: ShopEntity>(&self) -> Rows<'_, DatabaseTransaction, E> {
        Rows::of_shop(&self.tx, self.shop)
    }

    /// Rows that belong to no shop: people, sign-ins, shops.
    pub fn rows_of_all<E: EntityTrait>(&self) -> Rows<'_, DatabaseTransaction, E> {
        Rows::of_all(&self.tx)
    }

    /// Inserts a row of this shop, whatever shop it named.
    pub async fn insert<A>(&self, row: A) -> Result<(), StorageError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: ShopEntity,
    {
        self.insert_global(self.owned(row)).await
    }

    /// Inserts many rows of this shop; at most a few hundred at once.
    pub async fn insert_many<A>(
        &self,
        rows: impl IntoIterator<Item = A>,
    ) -> Result<(), StorageError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: ShopEntity,
    {
        self.insert_all(rows, None).await
    }

    /// Inserts, or does what `conflict` says where the row is there already.
    pub async fn upsert<A>(&self, row: A, conflict: OnConflict) -> Result<(), StorageError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: ShopEntity,
    {
        self.upsert_many([row], conflict).await
    }

    /// The same with many rows, no two of one key; at most a few hundred at once.
    pub async fn upsert_many<A>(
        &self,
        rows: impl IntoIterator<Item = A>,
        conflict: OnConflict,
    ) -> Result<(), StorageError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: ShopEntity,
    {
        self.insert_all(rows, Some(conflict)).await
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    async fn insert_all<A>(
        &self,
        rows: impl IntoIterator<Item = A>,
        conflict: Option<OnConflict>,
    ) -> Result<(), StorageError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: ShopEntity,
    {
        let rows: Vec<A> = rows.into_iter().map(|row| self.owned(row)).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let mut insert = A::Entity::insert_many(rows);
        if let Some(conflict) = conflict {
            insert = insert.on_conflict(conflict);
        }
        insert.exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Inserts a row that belongs to no shop: a person, a sign-in, a shop.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn insert_global<A>(&self, row: A) -> Result<(), StorageError>
    where
        A: ActiveModelTrait + Send,
    {
        A::Entity::insert(row)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    /// Changes the rows of this shop that `which` names; how many there were.
    pub async fn update<E: ShopEntity>(
        &self,
        which: impl IntoCondition,
        change: impl FnOnce(UpdateMany<E>) -> UpdateMany<E>,
    ) -> Result<u64, StorageError> {
        self.update_global(self.own::<E>(which), change).await
    }

    /// Changes many rows of this shop in one statement, each with values of its own: `rows` are keys with what [`given`] names behind
    /// them, one shape for all, at most a few hundred. How many rows there were of which `which` is true as well. Where it fails, nothing of
    /// the transaction may stay.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn update_each<E: ShopEntity>(
        &self,
        key: E::Column,
        rows: Vec<Vec<Value>>,
        which: impl IntoCondition,
        change: impl FnOnce(UpdateMany<E>) -> UpdateMany<E>,
    ) -> Result<u64, StorageError> {
        if rows.is_empty() {
            return Ok(0);
        }
        let owned = |row: Vec<Value>| {
            let shop = std::iter::once(Value::from(self.shop.0));
            ValueTuple::Many(shop.chain(row).collect())
        };
        let rows = TableRef::ValuesList(rows.into_iter().map(owned).collect(), GIVEN.into_iden());
        // The shop comes with the rows: held against a value it would have SQLite walk all rows of the shop instead of these.
        let own = Condition::all()
            .add(Expr::col(E::shop_column().as_column_ref()).equals((GIVEN, "column1")))
            .add(Expr::col(key.as_column_ref()).equals((GIVEN, "column2")))
            .add(which.into_condition());
        let mut update = change(E::update_many()).filter(own);
        QueryTrait::query(&mut update).from(rows);
        let mut statement = update.build(self.tx.get_database_backend());
        if !self.has_company() {
            // No transaction outlives a statement that failed, so that SQLite need not keep each page as it was before this one.
            statement.sql = statement.sql.replacen("UPDATE", "UPDATE OR FAIL", 1);
        }
        Ok(self.tx.execute_raw(statement).await?.rows_affected())
    }

    /// Of this shop alone, whatever is asked for: added to a list of alternatives the shop would be one more of them.
    fn own<E: ShopEntity>(&self, which: impl IntoCondition) -> Condition {
        let own = Condition::all().add(E::shop_column().eq(self.shop));
        own.add(which.into_condition())
    }

    /// Changes rows that belong to no shop.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn update_global<E: EntityTrait>(
        &self,
        which: impl IntoCondition,
        change: impl FnOnce(UpdateMany<E>) -> UpdateMany<E>,
    ) -> Result<u64, StorageError> {
        let update = change(E::update_many()).filter(which.into_condition());
        Ok(update.exec(&self.tx).await?.rows_affected)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub(super) async fn delete_global<E: EntityTrait>(
        &self,
        rows: DeleteMany<E>,
    ) -> Result<u64, StorageError> {
        Ok(rows.exec(&self.tx).await?.rows_affected)
    }

    /// Deletes the rows of this shop that `which` names; how many there were.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn delete<E: ShopEntity>(
        &self,
        which: impl IntoCondition,
    ) -> Result<u64, StorageError> {
        Ok(E::delete_many()
            .filter(self.own::<E>(which))
            .exec(&self.tx)
            .await?
            .rows_affected)
    }

    /// Tells the other areas, once this is committed.
    pub async fn emit<T: Event>(&self, event: &T, at: Millis) -> Result<(), StorageError> {
        use sea_orm::ActiveValue::Set;
        let payload = serde_json::to_string(event).expect("events are plain data");
        self.insert(outbox::event::ActiveModel {
            shop_id: Set(self.shop),
            id: Set(new_id()),
            kind: Set(T::KIND.to_owned()),
            payload: Set(payload),
            at: Set(at),
            claimed_until: Set(0),
            done_at: Set(self.is_past.then_some(at)),
        })
        .await
    }

    /// Whether long work may write its next part into this transaction as well: on `SQLite`, while nobody waits.
    pub fn may_go_on(&mut self) -> bool {
        self.turn.may_go_on()
    }

    pub async fn commit(self) -> Result<(), StorageError> {
        Ok(self.tx.commit().await?)
    }

    fn owned<A>(&self, mut row: A) -> A
    where
        A: ActiveModelTrait,
        A::Entity: ShopEntity,
    {
        row.set(<A::Entity as ShopEntity>::shop_column(), self.shop.0.into());
        row
    }
}
