//! What is written by the hundred thousand has no entry in an index for what most of it comes to be.

use sea_orm_migration::prelude::*;

pub struct FewerIndexes;

impl MigrationName for FewerIndexes {
    fn name(&self) -> &'static str {
        "m0078_fewer_indexes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for FewerIndexes {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0078_fewer_indexes.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
