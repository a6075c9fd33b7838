//! Orders are found by their customer's own phone.

use sea_orm_migration::prelude::*;

pub struct CustomerPhones;

impl MigrationName for CustomerPhones {
    fn name(&self) -> &'static str {
        "m0060_customer_phones"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CustomerPhones {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0060_customer_phones.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
