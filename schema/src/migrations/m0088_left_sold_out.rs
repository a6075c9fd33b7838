//! What left the shop sold out is known when it comes back.

use sea_orm_migration::prelude::*;

pub struct LeftSoldOut;

impl MigrationName for LeftSoldOut {
    fn name(&self) -> &'static str {
        "m0088_left_sold_out"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for LeftSoldOut {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0088_left_sold_out.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
