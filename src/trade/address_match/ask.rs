use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::likeness::Likeness;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, Entry},
    http::{Id, InShop, Json, Problem},
    trade::storage::{self, OrderRow},
    vocabulary::OrderId,
};

/// Where a customer says that their order goes; one of the three, or more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TypedAddress {
    /// At most 30 characters.
    #[serde(default)]
    receiver: String,
    /// At most 30 characters.
    #[serde(default)]
    phone: String,
    /// At most 200 characters.
    #[serde(default)]
    address: String,
}

/// How each of them compares with the order; none: it was not typed.
#[derive(Serialize, ToSchema)]
pub struct AddressMatch {
    receiver: Option<Likeness>,
    phone: Option<Likeness>,
    address: Option<Likeness>,
}

/// Whether what the customer typed is where the order goes 比对收货信息. Shows nothing of it; written down, and limited.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/address-match", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = TypedAddress,
    responses((status = 200, body = AddressMatch), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)),
    extensions(("x-action" = json!("show_order_data"))))]
pub async fn match_address(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(typed): Json<TypedAddress>,
) -> Result<Json<AddressMatch>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowOrderData,
        Object::Shop(caller.shop),
    )?;
    typed.check()?;
    let row = storage::row(&app.store().shop(caller.shop), order).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let entry = Entry {
        action: "match_order_data",
        object: format!("order/{order}"),
        detail: json!({ "fields": typed.named() }),
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::compare(&tx, &caller.actor, app.clock().now(), entry).await?;
    tx.commit().await?;
    Ok(Json(typed.against(&row)))
}

impl TypedAddress {
    fn fields(&self) -> [(&'static str, &str); 3] {
        [
            ("receiver", self.receiver.trim()),
            ("phone", self.phone.trim()),
            ("address", self.address.trim()),
        ]
    }

    fn named(&self) -> Vec<&'static str> {
        let fields = self.fields().into_iter();
        let typed = fields.filter(|(_, typed)| !typed.is_empty());
        typed.map(|(name, _)| name).collect()
    }

    fn check(&self) -> Result<(), Problem> {
        let most = [
            ("bad_receiver", 30),
            ("bad_phone", 30),
            ("bad_address", 200),
        ];
        for ((field, typed), (code, most)) in self.fields().into_iter().zip(most) {
            if typed.chars().count() > most {
                let title = format!("{field}: at most {most} characters");
                return Err(Problem::at_field(code, field, title));
            }
        }
        if self.named().is_empty() {
            let title = "receiver, phone or address: one of them";
            return Err(Problem::at_field("nothing_to_do", "address", title));
        }
        Ok(())
    }

    fn against(&self, row: &OrderRow) -> AddressMatch {
        let [receiver, phone, address] = self.fields().map(|(_, typed)| typed);
        let compared = |typed: &str, kept: &str, how: fn(&str, &str) -> Likeness| {
            (!typed.is_empty()).then(|| how(typed, kept))
        };
        AddressMatch {
            receiver: compared(receiver, &row.receiver, Likeness::of_names),
            phone: compared(phone, &row.phone, Likeness::of_phones),
            address: compared(address, &row.address, Likeness::of_places),
        }
    }
}
