use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    FilterQuery,
    storage::{self, FilterRow},
    view::{OrderFilters, shown},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::NEWS,
    vocabulary::{MemberId, ShopId},
};

const MOST: usize = 20;
const MOST_CHARS: usize = 20;

/// A filter under a name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderFilter {
    /// 1 to 20 characters, none of one's others.
    name: String,
    query: FilterQuery,
}

/// Keep a filter, or what stands under its id anew. The client makes the id: a retry keeps one.
#[utoipa::path(put, path = "/api/shops/{shop}/order-filters/{id}", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewOrderFilter,
    responses((status = 200, body = OrderFilters), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn keep_order_filter(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
    Json(new): Json<NewOrderFilter>,
) -> Result<Json<OrderFilters>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    let name = checked(&new.name)?;
    new.query.check_kept()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(me.0.as_u64_pair().1 as i64).await?;
    let others = storage::of_member_in(&tx, me).await?;
    let is_there = others.iter().any(|other| other.id == id);
    has_room(&others, (id, name), is_there)?;
    let query = serde_json::to_string(&new.query).expect("a filter is plain data");
    if is_there {
        storage::change(&tx, me, id, (name, &query)).await?;
    } else {
        let row = FilterRow {
            shop_id: caller.shop,
            member_id: me,
            id,
            name: name.to_owned(),
            query,
            at: now,
        };
        storage::create(&tx, row).await?;
    }
    commit(&app, tx, caller.shop, me).await
}

/// Let a filter go; also where it is gone already.
#[utoipa::path(delete, path = "/api/shops/{shop}/order-filters/{id}", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 204)), extensions(("x-action" = json!("see_orders"))))]
pub async fn remove_order_filter(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
) -> Result<StatusCode, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?.id;
    let tx = app.store().begin(caller.shop).await?;
    storage::remove(&tx, me, id).await?;
    commit(&app, tx, caller.shop, me).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The member's other open consoles look again.
async fn commit(
    app: &App,
    tx: ShopTx,
    shop: ShopId,
    me: MemberId,
) -> Result<Json<OrderFilters>, Problem> {
    tx.commit().await?;
    app.live().tell_members(shop, Some(&[me]), NEWS, &json!({}));
    shown(app, shop, me).await
}

fn checked(name: &str) -> Result<&str, Problem> {
    let name = name.trim();
    if !(1..=MOST_CHARS).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        let title = "name: 1 to 20 characters";
        return Err(Problem::at_field("bad_filter_name", "name", title));
    }
    Ok(name)
}

fn has_room(others: &[FilterRow], (id, name): (Uuid, &str), is_there: bool) -> Result<(), Problem> {
    if others
        .iter()
        .any(|other| other.id != id && other.name == name)
    {
        let title = "name: another of yours is called so";
        return Err(Problem::at_field("name_taken", "name", title));
    }
    if !is_there && others.len() >= MOST {
        let title = "You keep 20 filters at most";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "too_many_filters", title));
    }
    Ok(())
}
