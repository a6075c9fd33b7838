//! What was promised to customers, and what became of it.

use sea_orm_migration::prelude::*;

pub struct Promises;

impl MigrationName for Promises {
    fn name(&self) -> &'static str {
        "m0017_promises"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Promises {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0017_promises.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
