//! What members are told, what they have read, and what may interrupt them.

use sea_orm_migration::prelude::*;

pub struct Notices;

impl MigrationName for Notices {
    fn name(&self) -> &'static str {
        "m0014_notices"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Notices {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0014_notices.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
