//! What an undo has left of a batch can be tried again, and what goes with a product follows where codes change.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

pub struct KeptBack;

/// The databases read JSON otherwise.
impl KeptBack {
    pub const OF_SQLITE: &str = "SELECT product.shop_id, product.id, matching.key, matching.value
        FROM product, json_each(product.detail, '$.goes_with') AS matching";
    pub const OF_POSTGRES: &str = "SELECT product.shop_id, product.id, matching.place - 1, matching.code
        FROM product CROSS JOIN LATERAL json_array_elements_text(CAST(product.detail AS json) -> 'goes_with')
        WITH ORDINALITY AS matching (code, place)";
}

impl MigrationName for KeptBack {
    fn name(&self) -> &'static str {
        "m0075_kept_back"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for KeptBack {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a migration comes before all shops"
    )]
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let matches = match manager.get_database_backend() {
            DbBackend::Postgres => Self::OF_POSTGRES,
            _ => Self::OF_SQLITE,
        };
        let sql = include_str!("m0075_kept_back.sql").replace("@MATCHES", matches);
        manager.get_connection().execute_unprepared(&sql).await?;
        Ok(())
    }
}
