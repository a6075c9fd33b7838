//! The rest of orders: what a second person agrees to, invoices, own filters, and two more rules.

use sea_orm_migration::prelude::*;

pub struct OrderRest;

impl MigrationName for OrderRest {
    fn name(&self) -> &'static str {
        "m0034_order_rest"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OrderRest {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0034_order_rest.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
