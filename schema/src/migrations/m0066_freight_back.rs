//! The shop pays for the way back of a return.

use sea_orm_migration::prelude::*;

pub struct FreightBack;

impl MigrationName for FreightBack {
    fn name(&self) -> &'static str {
        "m0066_freight_back"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for FreightBack {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0066_freight_back.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
