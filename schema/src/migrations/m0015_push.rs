//! Where notices are pushed to.

use sea_orm_migration::prelude::*;

pub struct Push;

impl MigrationName for Push {
    fn name(&self) -> &'static str {
        "m0015_push"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Push {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0015_push.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
