//! What an import brought is found again, and news of goods are a kind of their own.

use sea_orm_migration::prelude::*;

pub struct Brought;

impl MigrationName for Brought {
    fn name(&self) -> &'static str {
        "m0083_brought"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Brought {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0083_brought.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
