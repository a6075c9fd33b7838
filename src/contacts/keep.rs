use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    list::Keeper,
    storage::{self, Contact, MOST, NewContact},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit, customers,
    http::{Id, InShop, Json, Problem},
    storage::{Event, ShopTx, StorageError},
    vocabulary::{ContactId, CustomerId, MemberId, new_id},
};

const NOTE_CHARS: usize = 500;
const GROUP_CHARS: usize = 20;

/// Someone to save.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContactForm {
    of: Keeper,
    customer: CustomerId,
    /// At most 20 characters; empty: in none.
    group: String,
    /// At most 500 characters.
    note: String,
}

/// What is said of a contact, in place of what stood at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactChange {
    group: String,
    note: String,
    rev: i64,
}

#[derive(Serialize, ToSchema)]
pub struct ContactMade {
    id: ContactId,
}

/// Save a customer.
#[utoipa::path(post, path = "/api/shops/{shop}/contacts", tag = "contacts", params(("shop" = Uuid, Path)),
    request_body = NewContactForm, responses((status = 201, body = ContactMade), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_contacts"))))]
pub async fn add(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewContactForm>,
) -> Result<(StatusCode, Json<ContactMade>), Problem> {
    let me = may_keep(&caller)?;
    let (group, note) = (group(&new.group)?, note(&new.note)?);
    let db = app.store().shop(caller.shop);
    if customers::values_of(&db, &[new.customer]).await?.is_empty() {
        return Err(Problem::not_found());
    }
    let member = (new.of == Keeper::Own).then_some(me);
    let tx = app.store().begin(caller.shop).await?;
    if storage::count(&tx, member).await? >= MOST {
        let title = "There is room for 2,000 contacts";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "too_many_contacts", title));
    }
    let id = ContactId(new_id());
    let told = json!({ "what": "created", "customer": new.customer, "after": { "group": group, "note": note } });
    let row = NewContact {
        id,
        member,
        customer: new.customer,
        group,
        note,
        at: app.clock().now(),
    };
    storage::write_down(&tx, row).await.map_err(|error| {
        if error.is_double() {
            let title = "This customer is a contact already";
            return Problem::new(StatusCode::CONFLICT, "contact_taken", title);
        }
        error.into()
    })?;
    commit(&app, &caller, tx, member, about(id), told).await?;
    Ok((StatusCode::CREATED, Json(ContactMade { id })))
}

/// Say something else of a contact. `changed_meanwhile` where somebody was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/contacts/{id}", tag = "contacts",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ContactChange,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_contacts"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ContactId>,
    Json(change): Json<ContactChange>,
) -> Result<StatusCode, Problem> {
    let me = may_keep(&caller)?;
    let (group, note) = (group(&change.group)?, note(&change.note)?);
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::contact(&tx, me, id).await?;
    let held = held.ok_or_else(Problem::not_found)?;
    if !storage::change(&tx, id, change.rev, &group, &note).await? {
        return Err(Problem::changed_meanwhile());
    }
    let told = json!({
        "what": "changed", "customer": held.customer_id, "before": words(&held), "after": { "group": group, "note": note },
    });
    commit(&app, &caller, tx, held.member_id, about(id), told).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a customer off the contacts; the conversation stays.
#[utoipa::path(delete, path = "/api/shops/{shop}/contacts/{id}", tag = "contacts",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)),
    extensions(("x-action" = json!("keep_contacts"))))]
pub async fn remove(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ContactId>,
) -> Result<StatusCode, Problem> {
    let me = may_keep(&caller)?;
    let tx = app.store().begin(caller.shop).await?;
    let held = storage::contact(&tx, me, id).await?;
    let held = held.ok_or_else(Problem::not_found)?;
    storage::remove(&tx, id).await?;
    let told = json!({ "what": "removed", "customer": held.customer_id, "before": words(&held) });
    commit(&app, &caller, tx, held.member_id, about(id), told).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub fn may_keep(caller: &InShop) -> Result<MemberId, Problem> {
    authorize(
        &caller.actor,
        Action::KeepContacts,
        Object::Shop(caller.shop),
    )?;
    Ok(caller.actor.member()?.id)
}

/// Contacts of the team, or of one member, are not what they were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactsChanged {
    /// None: the team's.
    pub member: Option<MemberId>,
}

impl Event for ContactsChanged {
    const KIND: &'static str = "ContactsChanged";
}

/// Keeps the change and tells everyone whose contacts these are. What the team has is written down with who changed it.
pub async fn commit(
    app: &App,
    caller: &InShop,
    tx: ShopTx,
    member: Option<MemberId>,
    object: String,
    detail: Value,
) -> Result<(), StorageError> {
    let at = app.clock().now();
    if member.is_none() {
        let entry = audit::Entry {
            action: "keep_contacts",
            object,
            detail,
        };
        audit::record(&tx, &caller.actor, at, entry).await?;
    }
    tx.emit(&ContactsChanged { member }, at).await?;
    tx.commit().await?;
    let to = member.map(|member| [member]);
    let to = to.as_ref().map(<[MemberId; 1]>::as_slice);
    app.live()
        .tell_members(caller.shop, to, "contacts", &json!({}));
    Ok(())
}

fn about(id: ContactId) -> String {
    format!("contact/{id}")
}

fn words(contact: &Contact) -> Value {
    json!({ "group": contact.group_name, "note": contact.note })
}

pub fn group(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.chars().count() > GROUP_CHARS || text.chars().any(char::is_control) {
        let title = "A group's name has at most 20 characters";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "bad_group", title));
    }
    Ok(text.to_owned())
}

fn note(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.chars().count() > NOTE_CHARS || text.contains('\0') {
        let title = "A note has at most 500 characters";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "bad_note", title));
    }
    Ok(text.to_owned())
}
