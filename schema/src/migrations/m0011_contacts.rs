//! Customers that members saved.

use sea_orm_migration::prelude::*;

pub struct Contacts;

impl MigrationName for Contacts {
    fn name(&self) -> &'static str {
        "m0011_contacts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Contacts {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0011_contacts.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
