//! A shop sets which of its acts wait for the customer's yes, and takes back what it asked.

use sea_orm_migration::prelude::*;

pub struct CustomersYes;

impl MigrationName for CustomersYes {
    fn name(&self) -> &'static str {
        "m0046_customers_yes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CustomersYes {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0046_customers_yes.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
