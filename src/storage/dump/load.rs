//! Rows that go back into a database.

use sea_orm::{ConnectionTrait, Statement, TransactionTrait, Value};
use serde_json::Value as Json;

use super::{
    column::{backend_of, columns},
    value::read_value,
};
use crate::storage::{StorageError, Store};

impl Store {
    /// Inserts rows of one table, as a snapshot gave them.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn load_rows(&self, table: &str, rows: &[Vec<Json>]) -> Result<(), StorageError> {
        let _turn = self.gate().turn().await;
        let tx = self.write_connection().begin().await?;
        let columns = columns(&tx, table).await?;
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let places: Vec<_> = (1..=columns.len())
            .map(|place| format!("${place}"))
            .collect();
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            names.join(", "),
            places.join(", ")
        );
        for row in rows {
            let values = columns
                .iter()
                .zip(row)
                .map(|(column, json)| read_value(column.kind, json));
            let values: Vec<Value> = values.collect::<Result<_, _>>()?;
            let insert = Statement::from_sql_and_values(backend_of(&tx), &sql, values);
            tx.execute_raw(insert).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Whether nobody has put anything in yet.
    pub async fn is_empty(&self) -> Result<bool, StorageError> {
        let shops = self
            .across_shops()
            .rows::<yingke_schema::shops::shop::Entity>();
        Ok(shops.limit(1).one().await?.is_none())
    }
}
