//! A product says by itself when little is left of it.

use sea_orm_migration::prelude::*;

pub struct OwnLowStock;

impl MigrationName for OwnLowStock {
    fn name(&self) -> &'static str {
        "m0064_own_low_stock"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OwnLowStock {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0064_own_low_stock.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
