//! What customers say of the service.

use sea_orm_migration::prelude::*;

pub struct Rating;

impl MigrationName for Rating {
    fn name(&self) -> &'static str {
        "m0016_rating"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Rating {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0016_rating.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
