//! What was agreed to keeps the time in which its card is sent.

use sea_orm_migration::prelude::*;

pub struct SendBy;

impl MigrationName for SendBy {
    fn name(&self) -> &'static str {
        "m0085_send_by"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SendBy {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0085_send_by.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
