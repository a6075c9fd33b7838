//! What one member gives back of an order alone has a limit, as what they take off its price.

use sea_orm_migration::prelude::*;

pub struct RefundLimits;

impl MigrationName for RefundLimits {
    fn name(&self) -> &'static str {
        "m0065_refund_limits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for RefundLimits {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0065_refund_limits.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
