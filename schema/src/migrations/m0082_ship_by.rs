//! Orders that still have to leave stand by when they have to, and are found by it.

use sea_orm_migration::prelude::*;

pub struct ShipBy;

impl MigrationName for ShipBy {
    fn name(&self) -> &'static str {
        "m0082_ship_by"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ShipBy {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0082_ship_by.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
