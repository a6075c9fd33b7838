use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    storage::{self, Place},
    view::PublicReview,
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    catalogue,
    http::{Json, Path, Problem, Query},
    shops::{self, ShopRef},
    trade,
    vocabulary::ProductId,
};

const USUAL: u64 = 20;
const MOST: u64 = 50;

#[derive(Deserialize)]
pub struct OneProduct {
    slug: String,
    id: ProductId,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ReviewQuery {
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 50, usually 20.
    limit: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct ProductReviews {
    /// The newest first.
    reviews: Vec<PublicReview>,
    /// `cursor` of the next page; none: that was all.
    next: Option<String>,
    count: i64,
    /// Of all of them: divided by `count`, the average.
    stars_sum: i64,
}

/// What customers say of a product.
#[utoipa::path(get, path = "/api/store/{slug}/products/{id}/reviews", tag = "store",
    params(("slug" = String, Path), ("id" = Uuid, Path), ReviewQuery),
    responses((status = 200, body = ProductReviews), (status = 400, body = Problem), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_store"))))]
pub async fn of_product(
    State(app): State<App>,
    Path(OneProduct { slug, id }): Path<OneProduct>,
    Query(query): Query<ReviewQuery>,
) -> Result<Json<ProductReviews>, Problem> {
    authorize(&Actor::Anyone, Action::SeeStore, Object::World)?;
    let shop = shops::find(app.store(), &ShopRef::Slug(slug)).await?;
    let shop = shop.ok_or_else(Problem::not_found)?;
    let behind = match query.cursor.as_deref() {
        None | Some("") => None,
        Some(cursor) => {
            let place = Place::of_cursor(cursor);
            Some(place.ok_or_else(|| Problem::bad_request("cursor: as it was given"))?)
        }
    };
    let most = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let db = app.store().shop(shop.id);
    if !catalogue::stands_in_shop(&db, id).await? {
        return Err(Problem::not_found());
    }
    let mut rows = storage::page(&db, id, behind, most + 1).await?;
    let more = rows.len() as u64 > most;
    rows.truncate(most as usize);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| Place::of(row).cursor());
    let stars = storage::stars_of(&db, id).await?;
    let orders: Vec<_> = rows.iter().map(|row| row.order_id).collect();
    let names = trade::receivers_masked(&db, &orders).await?;
    let reviews = rows.into_iter().map(|row| {
        let who = names.get(&row.order_id);
        PublicReview::of(row, who)
    });
    Ok(Json(ProductReviews {
        reviews: reviews.collect(),
        next,
        count: stars.iter().map(|(_, count)| count).sum(),
        stars_sum: stars
            .iter()
            .map(|(stars, count)| i64::from(*stars) * count)
            .sum(),
    }))
}
