//! A supervisor's discount has a limit too, which the owner sets.

use sea_orm_migration::prelude::*;

pub struct SupervisorsLimit;

impl MigrationName for SupervisorsLimit {
    fn name(&self) -> &'static str {
        "m0045_supervisors_limit"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SupervisorsLimit {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0045_supervisors_limit.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
