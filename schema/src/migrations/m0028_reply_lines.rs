//! Which line an automatic reply answers: heard again, it gets no second one.

use sea_orm_migration::prelude::*;

pub struct ReplyLines;

impl MigrationName for ReplyLines {
    fn name(&self) -> &'static str {
        "m0028_reply_lines"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ReplyLines {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0028_reply_lines.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
