use axum::{extract::State, http::StatusCode};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_outbound::Network;
use yingke_push::Subscriber;
use yingke_schema::message_centre::push_device;

use super::{Due, keep_due, key};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::StorageError,
    vocabulary::{Millis, new_id},
};

const MOST_DEVICES: usize = 10;
const MOST_ADDRESS: usize = 1_000;
const MOST_LABEL: usize = 60;

/// A device that notices are pushed to.
#[derive(Serialize, ToSchema)]
pub struct PushDevice {
    id: Uuid,
    /// What the member calls it.
    label: String,
    created_at: Millis,
    /// The address that the browser gave: the browser knows itself by it.
    endpoint: String,
}

/// What a browser needs to subscribe, and where the member has.
#[derive(Serialize, ToSchema)]
pub struct PushDevices {
    /// `applicationServerKey`, in base64url.
    key: String,
    devices: Vec<PushDevice>,
}

/// Where notices are pushed to for the asking member.
#[utoipa::path(get, path = "/api/shops/{shop}/push-devices", tag = "message_centre",
    params(("shop" = Uuid, Path)), responses((status = 200, body = PushDevices)),
    extensions(("x-action" = json!("keep_own_devices"))))]
pub async fn list_devices(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<PushDevices>, Problem> {
    let me = member(&caller)?;
    let devices = devices_of(&app, me).await?;
    let key = key::identity(&app).await?.public();
    let view = |row: push_device::Model| PushDevice {
        id: row.id,
        label: row.label,
        created_at: row.created_at,
        endpoint: row.endpoint,
    };
    Ok(Json(PushDevices {
        key,
        devices: devices.into_iter().map(view).collect(),
    }))
}

/// What a browser's subscription says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPushDevice {
    /// Address of the push service; at most 1000 characters, `https`.
    endpoint: String,
    /// 65 bytes, in base64url.
    p256dh: String,
    /// 16 bytes, in base64url.
    auth: String,
    /// What the member calls it: 1 to 60 characters.
    label: String,
}

#[derive(Serialize, ToSchema)]
pub struct PushDeviceAdded {
    id: Uuid,
}

/// Push notices to this device too. It ends with the sign-in.
#[utoipa::path(post, path = "/api/shops/{shop}/push-devices", tag = "message_centre",
    params(("shop" = Uuid, Path)), request_body = NewPushDevice,
    responses((status = 201, body = PushDeviceAdded), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_devices"))))]
pub async fn add_device(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewPushDevice>,
) -> Result<(StatusCode, Json<PushDeviceAdded>), Problem> {
    let me = member(&caller)?;
    let id = new_id();
    let endpoint = new.endpoint.clone();
    let row = checked(&app, me, id, new)?;
    let known = devices_of(&app, me).await?;
    let others = known.iter().filter(|device| device.endpoint != endpoint);
    let tx = app.store().begin(caller.shop).await?;
    // The oldest makes room.
    for device in others.skip(MOST_DEVICES - 1) {
        tx.delete::<push_device::Entity>(push_device::Column::Id.eq(device.id))
            .await?;
    }
    // A browser has one address: whoever signed in there last is the one it belongs to.
    let again = OnConflict::columns([push_device::Column::ShopId, push_device::Column::Endpoint])
        .update_columns([
            push_device::Column::Id,
            push_device::Column::MemberId,
            push_device::Column::SignInId,
            push_device::Column::P256dh,
            push_device::Column::Auth,
            push_device::Column::Label,
            push_device::Column::CreatedAt,
        ])
        .to_owned();
    tx.upsert(row, again).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(PushDeviceAdded { id })))
}

fn checked(
    app: &App,
    me: &Member,
    id: Uuid,
    new: NewPushDevice,
) -> Result<push_device::ActiveModel, Problem> {
    let refused = |code, title: &str| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title);
    let address = app.outbound().check(&new.endpoint);
    let is_good = address.is_ok_and(|url| {
        // Without a certificate only where the owner named the very network.
        let allows = |network: &Network| network.is_of(&url);
        url.scheme() == "https" || app.config().outbound_allow.iter().any(allows)
    });
    if !is_good || new.endpoint.len() > MOST_ADDRESS {
        return Err(refused(
            "bad_endpoint",
            "endpoint: the address of a push service",
        ));
    }
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('='));
    let keys = bytes(&new.p256dh).ok().zip(bytes(&new.auth).ok());
    let keys = keys.filter(|(key, secret)| Subscriber::new(key, secret).is_ok());
    let Some((p256dh, auth)) = keys else {
        return Err(refused(
            "bad_push_keys",
            "p256dh, auth: as the browser gave them",
        ));
    };
    let label = new.label.trim();
    let is_named = !label.is_empty()
        && label.chars().count() <= MOST_LABEL
        && !label.chars().any(char::is_control);
    if !is_named {
        return Err(refused("bad_label", "label: 1 to 60 characters"));
    }
    Ok(push_device::ActiveModel {
        shop_id: Set(me.shop),
        id: Set(id),
        member_id: Set(me.id),
        sign_in_id: Set(me.sign_in),
        endpoint: Set(new.endpoint),
        p256dh: Set(p256dh),
        auth: Set(auth),
        label: Set(label.to_owned()),
        created_at: Set(app.clock().now()),
    })
}

/// Push nothing more to a device.
#[utoipa::path(delete, path = "/api/shops/{shop}/push-devices/{id}", tag = "message_centre",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 204)),
    extensions(("x-action" = json!("keep_own_devices"))))]
pub async fn remove_device(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
) -> Result<StatusCode, Problem> {
    let me = member(&caller)?;
    let tx = app.store().begin(caller.shop).await?;
    let own = Condition::all()
        .add(push_device::Column::Id.eq(id))
        .add(push_device::Column::MemberId.eq(me.id));
    tx.delete::<push_device::Entity>(own).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Push something to a device now, to see that it comes.
#[utoipa::path(post, path = "/api/shops/{shop}/push-devices/{id}/trials", tag = "message_centre",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 202), (status = 404, body = Problem)),
    extensions(("x-action" = json!("keep_own_devices"))))]
pub async fn try_device(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
) -> Result<StatusCode, Problem> {
    let me = member(&caller)?;
    let devices = devices_of(&app, me).await?;
    if devices.iter().all(|device| device.id != id) {
        return Err(Problem::not_found());
    }
    let tx = app.store().begin(caller.shop).await?;
    let due = Due {
        device: id,
        place: 0,
    };
    keep_due(&tx, due, app.clock().now()).await?;
    tx.commit().await?;
    Ok(StatusCode::ACCEPTED)
}

fn member(caller: &InShop) -> Result<&Member, Problem> {
    authorize(
        &caller.actor,
        Action::KeepOwnDevices,
        Object::Shop(caller.shop),
    )?;
    Ok(caller.actor.member()?)
}

/// Newest first.
async fn devices_of(app: &App, me: &Member) -> Result<Vec<push_device::Model>, StorageError> {
    let db = app.store().shop(me.shop);
    let rows = db
        .rows::<push_device::Entity>()
        .with(push_device::Column::MemberId.eq(me.id));
    let rows = rows.descending(push_device::Column::CreatedAt);
    rows.all().await
}
