//! The stock alert 库存预警: how few pieces of a product that can be bought are little. A product's own figure goes before the shop's.

use axum::extract::State;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_schema::catalogue::stock_rules::{ActiveModel, Column, Entity, Model};

use super::NEWS;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    storage::{ShopDb, ShopTx, StorageError},
};

const MOST: i64 = 1_000_000;

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StockRules {
    /// Of a product with so many pieces to be bought, or fewer, little is left; 0 to 1,000,000, 0: that is never told.
    low_stock: i64,
    /// What a change must name.
    rev: i64,
}

impl Default for StockRules {
    fn default() -> Self {
        Self {
            low_stock: 5,
            rev: 0,
        }
    }
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(see_stock_rules, change_stock_rules))
}

/// When little is left of a product.
#[utoipa::path(get, path = "/api/shops/{shop}/stock-rules", tag = "goods", params(("shop" = Uuid, Path)),
    responses((status = 200, body = StockRules)), extensions(("x-action" = json!("see_catalogue"))))]
pub async fn see_stock_rules(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<StockRules>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    Ok(Json(db.rows::<Entity>().one().await?.into()))
}

/// Set when little is left of a product. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/stock-rules", tag = "goods", params(("shop" = Uuid, Path)),
    request_body = StockRules,
    responses((status = 200, body = StockRules), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn change_stock_rules(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<StockRules>,
) -> Result<Json<StockRules>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    if !is_figure(new.low_stock) {
        let title = "low_stock: 0 to 1,000,000 pieces";
        return Err(Problem::at_field("bad_low_stock", "low_stock", title));
    }
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let before = StockRules::from(tx.rows::<Entity>().one().await?);
    if before.rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let after = StockRules {
        rev: new.rev + 1,
        ..new
    };
    keep(&tx, &after).await?;
    let entry = audit::Entry {
        action: "edit_goods",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "low_stock": { "before": before.low_stock, "after": after.low_stock } }),
    };
    audit::record(&tx, &caller.actor, app.clock().now(), entry).await?;
    tx.commit().await?;
    app.live().tell_members(caller.shop, None, NEWS, &json!({}));
    Ok(Json(after))
}

async fn keep(tx: &ShopTx, rules: &StockRules) -> Result<(), StorageError> {
    let row = ActiveModel {
        shop_id: Set(tx.shop()),
        low_stock: Set(rules.low_stock),
        rev: Set(rules.rev),
    };
    let changed = OnConflict::column(Column::ShopId)
        .update_columns([Column::LowStock, Column::Rev])
        .to_owned();
    tx.upsert(row, changed).await
}

/// Whether so many pieces may be called little.
pub fn is_figure(pieces: i64) -> bool {
    (0..=MOST).contains(&pieces)
}

/// So many pieces are little of what has no figure of its own.
pub async fn low_stock(db: &ShopDb) -> Result<i64, StorageError> {
    Ok(StockRules::from(db.rows::<Entity>().one().await?).low_stock)
}

/// As [`low_stock`], inside a transaction.
pub async fn low_stock_in(tx: &ShopTx) -> Result<i64, StorageError> {
    Ok(StockRules::from(tx.rows::<Entity>().one().await?).low_stock)
}

/// Whether little is left now, and more was before: of what only goes on falling nobody is told again.
pub fn became_low(before: i64, now: i64, low: i64) -> bool {
    before > low && (1..=low).contains(&now)
}

impl From<Option<Model>> for StockRules {
    fn from(row: Option<Model>) -> Self {
        row.map_or_else(Self::default, |row| Self {
            low_stock: row.low_stock,
            rev: row.rev,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_is_left_once_until_there_was_more() {
        let told = |steps: &[i64]| {
            let pairs = steps.windows(2);
            pairs.filter(|pair| became_low(pair[0], pair[1], 5)).count()
        };
        assert_eq!(told(&[7, 6, 5, 4, 1]), 1);
        assert_eq!(told(&[7, 5, 6, 5]), 2);
        assert_eq!(told(&[7, 0]), 0, "that it is sold out is said");
        assert_eq!(told(&[5, 3]), 0);
        assert!(!became_low(7, 0, 0) && !became_low(1, 1, 0));
    }
}
