//! Price protection that is asked of the shop has a deadline, and somebody who sees to it.

use sea_orm_migration::prelude::*;

pub struct AskedProtections;

impl MigrationName for AskedProtections {
    fn name(&self) -> &'static str {
        "m0080_asked_protections"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AskedProtections {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0080_asked_protections.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
