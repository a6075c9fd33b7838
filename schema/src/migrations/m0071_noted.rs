//! What members write beside an order is no change of it for its customer.

use sea_orm_migration::prelude::*;

pub struct Noted;

impl MigrationName for Noted {
    fn name(&self) -> &'static str {
        "m0071_noted"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Noted {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0071_noted.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
