//! SKUs show a picture of their own.

use sea_orm_migration::prelude::*;

pub struct SkuPictures;

impl MigrationName for SkuPictures {
    fn name(&self) -> &'static str {
        "m0084_sku_pictures"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SkuPictures {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0084_sku_pictures.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
