//! Categories are called as they are seen: names from before that was asked of them lose what cannot be seen, and what names them
//! follows. Where another one is called so already, both stay.

use std::collections::HashSet;

use sea_orm_migration::{prelude::*, sea_orm::QueryResult};
use uuid::Uuid;
use yingke_masking::visible;

pub struct SeenCategories;

/// Tables that name categories.
const NAMING: [&str; 2] = ["product", "taobao_category"];

impl MigrationName for SeenCategories {
    fn name(&self) -> &'static str {
        "m0077_seen_categories"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SeenCategories {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let all = categories(manager).await?;
        let mut taken: HashSet<(Uuid, String)> = all.iter().cloned().collect();
        for (shop, name) in all {
            let seen = visible(&name).trim().to_owned();
            if !seen.is_empty() && taken.insert((shop, seen.clone())) {
                rename(manager, shop, (&name, &seen)).await?;
            }
        }
        Ok(())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a migration comes before all shops"
)]
async fn categories(manager: &SchemaManager<'_>) -> Result<Vec<(Uuid, String)>, DbErr> {
    let (shop, name) = (Alias::new("shop_id"), Alias::new("name"));
    let all = Query::select()
        .columns([shop, name])
        .from(Alias::new("category"))
        .to_owned();
    let rows = manager.get_connection().query_all(&all).await?;
    let named = |row: &QueryResult| -> Result<(Uuid, String), DbErr> {
        Ok((row.try_get("", "shop_id")?, row.try_get("", "name")?))
    };
    rows.iter().map(named).collect()
}

async fn rename(
    manager: &SchemaManager<'_>,
    shop: Uuid,
    (from, to): (&str, &str),
) -> Result<(), DbErr> {
    let update = |table: &'static str, column: &'static str| {
        Query::update()
            .table(Alias::new(table))
            .value(Alias::new(column), to)
            .and_where(Expr::col(Alias::new("shop_id")).eq(shop))
            .and_where(Expr::col(Alias::new(column)).eq(from))
            .to_owned()
    };
    let rev = Expr::col(Alias::new("rev")).add(1_i64);
    let mut category = update("category", "name");
    category.value(Alias::new("rev"), rev);
    manager.execute(category).await?;
    for table in NAMING {
        manager.execute(update(table, "category")).await?;
    }
    Ok(())
}
