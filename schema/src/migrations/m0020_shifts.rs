//! Who is meant to serve when, and who did.

use sea_orm_migration::prelude::*;

pub struct Shifts;

impl MigrationName for Shifts {
    fn name(&self) -> &'static str {
        "m0020_shifts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Shifts {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0020_shifts.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
