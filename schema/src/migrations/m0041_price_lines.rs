//! A changed price names lines: what is off each of them, and what a request asks of them.

use sea_orm_migration::prelude::*;

pub struct PriceLines;

impl MigrationName for PriceLines {
    fn name(&self) -> &'static str {
        "m0041_price_lines"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for PriceLines {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0041_price_lines.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
