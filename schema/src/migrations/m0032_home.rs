//! What home asks of a day's orders, found by when it happened.

use sea_orm_migration::prelude::*;

pub struct Home;

impl MigrationName for Home {
    fn name(&self) -> &'static str {
        "m0032_home"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Home {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0032_home.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
