//! After-sale cases that are over, by when they ended.

use sea_orm_migration::prelude::*;

pub struct EndedCases;

impl MigrationName for EndedCases {
    fn name(&self) -> &'static str {
        "m0044_ended_cases"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for EndedCases {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0044_ended_cases.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
