use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoSimpleExpr, Order,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, TryGetable,
    sea_query::{IntoCondition, LockType, SelectStatement},
};
use yingke_schema::{ShopEntity, ids::ShopId};

use super::StorageError;

/// A query under way: already narrowed to one shop, unless it began at [`super::Store::across_shops`].
pub struct Rows<'a, C, E: EntityTrait> {
    conn: &'a C,
    select: Select<E>,
}

impl<'a, C: ConnectionTrait, E: EntityTrait> Rows<'a, C, E> {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub(super) fn of_all(conn: &'a C) -> Self {
        Self {
            conn,
            select: E::find(),
        }
    }

    #[must_use]
    pub fn with(mut self, condition: impl IntoCondition) -> Self {
        self.select = self.select.filter(condition.into_condition());
        self
    }

    #[must_use]
    pub fn ascending(mut self, column: impl IntoSimpleExpr) -> Self {
        self.select = self.select.order_by(column, Order::Asc);
        self
    }

    #[must_use]
    pub fn descending(mut self, column: impl IntoSimpleExpr) -> Self {
        self.select = self.select.order_by(column, Order::Desc);
        self
    }

    #[must_use]
    pub fn limit(mut self, most: u64) -> Self {
        self.select = self.select.limit(most);
        self
    }

    /// Inside a transaction: nobody else changes these rows before it ends. Where it waits for several, it is in the order asked for.
    /// `SQLite` has one writer, so there they are held already.
    #[must_use]
    pub fn held(mut self) -> Self {
        self.select = self.select.lock(LockType::NoKeyUpdate);
        self
    }

    #[must_use]
    pub fn offset(mut self, first: u64) -> Self {
        self.select = self.select.offset(first);
        self
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn all(self) -> Result<Vec<E::Model>, StorageError> {
        Ok(self.select.all(self.conn).await?)
    }

    /// Only some columns of each row.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn only<T>(
        self,
        columns: impl IntoIterator<Item = E::Column>,
    ) -> Result<Vec<T>, StorageError>
    where
        T: FromQueryResult,
    {
        let select = self.select.select_only().columns(columns);
        Ok(select.into_model::<T>().all(self.conn).await?)
    }

    /// One column of them, to be asked for inside another query.
    pub fn column(self, column: E::Column) -> SelectStatement {
        self.select.select_only().column(column).into_query()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn one(self) -> Result<Option<E::Model>, StorageError> {
        Ok(self.select.one(self.conn).await?)
    }

    /// The greatest value of a column of whole numbers.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn latest(self, column: E::Column) -> Result<Option<i64>, StorageError> {
        let latest = self.select.select_only().column(column);
        let latest = latest.order_by(column, Order::Desc).limit(1);
        Ok(latest.into_tuple().one(self.conn).await?)
    }

    /// How many rows there are of each value of `column`, which is never null here.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn counts_by<K: TryGetable>(
        self,
        column: E::Column,
    ) -> Result<Vec<(K, i64)>, StorageError> {
        let counted = self
            .select
            .select_only()
            .column(column)
            .column_as(column.count(), "rows");
        Ok(counted.group_by(column).into_tuple().all(self.conn).await?)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn count(self) -> Result<u64, StorageError>
    where
        E::Model: Send + Sync,
    {
        Ok(self.select.count(self.conn).await?)
    }
}

impl<'a, C: ConnectionTrait, E: ShopEntity> Rows<'a, C, E> {
    pub(super) fn of_shop(conn: &'a C, shop: ShopId) -> Self {
        Self::of_all(conn).with(E::shop_column().eq(shop))
    }
}
