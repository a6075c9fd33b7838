//! A shop says when little is left of a product.

use sea_orm_migration::prelude::*;

pub struct StockRules;

impl MigrationName for StockRules {
    fn name(&self) -> &'static str {
        "m0058_stock_rules"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for StockRules {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0058_stock_rules.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
