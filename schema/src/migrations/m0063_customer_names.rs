//! Orders are found by a part of their customer's name.

use sea_orm_migration::prelude::*;

pub struct CustomerNames;

impl MigrationName for CustomerNames {
    fn name(&self) -> &'static str {
        "m0063_customer_names"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CustomerNames {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0063_customer_names.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
