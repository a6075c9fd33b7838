//! Rows of the members' list, by their ids.

use std::collections::HashMap;

use axum::extract::State;
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::catalogue::{product, sku};

use super::{
    Shelf,
    sorted::{LISTED, Listed},
    storage::sku_counts,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::Availability,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
    vocabulary::{Millis, ProductId, TemplateId},
};

const MOST_ROWS: usize = 200;

/// A product in the members' list.
#[derive(Serialize, ToSchema)]
pub struct GoodsRow {
    id: ProductId,
    code: String,
    title: String,
    category: String,
    picture: String,
    price_fen: i64,
    price_to_fen: i64,
    /// What can be bought.
    stock: i64,
    /// What orders wait for, beside it.
    reserved: i64,
    availability: Availability,
    state: Shelf,
    list_at: Option<Millis>,
    tags: Vec<String>,
    template: Option<TemplateId>,
    /// So many pieces of it are little; none: the shop's figure, 0: none are.
    low_stock: Option<i64>,
    sku_count: i64,
    rev: i64,
    changed_at: Millis,
}

/// Products whose rows are wanted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoodsIds {
    /// At most 200.
    ids: Vec<ProductId>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodsRows {
    /// In the order of the ids; those that there are not are left out.
    goods: Vec<GoodsRow>,
}

/// Rows of products by their ids.
#[utoipa::path(post, path = "/api/shops/{shop}/goods/rows", tag = "goods", params(("shop" = Uuid, Path)),
    request_body = GoodsIds,
    responses((status = 200, body = GoodsRows), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_catalogue"))))]
pub async fn goods_rows(
    State(app): State<App>,
    caller: InShop,
    Json(asked): Json<GoodsIds>,
) -> Result<Json<GoodsRows>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    if asked.ids.len() > MOST_ROWS {
        return Err(Problem::at_field("bad_ids", "ids", "ids: at most 200"));
    }
    let db = app.store().shop(caller.shop);
    let rows = listed_of(&db, &asked.ids).await?;
    let goods = goods_rows_of(&db, rows).await?;
    Ok(Json(GoodsRows { goods }))
}

/// As the list needs them, in the order of the ids.
pub async fn listed_of(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<Listed>, StorageError> {
    let which = product::Column::Id.is_in(ids.iter().copied());
    let rows: Vec<Listed> = db
        .rows::<product::Entity>()
        .with(which)
        .only(LISTED)
        .await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}

/// The same with what their SKUs say.
pub async fn goods_rows_of(db: &ShopDb, rows: Vec<Listed>) -> Result<Vec<GoodsRow>, StorageError> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let counts = sku_counts(db, &ids).await?;
    let reserved = reserved_of(db, &ids).await?;
    let rows = rows.into_iter().map(|row| {
        let count = counts.get(&row.id).copied().unwrap_or_default();
        let reserved = reserved.get(&row.id).copied().unwrap_or_default();
        GoodsRow::new(row, count, reserved)
    });
    Ok(rows.collect())
}

#[derive(FromQueryResult)]
struct Reserved {
    product_id: ProductId,
    reserved: i64,
}

/// What orders wait for of each; mostly of few SKUs.
async fn reserved_of(
    db: &ShopDb,
    of: &[ProductId],
) -> Result<HashMap<ProductId, i64>, StorageError> {
    let which = Condition::all()
        .add(sku::Column::ProductId.is_in(of.iter().copied()))
        .add(sku::Column::GoneAt.is_null())
        .add(sku::Column::Reserved.gt(0_i64));
    let rows = db.rows::<sku::Entity>().with(which);
    let columns = [sku::Column::ProductId, sku::Column::Reserved];
    let rows: Vec<Reserved> = rows.only(columns).await?;
    let mut sums = HashMap::new();
    for row in rows {
        *sums.entry(row.product_id).or_insert(0) += row.reserved;
    }
    Ok(sums)
}

impl GoodsRow {
    fn new(row: Listed, sku_count: i64, reserved: i64) -> Self {
        Self {
            availability: Availability::shown(&row.availability, row.stock),
            id: row.id,
            code: row.code,
            title: row.title,
            category: row.category,
            picture: row.picture,
            price_fen: row.price_fen,
            price_to_fen: row.price_to_fen,
            stock: row.stock,
            low_stock: row.low_stock,
            reserved,
            state: Shelf::of_code(&row.state),
            list_at: row.list_at,
            tags: serde_json::from_str(&row.tags).unwrap_or_default(),
            template: row.template_id,
            sku_count,
            rev: row.rev,
            changed_at: row.changed_at,
        }
    }
}
