//! What was changed of a product together stands in one row of its history.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

pub struct ChangesTogether;

/// The databases write JSON otherwise.
impl ChangesTogether {
    pub const OF_SQLITE: &str = "json_group_array(json_object('field', field, 'sku', sku, 'before', json(before), 'after', json(after)) ORDER BY no)";
    pub const OF_POSTGRES: &str = "CAST(json_agg(json_build_object('field', field, 'sku', sku, 'before', CAST(before AS json),
        'after', CAST(after AS json)) ORDER BY no) AS TEXT)";
}

impl MigrationName for ChangesTogether {
    fn name(&self) -> &'static str {
        "m0048_changes_together"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ChangesTogether {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let changes = match manager.get_database_backend() {
            DbBackend::Postgres => Self::OF_POSTGRES,
            _ => Self::OF_SQLITE,
        };
        let sql = include_str!("m0048_changes_together.sql").replace("@CHANGES", changes);
        manager.get_connection().execute_unprepared(&sql).await?;
        Ok(())
    }
}
