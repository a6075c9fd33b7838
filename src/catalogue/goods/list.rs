use axum::extract::State;
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{
    GoodsFilter,
    rows::{GoodsRow, goods_rows_of, listed_of},
    sorted::Sort,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    vocabulary::{ImportId, ProductId},
};

const USUAL: u64 = 50;
const MOST: u64 = 100;

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GoodsQuery {
    /// Words that must each be in title or code, or begin the code or barcode of a SKU; at most 100 characters.
    #[serde(default)]
    q: String,
    /// A category's name.
    category: Option<String>,
    /// `listed`, `stored` or `deleted`; none: the first two.
    state: Option<String>,
    /// `stock`, `presale`, `custom` or `sold_out`.
    availability: Option<String>,
    /// Only those of which a few pieces are left.
    #[serde(default)]
    low_stock: bool,
    /// Only those that wait for a time to be listed.
    #[serde(default)]
    timed: bool,
    tag: Option<String>,
    /// The cheapest SKU costs so much or more.
    min_fen: Option<i64>,
    /// The cheapest SKU costs so much or less.
    max_fen: Option<i64>,
    /// So many pieces or more can be bought of it.
    min_stock: Option<i64>,
    /// So many pieces or fewer can be bought of it.
    max_stock: Option<i64>,
    /// A delivery template's id, or `none`.
    template: Option<String>,
    /// `weight` or `volume`: only those that have a SKU without it.
    unmeasured: Option<String>,
    /// Only what that import brought or changed.
    import: Option<ImportId>,
    /// Of an import's products `new` or `changed` ones; none: both.
    brought: Option<String>,
    /// `position`, `price`, `stock`, `changed`, `title` or `code`, falling with `-` before it; usually `-changed`.
    sort: Option<String>,
    /// `next` of the page before, in the same order.
    cursor: Option<String>,
    /// Instead of a cursor: how many rows stand before the page.
    offset: Option<u64>,
    /// 1 to 100; usually 50.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct GoodsPage {
    goods: Vec<GoodsRow>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
    /// Of all pages; only the first says it.
    total: Option<u64>,
}

#[derive(FromQueryResult)]
struct Found {
    id: ProductId,
}

/// Goods of the shop, listed or not; those in the recycle bin only where they are asked for.
#[utoipa::path(get, path = "/api/shops/{shop}/goods", tag = "goods", params(("shop" = Uuid, Path), GoodsQuery),
    responses((status = 200, body = GoodsPage), (status = 400, body = Problem)),
    extensions(("x-action" = json!("see_catalogue"))))]
pub async fn list_goods(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<GoodsQuery>,
) -> Result<Json<GoodsPage>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCatalogue,
        Object::Shop(caller.shop),
    )?;
    let sort = Sort::of(query.sort.as_deref().unwrap_or("-changed"));
    let sort = sort.ok_or_else(|| Problem::bad_request("sort: there is no such order"))?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let first = query.offset.unwrap_or(0);
    let cursor = query.cursor.clone();
    let cursor = cursor.filter(|cursor| !cursor.is_empty());
    if cursor.is_some() && query.offset.is_some() {
        return Err(Problem::bad_request("A cursor or an offset, not both"));
    }
    let filter = query.filter();
    let checked = filter.check();
    checked.map_err(|fault| Problem::bad_request(fault.title))?;
    let db = app.store().shop(caller.shop);
    let sifted = filter.sifted(&db, Some(sort.by)).await?;
    let mut rows = db.rows::<Entity>().with(sifted.which.clone());
    if let Some(cursor) = &cursor {
        let place = sort.place_of(cursor);
        let place = place.ok_or_else(|| Problem::bad_request("cursor: what a page before said"))?;
        rows = rows.with(sort.behind(&place, sifted.is_wide));
    }
    let column = sort.expr(sifted.is_wide);
    let rows = if sort.is_falling {
        rows.descending(column).descending(C::Id)
    } else {
        rows.ascending(column).ascending(C::Id)
    };
    // First the ids, which an index alone tells: what stands before the page is passed by without reading its rows.
    let rows = rows.offset(first.min(i64::MAX as u64)).limit(most + 1);
    let is_first = cursor.is_none() && first == 0;
    let count = sifted.count(&db);
    let found = rows.only::<Found>([C::Id]);
    let (found, counted) = if is_first && sifted.is_long {
        // Each takes long: side by side.
        let (found, counted) = tokio::try_join!(found, count)?;
        (found, Some(counted))
    } else {
        let found = found.await?;
        let is_counted = is_first && found.len() as u64 > most;
        let counted = if is_counted { Some(count.await?) } else { None };
        (found, counted)
    };
    let is_more = found.len() as u64 > most;
    let ids: Vec<_> = found.iter().take(most as usize).map(|row| row.id).collect();
    let total = is_first.then(|| counted.unwrap_or(ids.len() as u64));
    let rows = listed_of(&db, &ids).await?;
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|last| sort.place(last).cursor());
    let goods = goods_rows_of(&db, rows).await?;
    Ok(Json(GoodsPage { goods, next, total }))
}

impl GoodsQuery {
    fn filter(self) -> GoodsFilter {
        GoodsFilter {
            q: self.q,
            category: self.category,
            state: self.state,
            availability: self.availability,
            low_stock: self.low_stock,
            timed: self.timed,
            tag: self.tag,
            min_fen: self.min_fen,
            max_fen: self.max_fen,
            min_stock: self.min_stock,
            max_stock: self.max_stock,
            template: self.template,
            unmeasured: self.unmeasured,
            import: self.import,
            brought: self.brought,
            follows: None,
        }
    }
}
