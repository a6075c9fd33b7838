use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::storage::{self, Contact};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    reception::desk::Brief,
    vocabulary::{ContactId, Millis},
};

/// Whose contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Keeper {
    Team,
    Own,
}

/// A saved customer.
#[derive(Serialize, ToSchema)]
pub struct ContactView {
    id: ContactId,
    of: Keeper,
    customer: Brief,
    /// Empty: in none.
    group: String,
    note: String,
    rev: i64,
    created_at: Millis,
}

/// The team's contacts and the caller's own, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/contacts", tag = "contacts", params(("shop" = Uuid, Path)),
    responses((status = 200, body = [ContactView])), extensions(("x-action" = json!("keep_contacts"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<Vec<ContactView>>, Problem> {
    authorize(
        &caller.actor,
        Action::KeepContacts,
        Object::Shop(caller.shop),
    )?;
    let me = caller.actor.member()?.id;
    let rows = storage::contacts_of(&app.store().shop(caller.shop), me).await?;
    let customers: Vec<_> = rows.iter().map(|row| row.customer_id).collect();
    let mut briefs = std::collections::HashMap::new();
    for some in customers.chunks(500) {
        briefs.extend(app.live().briefs().briefs(caller.shop, some).await?);
    }
    let view = |row: Contact| {
        let customer = briefs.get(&row.customer_id)?.clone();
        Some(ContactView::of(row, customer))
    };
    Ok(Json(rows.into_iter().filter_map(view).collect()))
}

impl ContactView {
    pub fn of(row: Contact, customer: Brief) -> Self {
        let of = match row.member_id {
            None => Keeper::Team,
            Some(_) => Keeper::Own,
        };
        Self {
            id: row.id,
            of,
            customer,
            group: row.group_name,
            note: row.note,
            rev: row.rev,
            created_at: row.created_at,
        }
    }
}
