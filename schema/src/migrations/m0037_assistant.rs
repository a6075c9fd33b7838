//! Many products are changed together, looked at first and taken back.

use sea_orm_migration::prelude::*;

pub struct Assistant;

impl MigrationName for Assistant {
    fn name(&self) -> &'static str {
        "m0037_assistant"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Assistant {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0037_assistant.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
