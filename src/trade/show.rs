use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Sending, note, sending,
    storage::{self, OrderRow},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, Shown},
    http::{Id, InShop, Json, Problem},
    vocabulary::OrderId,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShowingAsked {
    field: Field,
    /// Of a waybill: the parcel's number; none: the order's first one.
    #[serde(default)]
    parcel: Option<i64>,
    /// Of a note: its number in the history; none: the one that stands there now.
    #[serde(default)]
    note: Option<i64>,
    reason: String,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Field {
    Receiver,
    Phone,
    Address,
    Waybill,
    BuyerMessage,
    Note,
}

#[derive(Serialize, ToSchema)]
struct Shows {
    value: String,
}

/// Shows one masked field of an order: written down with its reason, and limited.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/showings", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ShowingAsked,
    responses((status = 200, body = Shows)),
    extensions(("x-action" = json!("show_order_data"))))]
async fn show(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(asked): Json<ShowingAsked>,
) -> Result<Json<Shows>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowOrderData,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let value = match (asked.field, asked.parcel, asked.note) {
        (Field::Waybill, Some(no), _) => sending(&db, order).await?.and_then(|of| waybill(of, no)),
        (Field::Note, _, Some(no)) => note::note_of(&db, order, no).await?.map(|row| row.note),
        (field, ..) => storage::row(&db, order)
            .await?
            .and_then(|row| field.of(row)),
    };
    let value = value.ok_or_else(Problem::not_found)?;
    let shown = Shown {
        action: "show_order_data",
        object: format!("order/{order}"),
        field: asked.field.name(),
        reason: &asked.reason,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::show(&tx, &caller.actor, app.clock().now(), shown).await?;
    tx.commit().await?;
    Ok(Json(Shows { value }))
}

fn waybill(of: Sending, no: i64) -> Option<String> {
    let mut parcels = of.parcels.into_iter();
    let sent = parcels.find(|sent| sent.no == no)?;
    Some(sent.parcel.waybill)
}

impl Field {
    const fn name(self) -> &'static str {
        match self {
            Self::Receiver => "receiver",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Waybill => "waybill",
            Self::BuyerMessage => "buyer_message",
            Self::Note => "note",
        }
    }

    fn of(self, row: OrderRow) -> Option<String> {
        match self {
            Self::Receiver => Some(row.receiver),
            Self::Phone => Some(row.phone),
            Self::Address => Some(row.address),
            Self::Waybill => row.waybill,
            Self::BuyerMessage => Some(row.buyer_message),
            Self::Note => Some(row.note),
        }
    }
}
