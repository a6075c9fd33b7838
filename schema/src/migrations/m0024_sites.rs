//! The sites of a shop become a setting of its own.

use sea_orm_migration::prelude::*;

pub struct Sites;

impl MigrationName for Sites {
    fn name(&self) -> &'static str {
        "m0024_sites"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Sites {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0024_sites.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
