//! What was bought keeps what its page promised then.

use sea_orm_migration::prelude::*;

pub struct AsBought;

impl MigrationName for AsBought {
    fn name(&self) -> &'static str {
        "m0073_as_bought"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AsBought {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0073_as_bought.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
