//! Customers a shop does not listen to, and when a device was last heard of.

use sea_orm_migration::prelude::*;

pub struct Blocks;

impl MigrationName for Blocks {
    fn name(&self) -> &'static str {
        "m0012_blocks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Blocks {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0012_blocks.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
