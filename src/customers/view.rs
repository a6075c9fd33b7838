use axum::extract::State;
use sea_orm::ColumnTrait;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::customers::customer;

use super::blocks;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    reception::{self, Reception},
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::{CustomerId, MemberId, Millis},
};

/// A customer as members see one: what is personal is masked.
#[derive(Serialize, ToSchema)]
pub struct CustomerView {
    id: CustomerId,
    /// What the shop calls them; a signed name or 访客 with a number.
    name: String,
    known: bool,
    phone_masked: Option<String>,
    /// Province and city.
    address_masked: Option<String>,
    city: Option<String>,
    tags: Vec<String>,
    orders_count: i64,
    orders_total_fen: i64,
    created_at: Millis,
    last_seen_at: Millis,
    receptions: Vec<Reception>,
    /// Nothing they send is taken.
    blocked: Option<BlockView>,
}

#[derive(Serialize, ToSchema)]
pub struct BlockView {
    since: Millis,
    by: MemberId,
    reason: String,
}

/// One customer, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/customers/{id}", tag = "customers",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = CustomerView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_customer"))))]
pub async fn see(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
) -> Result<Json<CustomerView>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCustomer,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let customer = find(&db, customer).await?.ok_or_else(Problem::not_found)?;
    let figures = trade::figures_of(&db, customer.id).await?;
    let receptions = reception::receptions_of(&db, customer.id).await?;
    let block = blocks::running(&db, customer.id).await?;
    Ok(Json(CustomerView {
        id: customer.id,
        known: customer.external_id.is_some(),
        name: customer.name,
        phone_masked: customer.phone.as_deref().map(yingke_masking::phone),
        address_masked: customer.address.as_deref().map(yingke_masking::address),
        city: customer.city,
        tags: serde_json::from_str(&customer.tags).unwrap_or_default(),
        orders_count: figures.orders,
        orders_total_fen: figures.total_fen,
        created_at: customer.created_at,
        last_seen_at: customer.seen_at,
        receptions,
        blocked: block.map(|block| BlockView {
            since: block.at,
            by: block.member_id,
            reason: block.reason,
        }),
    }))
}

pub(super) async fn find(
    db: &ShopDb,
    id: CustomerId,
) -> Result<Option<customer::Model>, StorageError> {
    db.rows::<customer::Entity>()
        .with(customer::Column::Id.eq(id))
        .one()
        .await
}
