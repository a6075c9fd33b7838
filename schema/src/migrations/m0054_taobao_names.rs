//! What Taobao's numbers are called in a shop.

use sea_orm_migration::prelude::*;

pub struct TaobaoNames;

impl MigrationName for TaobaoNames {
    fn name(&self) -> &'static str {
        "m0054_taobao_names"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for TaobaoNames {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0054_taobao_names.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
