//! What was asked for is judged by how things stood then.

use sea_orm_migration::prelude::*;

pub struct AsAsked;

impl MigrationName for AsAsked {
    fn name(&self) -> &'static str {
        "m0067_as_asked"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AsAsked {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0067_as_asked.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
