//! How conversations are given, and why each was.

use sea_orm_migration::prelude::*;

pub struct Dispatch;

impl MigrationName for Dispatch {
    fn name(&self) -> &'static str {
        "m0003_dispatch"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Dispatch {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0003_dispatch.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
