//! Deleted goods lie in the recycle bin, and are counted apart.

use sea_orm_migration::prelude::*;

pub struct RecycleBin;

impl MigrationName for RecycleBin {
    fn name(&self) -> &'static str {
        "m0086_recycle_bin"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for RecycleBin {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0086_recycle_bin.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
