//! How far areas that read along have come.

use sea_orm_migration::prelude::*;

pub struct ReadingAlong;

impl MigrationName for ReadingAlong {
    fn name(&self) -> &'static str {
        "m0004_reading_along"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ReadingAlong {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0004_reading_along.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
