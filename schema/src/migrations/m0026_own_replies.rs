//! What members say by themselves in their own words.

use sea_orm_migration::prelude::*;

pub struct OwnReplies;

impl MigrationName for OwnReplies {
    fn name(&self) -> &'static str {
        "m0026_own_replies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OwnReplies {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0026_own_replies.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
