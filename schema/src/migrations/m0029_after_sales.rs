//! After-sale cases by the time left, and how long their steps may take.

use sea_orm_migration::prelude::*;

pub struct AfterSales;

impl MigrationName for AfterSales {
    fn name(&self) -> &'static str {
        "m0029_after_sales"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AfterSales {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0029_after_sales.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
