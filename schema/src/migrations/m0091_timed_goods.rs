//! What waits for its time to be listed is found without reading the others.

use sea_orm_migration::prelude::*;

pub struct TimedGoods;

impl MigrationName for TimedGoods {
    fn name(&self) -> &'static str {
        "m0091_timed_goods"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for TimedGoods {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0091_timed_goods.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
