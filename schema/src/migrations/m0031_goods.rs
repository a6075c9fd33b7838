//! Goods are edited: categories, delivery templates, the history of changes.

use sea_orm_migration::prelude::*;

pub struct Goods;

impl MigrationName for Goods {
    fn name(&self) -> &'static str {
        "m0031_goods"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Goods {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0031_goods.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
