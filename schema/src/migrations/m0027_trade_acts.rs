//! Orders are acted on: revisions, commands that came once, notes with their history, rules, the cart, reserved stock.

use sea_orm_migration::prelude::*;

pub struct TradeActs;

impl MigrationName for TradeActs {
    fn name(&self) -> &'static str {
        "m0027_trade_acts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for TradeActs {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0027_trade_acts.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
