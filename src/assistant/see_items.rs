use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{
    ItemState, KeptChange, KeptFault, batches,
    items::{self, Only, Shown},
    kept::{total_went_back, went_back},
    places::{Places, places},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::goods::apart,
    http::{Id, InShop, Json, Problem, Query},
    vocabulary::{BatchId, ProductId},
};

const USUAL: u64 = 50;
const MOST: u64 = 100;
/// A description may be long.
const MOST_CHARS: usize = 2_000;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ItemsQuery {
    /// `changed`, `unchanged`, `refused`, `left_out`, `warned`, `applied`, `failed`, `undone` or `kept`; without it all.
    only: Option<String>,
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 100; usually 50.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct BatchItems {
    items: Vec<BatchItem>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
}

/// What becomes, or became, of one product.
#[derive(Serialize, ToSchema)]
pub struct BatchItem {
    /// Of the batch, from 1.
    no: i64,
    product: ProductId,
    /// As the product was called when it was looked at.
    code: String,
    title: String,
    state: ItemState,
    changes: Vec<BatchChange>,
    /// Codes.
    warnings: Vec<String>,
    fault: Option<KeptFault>,
    /// Where stock of a product with several SKUs changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    stock_total: Option<StockTotal>,
}

/// Pieces of all of a product's SKUs, with those that orders wait for.
#[derive(Serialize, ToSchema)]
#[schema(as = BatchStockTotal)]
pub struct StockTotal {
    before: i64,
    after: i64,
}

#[derive(Serialize, ToSchema)]
pub struct BatchChange {
    field: String,
    /// Code of the SKU it is about.
    sku: Option<String>,
    /// Its properties, as orders name it: `颜色:原木色;尺寸:1.4m`.
    #[serde(skip_serializing_if = "Option::is_none")]
    props: Option<String>,
    before: Value,
    after: Value,
    /// Of a long text: where both differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<Places>,
    /// Of the stock: what orders wait for.
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved: Option<i64>,
    /// Of the stock: something could be bought of the SKU, and nothing can be any more.
    is_emptied: bool,
    /// Of a product that is kept: why this did not go back. Where others say why, what says nothing went back.
    #[serde(skip_serializing_if = "Option::is_none")]
    stays: Option<KeptFault>,
}

/// The products of a batch one by one: what is old, what is new.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/batches/{id}/items", tag = "assistant",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path), ItemsQuery),
    responses((status = 200, body = BatchItems), (status = 400, body = Problem), (status = 404, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn list_items(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<BatchId>,
    Query(query): Query<ItemsQuery>,
) -> Result<Json<BatchItems>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let only = match query.only.as_deref().unwrap_or_default() {
        "" => Only::All,
        "warned" => Only::Warned,
        code => {
            let state = ItemState::of_code(code);
            Only::Of(state.ok_or_else(|| Problem::bad_request("only: there is no such state"))?)
        }
    };
    let db = app.store().shop(caller.shop);
    let batch = batches::one(&db, id).await?;
    batch.ok_or_else(Problem::not_found)?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let behind = query.cursor.unwrap_or_default();
    let mut rows = items::page(&db, (id, only), behind, most + 1).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|last| last.no.to_string());
    // A page of descriptions of 200 KB may be compared for a second: others are answered meanwhile.
    let told = move || {
        rows.into_iter()
            .filter_map(BatchItem::of)
            .collect::<Vec<_>>()
    };
    let items = tokio::task::spawn_blocking(told).await;
    let items = items.expect("telling it is pure");
    Ok(Json(BatchItems { items, next }))
}

impl BatchItem {
    fn of(row: Shown) -> Option<Self> {
        let changes: Vec<KeptChange> = serde_json::from_str(&row.changes).unwrap_or_default();
        let state = ItemState::of_code(&row.state)?;
        let are_back = went_back(Some(state), &changes);
        let total = changes.iter().find_map(|change| change.total);
        // Of stocks that went both ways there is none.
        let total = total.filter(|_| total_went_back(&changes, &are_back).is_some());
        let mut changes: Vec<_> = changes.into_iter().map(BatchChange::from).collect();
        if state != ItemState::Kept {
            for change in &mut changes {
                change.stays = None;
            }
        }
        Some(Self {
            stock_total: total.map(|(before, after)| StockTotal { before, after }),
            state,
            no: row.no,
            product: row.product_id,
            code: row.code,
            title: row.title,
            changes,
            warnings: serde_json::from_str(&row.warnings).unwrap_or_default(),
            fault: KeptFault::of_text(&row.fault),
        })
    }
}

impl From<KeptChange> for BatchChange {
    fn from(change: KeptChange) -> Self {
        let texts = change.before.as_str().zip(change.after.as_str());
        let places = texts.and_then(|(before, after)| places(before, after));
        let [before, after] = apart([&change.before, &change.after], MOST_CHARS);
        Self {
            is_emptied: change.is_emptied(),
            field: change.field,
            sku: change.sku,
            props: change.props,
            before,
            after,
            places,
            reserved: change.reserved,
            stays: change.stays,
        }
    }
}
