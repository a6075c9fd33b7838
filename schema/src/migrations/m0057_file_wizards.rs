//! A check of a file of goods says what would change, and the columns of a file of orders are said by hand.

use sea_orm_migration::prelude::*;

pub struct FileWizards;

impl MigrationName for FileWizards {
    fn name(&self) -> &'static str {
        "m0057_file_wizards"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for FileWizards {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = include_str!("m0057_file_wizards.sql");
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
