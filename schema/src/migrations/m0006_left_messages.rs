//! Messages left while nobody was on duty.

use sea_orm_migration::prelude::*;

pub struct LeftMessages;

impl MigrationName for LeftMessages {
    fn name(&self) -> &'static str {
        "m0006_left_messages"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for LeftMessages {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0006_left_messages.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
