//! Orders with reviews that the shop has not replied to are found, and counted, at once.

use sea_orm_migration::prelude::*;

pub struct ToReply;

impl MigrationName for ToReply {
    fn name(&self) -> &'static str {
        "m0050_to_reply"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ToReply {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0050_to_reply.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
