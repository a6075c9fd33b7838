//! What an undo has left of a batch can be tried again.

use sea_orm_migration::prelude::*;

pub struct KeptBack;

impl MigrationName for KeptBack {
    fn name(&self) -> &'static str {
        "m0075_kept_back"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for KeptBack {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0075_kept_back.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
