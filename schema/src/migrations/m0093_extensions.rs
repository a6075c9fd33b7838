//! A shop sets how often an order is given longer to be confirmed.

use sea_orm_migration::prelude::*;

pub struct Extensions;

impl MigrationName for Extensions {
    fn name(&self) -> &'static str {
        "m0093_extensions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Extensions {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0093_extensions.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
