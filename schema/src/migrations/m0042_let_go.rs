//! Files of orders that nobody goes on with, and jobs that fail every time, come to an end.

use sea_orm_migration::prelude::*;

pub struct LetGo;

impl MigrationName for LetGo {
    fn name(&self) -> &'static str {
        "m0042_let_go"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for LetGo {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0042_let_go.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
