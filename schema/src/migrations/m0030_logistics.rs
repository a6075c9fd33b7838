//! Parcels that are followed, and their steps.

use sea_orm_migration::prelude::*;

pub struct Logistics;

impl MigrationName for Logistics {
    fn name(&self) -> &'static str {
        "m0030_logistics"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Logistics {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0030_logistics.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
