//! Links to files get a secret of their own: the one for shoppers is shown to the shop.

use sea_orm_migration::prelude::*;

pub struct LinkSecret;

impl MigrationName for LinkSecret {
    fn name(&self) -> &'static str {
        "m0025_link_secret"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for LinkSecret {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0025_link_secret.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
