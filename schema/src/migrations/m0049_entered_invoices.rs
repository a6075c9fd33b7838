//! An invoice is asked for by its customer, or entered by a member for them.

use sea_orm_migration::prelude::*;

pub struct EnteredInvoices;

impl MigrationName for EnteredInvoices {
    fn name(&self) -> &'static str {
        "m0049_entered_invoices"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for EnteredInvoices {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0049_entered_invoices.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
