//! Cards in the chat, and reviews.

use sea_orm_migration::prelude::*;

pub struct Cards;

impl MigrationName for Cards {
    fn name(&self) -> &'static str {
        "m0033_cards"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Cards {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0033_cards.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
