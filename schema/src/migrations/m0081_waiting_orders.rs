//! Orders whose invoice is to be issued, and those whose money did not go back, are found, and counted, at once.

use sea_orm_migration::prelude::*;

pub struct WaitingOrders;

impl MigrationName for WaitingOrders {
    fn name(&self) -> &'static str {
        "m0081_waiting_orders"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for WaitingOrders {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0081_waiting_orders.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
