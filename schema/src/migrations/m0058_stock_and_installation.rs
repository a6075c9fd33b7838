//! A shop says when little is left of a product, and customers when to come for an installation.

use sea_orm_migration::prelude::*;

pub struct StockAndInstallation;

impl MigrationName for StockAndInstallation {
    fn name(&self) -> &'static str {
        "m0058_stock_and_installation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for StockAndInstallation {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0058_stock_and_installation.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
