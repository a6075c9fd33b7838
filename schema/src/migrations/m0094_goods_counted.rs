//! What has a tag or waits for a time, and what lacks a weight or a volume, is counted by an index alone.

use sea_orm_migration::prelude::*;

pub struct GoodsCounted;

impl MigrationName for GoodsCounted {
    fn name(&self) -> &'static str {
        "m0094_goods_counted"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for GoodsCounted {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0094_goods_counted.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
