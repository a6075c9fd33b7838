use std::{collections::HashMap, sync::Arc};

use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use yingke_taobao_csv::Layout;

use super::{Met, TaobaoNumbers};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    goods_files::{
        names,
        origins::{self, OriginRow},
    },
    http::{InShop, Json, Problem, Query},
    storage::{ShopDb, StorageError},
    vocabulary::LayoutId,
};

/// Rows that are read at once: each may be long.
const AT_ONCE: u64 = 100;
/// 200,000 rows, as many as one export takes.
const MOST_PARTS: usize = 2_000;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TaobaoNumbersQuery {
    /// Only those that nobody gave a name.
    #[serde(default)]
    unnamed: bool,
}

/// Numbers of Taobao that imported products carry. All their rows are read for it.
#[utoipa::path(get, path = "/api/shops/{shop}/taobao-numbers", tag = "goods_files",
    params(("shop" = Uuid, Path), TaobaoNumbersQuery), responses((status = 200, body = TaobaoNumbers)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn see_taobao_numbers(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<TaobaoNumbersQuery>,
) -> Result<Json<TaobaoNumbers>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    let _turn = app.goods_files().turn_to_count().await;
    let met = Met::of(names::names(&db).await?, query.unnamed);
    Ok(Json(read(&db, met).await?.told()))
}

async fn read(db: &ShopDb, mut met: Met) -> Result<Met, StorageError> {
    let mut layouts: HashMap<LayoutId, Arc<Layout>> = HashMap::new();
    let mut last = None;
    for _ in 0..MOST_PARTS {
        let rows = origins::behind(db, last, AT_ONCE).await?;
        let Some(end) = rows.last() else {
            return Ok(met);
        };
        last = Some(end.product_id);
        let new = rows.iter().map(|row| row.layout_id);
        let mut new: Vec<_> = new.filter(|id| !layouts.contains_key(id)).collect();
        new.sort_unstable();
        new.dedup();
        if !new.is_empty() {
            layouts.extend(origins::layouts(db, &new).await?);
        }
        let counted = tokio::task::spawn_blocking(move || {
            count(&mut met, &rows, &layouts);
            (met, layouts)
        });
        (met, layouts) = counted.await.expect("counting is pure");
    }
    met.leave_rest();
    Ok(met)
}

fn count(met: &mut Met, rows: &[OriginRow], layouts: &HashMap<LayoutId, Arc<Layout>>) {
    for origin in rows {
        let layout = layouts.get(&origin.layout_id);
        let row = layout.and_then(|layout| origins::read(origin, layout));
        if let Some(product) = row.and_then(|(row, _)| row.product().ok()) {
            met.add(&product);
        }
    }
}
