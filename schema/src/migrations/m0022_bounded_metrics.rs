//! Which messages were left, day by day, and which receptions a span of time touches.

use sea_orm_migration::prelude::*;

pub struct BoundedMetrics;

impl MigrationName for BoundedMetrics {
    fn name(&self) -> &'static str {
        "m0022_bounded_metrics"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for BoundedMetrics {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0022_bounded_metrics.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
