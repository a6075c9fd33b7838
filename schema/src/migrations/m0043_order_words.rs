//! What the customer wrote with an order is kept apart from the shop's notes; orders are found by more, and their history says who.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

pub struct OrderWords;

impl MigrationName for OrderWords {
    fn name(&self) -> &'static str {
        "m0043_order_words"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OrderWords {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The databases call these two otherwise.
        let (position, waybill) = match manager.get_database_backend() {
            DbBackend::Postgres => ("strpos", "CAST(detail AS json) ->> 'waybill'"),
            _ => ("instr", "json_extract(detail, '$.waybill')"),
        };
        let sql = include_str!("m0043_order_words.sql")
            .replace("@POSITION", position)
            .replace("@WAYBILL", waybill);
        manager.get_connection().execute_unprepared(&sql).await?;
        Ok(())
    }
}
