//! Several parcels an order: what leaves part by part, what comes back, and what is sent again; insured freight.

use sea_orm_migration::prelude::*;

pub struct ParcelsOfLines;

impl MigrationName for ParcelsOfLines {
    fn name(&self) -> &'static str {
        "m0040_parcels_of_lines"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ParcelsOfLines {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0040_parcels_of_lines.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
