//! The first schema. One text serves both databases: SQLite takes any type name, and what differs is filled in.

use sea_orm_migration::prelude::*;

pub struct Foundation;

impl MigrationName for Foundation {
    fn name(&self) -> &'static str {
        "m0001_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Foundation {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0001_foundation.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
