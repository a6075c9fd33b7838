//! Closed orders are found by when they were paid or shipped, and an order knows how much of it was reviewed.

use sea_orm_migration::prelude::*;

pub struct ClosedOrders;

impl MigrationName for ClosedOrders {
    fn name(&self) -> &'static str {
        "m0062_closed_orders"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ClosedOrders {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0062_closed_orders.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
