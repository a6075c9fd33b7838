//! Goods come and go as files.

use sea_orm_migration::prelude::*;

pub struct GoodsFiles;

impl MigrationName for GoodsFiles {
    fn name(&self) -> &'static str {
        "m0038_goods_files"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for GoodsFiles {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0038_goods_files.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
