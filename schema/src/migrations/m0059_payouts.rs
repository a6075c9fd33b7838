//! Money that is to go back to a customer, until it has.

use sea_orm_migration::prelude::*;

pub struct Payouts;

impl MigrationName for Payouts {
    fn name(&self) -> &'static str {
        "m0059_payouts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Payouts {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0059_payouts.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
