//! Orders are found by each of their times, and a customer's own come page by page.

use sea_orm_migration::prelude::*;

pub struct OrderTimes;

impl MigrationName for OrderTimes {
    fn name(&self) -> &'static str {
        "m0056_order_times"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OrderTimes {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0056_order_times.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
