//! Orders whose parcels somebody should see to are found, and counted, at once.

use sea_orm_migration::prelude::*;

pub struct ParcelConcerns;

impl MigrationName for ParcelConcerns {
    fn name(&self) -> &'static str {
        "m0092_parcel_concerns"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ParcelConcerns {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0092_parcel_concerns.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
