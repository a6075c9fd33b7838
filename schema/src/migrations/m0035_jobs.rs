//! Long work that outlives the request that began it.

use sea_orm_migration::prelude::*;

pub struct Jobs;

impl MigrationName for Jobs {
    fn name(&self) -> &'static str {
        "m0035_jobs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Jobs {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0035_jobs.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
