//! SKUs are found by how their barcode begins.

use sea_orm_migration::prelude::*;

pub struct Barcodes;

impl MigrationName for Barcodes {
    fn name(&self) -> &'static str {
        "m0053_barcodes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Barcodes {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0053_barcodes.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
