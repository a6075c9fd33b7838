//! A batch counts the products that have no SKU which it is for.

use sea_orm_migration::prelude::*;

pub struct LeftOut;

impl MigrationName for LeftOut {
    fn name(&self) -> &'static str {
        "m0055_left_out"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for LeftOut {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0055_left_out.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
