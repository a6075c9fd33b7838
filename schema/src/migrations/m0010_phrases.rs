//! Phrases in full: folders, pictures, products, uses; pictures of the shop.

use sea_orm_migration::prelude::*;

pub struct Phrases;

impl MigrationName for Phrases {
    fn name(&self) -> &'static str {
        "m0010_phrases"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Phrases {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0010_phrases.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
