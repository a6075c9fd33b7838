//! Rules of counting, and days that were counted.

use sea_orm_migration::prelude::*;

pub struct Metrics;

impl MigrationName for Metrics {
    fn name(&self) -> &'static str {
        "m0019_metrics"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Metrics {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0019_metrics.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
