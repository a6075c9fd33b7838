use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

use super::{FILE_BYTES, storage, storage::UploadRow};
use crate::{
    access::{Action, Actor, Denied, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    reception::{Key, log},
    vocabulary::{ConversationId, CustomerId, Millis, UploadId, new_id},
};

const DAY: Millis = 24 * 60 * 60 * 1000;
/// Piece we ask for: small enough to arrive over a bad line.
const ADVISED_BYTES: usize = 512 << 10;
const MOST_OPEN: usize = 8;
const CUSTOMER_BYTES_A_DAY: i64 = 200 << 20;
const MEMBER_BYTES_A_DAY: i64 = 2 << 30;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(see))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    name: String,
    size: u64,
    conversation: ConversationId,
}

#[derive(Serialize, ToSchema)]
struct Begun {
    upload: UploadId,
    offset: u64,
    /// Bytes of one piece; the last one may be shorter.
    chunk_bytes: usize,
}

/// Begin an upload into a conversation.
#[utoipa::path(post, path = "/api/shops/{shop}/uploads", tag = "files",
    params(("shop" = Uuid, Path)), request_body = Wanted,
    responses((status = 200, body = Begun), (status = 409, body = Problem, description = "The shop does not listen to the customer")),
    extensions(("x-action" = json!("upload"))))]
async fn begin(
    State(app): State<App>,
    caller: InShop,
    Json(wanted): Json<Wanted>,
) -> Result<Json<Begun>, Problem> {
    may_upload(&app, &caller, wanted.conversation).await?;
    is_heard(&app, &caller)?;
    if !(1..=FILE_BYTES).contains(&wanted.size) {
        return Err(Problem::too_large());
    }
    let (owner, most) = owner_of(&caller.actor)?;
    let now = app.clock().now();
    app.files()
        .by_owner
        .pass(owner, now)
        .map_err(Problem::too_fast)?;
    let tx = app.store().begin(caller.shop).await?;
    // Counting is no lock: uploads begun at the same moment would all find room.
    tx.lock(owner.as_u64_pair().1 as i64).await?;
    let (open, bytes) = storage::began_since(&tx, owner, now - DAY).await?;
    if open >= MOST_OPEN || bytes + wanted.size as i64 > most {
        return Err(Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "upload_quota",
            "Enough was sent for now",
        ));
    }
    let upload = UploadId(new_id());
    let row = UploadRow {
        shop_id: caller.shop,
        id: upload,
        conversation_id: wanted.conversation,
        owner_id: owner,
        name: yingke_picture::name::safe(&wanted.name),
        size: wanted.size as i64,
        received: 0,
        file_id: None,
        created_at: now,
        expires_at: now + DAY,
    };
    storage::begin(&tx, row).await?;
    tx.commit().await?;
    Ok(Json(Begun {
        upload,
        offset: 0,
        chunk_bytes: ADVISED_BYTES,
    }))
}

/// Whoever the shop does not listen to need not send files either.
fn is_heard(app: &App, caller: &InShop) -> Result<(), Problem> {
    match caller.actor {
        Actor::Customer { shop, customer } if app.live().is_blocked(shop, customer) => {
            let title = "The shop takes no messages from you";
            Err(Problem::new(
                StatusCode::CONFLICT,
                "customer_blocked",
                title,
            ))
        }
        _ => Ok(()),
    }
}

#[derive(Serialize, ToSchema)]
struct Offset {
    offset: i64,
}

/// How much of an upload has been stored.
#[utoipa::path(get, path = "/api/shops/{shop}/uploads/{id}", tag = "files",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = Offset)),
    extensions(("x-action" = json!("upload"))))]
async fn see(
    State(app): State<App>,
    caller: InShop,
    Id(upload): Id<UploadId>,
) -> Result<Json<Offset>, Problem> {
    let row = own_upload(&app, &caller, upload).await?;
    Ok(Json(Offset {
        offset: row.received,
    }))
}

/// The caller's own upload; to anyone else it does not exist.
pub async fn own_upload(app: &App, caller: &InShop, id: UploadId) -> Result<UploadRow, Problem> {
    let row = storage::upload(&app.store().shop(caller.shop), id).await?;
    let Some(row) = row.filter(|row| row.expires_at > app.clock().now()) else {
        // Whoever may upload nothing at all is told so first.
        let own = Object::Customer {
            shop: caller.shop,
            customer: own_id(&caller.actor),
        };
        authorize(&caller.actor, Action::Upload, own)?;
        return Err(Problem::not_found());
    };
    may_upload(app, caller, row.conversation_id).await?;
    let (owner, _) = owner_of(&caller.actor)?;
    if row.owner_id == owner {
        Ok(row)
    } else {
        Err(Problem::not_found())
    }
}

async fn may_upload(
    app: &App,
    caller: &InShop,
    conversation: ConversationId,
) -> Result<(), Problem> {
    let key = Key {
        shop: caller.shop,
        conversation,
    };
    let facts = log::facts(app.store(), key).await?;
    let customer = facts
        .as_ref()
        .map_or_else(|| own_id(&caller.actor), |facts| facts.customer);
    authorize(
        &caller.actor,
        Action::Upload,
        Object::Customer {
            shop: caller.shop,
            customer,
        },
    )?;
    facts.map(drop).ok_or_else(Problem::not_found)
}

fn own_id(actor: &Actor) -> CustomerId {
    match actor {
        Actor::Customer { customer, .. } => *customer,
        _ => CustomerId(Uuid::nil()),
    }
}

/// Whose the upload is, and how many bytes they may send in a day.
fn owner_of(actor: &Actor) -> Result<(Uuid, i64), Denied> {
    match actor {
        Actor::Customer { customer, .. } => Ok((customer.0, CUSTOMER_BYTES_A_DAY)),
        Actor::Member(member) => Ok((member.id.0, MEMBER_BYTES_A_DAY)),
        Actor::Anyone | Actor::Person { .. } => Err(Denied::NotSignedIn),
    }
}
