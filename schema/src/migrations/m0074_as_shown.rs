//! An import writes what its check showed, and tells what may be a slip.

use sea_orm_migration::prelude::*;

pub struct AsShown;

impl MigrationName for AsShown {
    fn name(&self) -> &'static str {
        "m0074_as_shown"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AsShown {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0074_as_shown.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
