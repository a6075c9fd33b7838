use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    customers,
    http::{Id, InShop, Json, Problem},
    reception,
    storage::StorageError,
    vocabulary::{ConversationId, CustomerId, ShopId},
};

/// Where a customer without a conversation will read what is written first.
const CHANNEL: &str = "widget";

#[derive(Serialize, ToSchema)]
pub struct WrittenTo {
    conversation: ConversationId,
}

/// The conversation to write to a customer in; started where there is none. Nothing is opened before the first line is sent.
#[utoipa::path(post, path = "/api/shops/{shop}/customers/{id}/conversation", tag = "contacts",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = WrittenTo), (status = 404, body = Problem)),
    extensions(("x-action" = json!("write_first"))))]
pub async fn write_to(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
) -> Result<Json<WrittenTo>, Problem> {
    authorize(&caller.actor, Action::WriteFirst, Object::Shop(caller.shop))?;
    let db = app.store().shop(caller.shop);
    if customers::values_of(&db, &[customer]).await?.is_empty() {
        return Err(Problem::not_found());
    }
    let conversation = match open(&app, caller.shop, customer).await {
        // The customer came in at the same moment.
        Err(error) if error.is_double() => open(&app, caller.shop, customer).await?,
        opened => opened?,
    };
    Ok(Json(WrittenTo { conversation }))
}

async fn open(
    app: &App,
    shop: ShopId,
    customer: CustomerId,
) -> Result<ConversationId, StorageError> {
    let tx = app.store().begin(shop).await?;
    if let Some(known) = reception::conversation_of(&tx, customer, CHANNEL).await? {
        return Ok(known);
    }
    let now = app.clock().now();
    let id = reception::start_conversation(&tx, customer, CHANNEL, now).await?;
    tx.commit().await?;
    Ok(id)
}
