//! A step of after-sale cases that gets less time leaves those under way some hours from then.

use sea_orm_migration::prelude::*;

pub struct TimesShortened;

impl MigrationName for TimesShortened {
    fn name(&self) -> &'static str {
        "m0079_times_shortened"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for TimesShortened {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0079_times_shortened.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
