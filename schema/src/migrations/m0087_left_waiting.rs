//! What was left waiting from before is seen to once: requests whose orders went on fall, and price protection gets its time.

use sea_orm_migration::prelude::*;

pub struct LeftWaiting;

impl MigrationName for LeftWaiting {
    fn name(&self) -> &'static str {
        "m0087_left_waiting"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for LeftWaiting {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0087_left_waiting.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
