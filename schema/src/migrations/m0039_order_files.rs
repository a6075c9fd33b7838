//! Orders from files, and orders that were placed elsewhere.

use sea_orm_migration::prelude::*;

pub struct OrderFiles;

impl MigrationName for OrderFiles {
    fn name(&self) -> &'static str {
        "m0039_order_files"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OrderFiles {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0039_order_files.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
