//! Who came last and what was ordered last, without a look at all of them.

use sea_orm_migration::prelude::*;

pub struct Latest;

impl MigrationName for Latest {
    fn name(&self) -> &'static str {
        "m0018_latest"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Latest {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0018_latest.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
