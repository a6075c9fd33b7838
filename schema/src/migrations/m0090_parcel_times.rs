//! A shop sets how long its parcels may be without news.

use sea_orm_migration::prelude::*;

pub struct ParcelTimes;

impl MigrationName for ParcelTimes {
    fn name(&self) -> &'static str {
        "m0090_parcel_times"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ParcelTimes {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0090_parcel_times.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
