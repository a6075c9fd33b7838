//! Days a shop declares itself, and its duty times.

use sea_orm_migration::prelude::*;

pub struct Calendar;

impl MigrationName for Calendar {
    fn name(&self) -> &'static str {
        "m0008_calendar"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Calendar {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0008_calendar.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
