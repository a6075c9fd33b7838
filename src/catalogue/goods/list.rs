use axum::extract::State;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{
    Shelf,
    sorted::{LISTED, Listed, Sort},
    storage::sku_counts,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    catalogue::{
        Availability,
        storage::{LOW_STOCK, is_called, tagged},
    },
    http::{InShop, Json, Problem, Query},
    vocabulary::{Millis, ProductId, TemplateId},
};

const USUAL: u64 = 50;
const MOST: u64 = 100;
const MOST_CHARS: usize = 100;

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GoodsQuery {
    /// Words that must all be in title or code; at most 100 characters.
    #[serde(default)]
    q: String,
    /// A category's name.
    category: Option<String>,
    /// `listed` or `stored`.
    state: Option<String>,
    /// `stock`, `presale`, `custom` or `sold_out`.
    availability: Option<String>,
    /// Only those of which a few pieces are left.
    #[serde(default)]
    low_stock: bool,
    tag: Option<String>,
    /// The cheapest SKU costs so much or more.
    min_fen: Option<i64>,
    /// The cheapest SKU costs so much or less.
    max_fen: Option<i64>,
    /// `position`, `price`, `stock`, `changed` or `title`, falling with `-` before it; usually `-changed`.
    sort: Option<String>,
    /// `next` of the page before, in the same order.
    cursor: Option<String>,
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
    availability: Availability,
    state: Shelf,
    list_at: Option<Millis>,
    tags: Vec<String>,
    template: Option<TemplateId>,
    sku_count: i64,
    rev: i64,
    changed_at: Millis,
}

/// Goods of the shop, listed or not.
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
    let which = which(&query)?;
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let db = app.store().shop(caller.shop);
    let cursor = query.cursor.as_deref();
    let cursor = cursor.filter(|cursor| !cursor.is_empty());
    let total = match cursor {
        None => Some(db.rows::<Entity>().with(which.clone()).count().await?),
        Some(_) => None,
    };
    let mut rows = db.rows::<Entity>().with(which);
    if let Some(cursor) = cursor {
        let place = sort.place_of(cursor);
        let place = place.ok_or_else(|| Problem::bad_request("cursor: what a page before said"))?;
        rows = rows.with(sort.behind(&place));
    }
    let rows = if sort.is_falling {
        rows.descending(sort.column()).descending(C::Id)
    } else {
        rows.ascending(sort.column()).ascending(C::Id)
    };
    let mut rows: Vec<Listed> = rows.limit(most + 1).only(LISTED).await?;
    let is_more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|last| sort.place(last).cursor());
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let counts = sku_counts(&db, &ids).await?;
    let goods = rows.into_iter().map(|row| {
        let count = counts.get(&row.id).copied().unwrap_or_default();
        GoodsRow::new(row, count)
    });
    Ok(Json(GoodsPage {
        goods: goods.collect(),
        next,
        total,
    }))
}

fn which(query: &GoodsQuery) -> Result<Condition, Problem> {
    if query.q.chars().count() > MOST_CHARS || query.q.chars().any(char::is_control) {
        return Err(Problem::bad_request("Look for at most 100 characters"));
    }
    let mut which = Condition::all()
        .add_option(query.category.as_deref().map(|name| C::Category.eq(name)))
        .add_option(query.min_fen.map(|fen| C::PriceFen.gte(fen)))
        .add_option(query.max_fen.map(|fen| C::PriceFen.lte(fen)));
    match query.state.as_deref() {
        None => {}
        Some(state @ ("listed" | "stored")) => which = which.add(C::State.eq(state)),
        Some(_) => return Err(Problem::bad_request("state: listed or stored")),
    }
    match query.availability.as_deref() {
        None => {}
        Some("sold_out") => which = which.add(C::Stock.eq(0_i64)),
        Some(code @ ("stock" | "presale" | "custom")) => {
            which = which.add(C::Availability.eq(code)).add(C::Stock.gt(0_i64));
        }
        Some(_) => {
            let title = "availability: stock, presale, custom or sold_out";
            return Err(Problem::bad_request(title));
        }
    }
    if query.low_stock {
        which = which.add(C::Stock.between(1_i64, LOW_STOCK));
    }
    if let Some(tag) = query.tag.as_deref() {
        if tag.contains(['"', '\\']) || tag.chars().count() > MOST_CHARS {
            return Err(Problem::bad_request("tag: as a product has it"));
        }
        which = which.add(tagged(tag));
    }
    for word in query.q.split_whitespace().take(8) {
        which = which.add(is_called(word));
    }
    Ok(which)
}

impl GoodsRow {
    fn new(row: Listed, sku_count: i64) -> Self {
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
