//! What a shop says by itself, and what it has said.

use sea_orm_migration::prelude::*;

pub struct AutoReplies;

impl MigrationName for AutoReplies {
    fn name(&self) -> &'static str {
        "m0009_auto_replies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AutoReplies {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0009_auto_replies.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
