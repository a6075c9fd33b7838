//! Goods by the thousand: which batch a change belongs to, and lists that are read from their index alone.

use sea_orm_migration::prelude::*;

pub struct GoodsBulk;

impl MigrationName for GoodsBulk {
    fn name(&self) -> &'static str {
        "m0036_goods_bulk"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for GoodsBulk {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0036_goods_bulk.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
