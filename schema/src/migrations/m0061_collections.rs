//! Money that is asked of a customer, until an order has it or it is given back.

use sea_orm_migration::prelude::*;

pub struct Collections;

impl MigrationName for Collections {
    fn name(&self) -> &'static str {
        "m0061_collections"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Collections {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0061_collections.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
