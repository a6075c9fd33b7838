use std::time::Duration;

use futures_util::{StreamExt, stream};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde_json::json;
use yingke_outbound::{Answer, Failure, Question, RequestMethod, StatusCode, header};
use yingke_push::{Identity, Subscriber, seal};
use yingke_schema::{
    members::{member, sign_in},
    message_centre::{notice, push_device, push_due},
};

use super::key;
use crate::{
    app::App,
    message_centre::{Category, reader, storage, wishes::wishes_of},
    shops::{self, ShopRef},
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

const LOOK_EVERY: Duration = Duration::from_secs(1);
const AT_ONCE: usize = 8;
const BATCH: u64 = 50;
/// Longer than any push takes.
const CLAIM_MS: Millis = 60_000;
/// What a push service keeps for a device that is away.
const TTL_S: i64 = 12 * 60 * 60;
/// After each failure.
const AGAIN_MS: [Millis; 4] = [30_000, 120_000, 600_000, 3_600_000];
const AN_HOUR_MS: Millis = 3_600_000;

/// Sends what is due, for ever.
pub async fn deliver(app: App) {
    let mut tick = tokio::time::interval(LOOK_EVERY);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = deliver_due(&app).await {
            tracing::warn!(%error, "pushes wait for the next look");
        }
    }
}

/// Sends what is due now; how many were tried.
pub async fn deliver_due(app: &App) -> Result<usize, StorageError> {
    let now = app.clock().now();
    let rows = app.store().across_shops().rows::<push_due::Entity>();
    let due = rows
        .with(push_due::Column::DueAt.lte(now))
        .with(push_due::Column::ClaimedUntil.lte(now));
    let due = due.ascending(push_due::Column::DueAt).limit(BATCH);
    let due = due.all().await?;
    if due.is_empty() {
        return Ok(0);
    }
    let identity = key::identity(app).await?;
    let mut tried = stream::iter(due)
        .map(|row| send(app, &identity, row, now))
        .buffer_unordered(AT_ONCE);
    let mut count = 0;
    while let Some(outcome) = tried.next().await {
        count += usize::from(outcome?);
    }
    Ok(count)
}

/// What becomes of a push.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// It was taken, or nothing will ever come of it.
    Done,
    /// The push service does not know the device any more.
    Gone,
    Again(Millis),
}

async fn send(
    app: &App,
    identity: &Identity,
    row: push_due::Model,
    now: Millis,
) -> Result<bool, StorageError> {
    if !claim(app, &row, now).await? {
        return Ok(false);
    }
    let end = match question(app, identity, &row, now).await? {
        None => End::Done,
        Some(question) => end_of(app.outbound().ask(question).await, row.tries),
    };
    settle(app, &row, end, now).await?;
    Ok(true)
}

/// True for the one node whose update finds it free.
async fn claim(app: &App, row: &push_due::Model, now: Millis) -> Result<bool, StorageError> {
    let tx = app.store().begin(row.shop_id).await?;
    let free = this(row).add(push_due::Column::ClaimedUntil.lte(now));
    let mine = Expr::value(now + CLAIM_MS);
    let claimed = tx
        .update::<push_due::Entity>(free, |rows| {
            rows.col_expr(push_due::Column::ClaimedUntil, mine)
        })
        .await?;
    tx.commit().await?;
    Ok(claimed == 1)
}

fn this(row: &push_due::Model) -> Condition {
    Condition::all()
        .add(push_due::Column::DeviceId.eq(row.device_id))
        .add(push_due::Column::Place.eq(row.place))
}

/// What to send; nothing where the device, its sign-in or the member is gone, or the notice has been read meanwhile or would now
/// disturb: it is tried for hours, and quiet ones may have begun.
async fn question(
    app: &App,
    identity: &Identity,
    row: &push_due::Model,
    now: Millis,
) -> Result<Option<Question>, StorageError> {
    let db = app.store().shop(row.shop_id);
    let device = db
        .rows::<push_device::Entity>()
        .with(push_device::Column::Id.eq(row.device_id));
    let Some(device) = device.one().await? else {
        return Ok(None);
    };
    if !is_signed_in(app, &device, now).await? {
        return Ok(None);
    }
    let category = match row.place {
        0 => None,
        place => match unread_notice(app, &device, place).await? {
            Some(category) if may_disturb(&db, &device, category, now).await? => Some(category),
            _ => return Ok(None),
        },
    };
    let shop = shops::find(app.store(), &ShopRef::Id(row.shop_id)).await?;
    let Some(shop) = shop else { return Ok(None) };
    // No names, no words of the notice: those are read in the console.
    let message = json!({
        "shop": shop.slug, "name": shop.name, "category": category, "id": row.place,
    });
    let to = Subscriber::new(&device.p256dh, &device.auth);
    let body = to.and_then(|to| seal(message.to_string().as_bytes(), &to));
    Ok(body
        .ok()
        .and_then(|body| request(app, identity, &device.endpoint, body, category, now)))
}

async fn is_signed_in(
    app: &App,
    device: &push_device::Model,
    now: Millis,
) -> Result<bool, StorageError> {
    let sign_ins = app.store().across_shops().rows::<sign_in::Entity>();
    let open = sign_ins
        .with(sign_in::Column::Id.eq(device.sign_in_id))
        .with(sign_in::Column::RevokedAt.is_null())
        .with(sign_in::Column::ExpiresAt.gt(now));
    let db = app.store().shop(device.shop_id);
    let place = db
        .rows::<member::Entity>()
        .with(member::Column::Id.eq(device.member_id));
    let place = place.with(member::Column::LeftAt.is_null()).one();
    Ok(open.one().await?.is_some() && place.await?.is_some())
}

async fn may_disturb(
    db: &ShopDb,
    device: &push_device::Model,
    category: Category,
    now: Millis,
) -> Result<bool, StorageError> {
    let wishes = wishes_of(db, device.member_id).await?;
    Ok(wishes.at(category, now).push)
}

async fn unread_notice(
    app: &App,
    device: &push_device::Model,
    place: i64,
) -> Result<Option<Category>, StorageError> {
    let db = app.store().shop(device.shop_id);
    let rows = db
        .rows::<notice::Entity>()
        .with(notice::Column::Place.eq(place));
    let Some(notice) = rows.one().await? else {
        return Ok(None);
    };
    let Some(category) = Category::of(notice.category) else {
        return Ok(None);
    };
    let marks = reader::marks_of(&db, device.member_id).await?;
    let is_marked = marks
        .iter()
        .any(|(of, upto)| *of == category && place <= *upto);
    let is_read = is_marked || storage::is_read(&db, device.member_id, place).await?;
    Ok((!is_read).then_some(category))
}

fn request(
    app: &App,
    identity: &Identity,
    endpoint: &str,
    body: Vec<u8>,
    category: Option<Category>,
    now: Millis,
) -> Option<Question> {
    let origin = app.outbound().check(endpoint).ok()?;
    let origin = origin.origin().ascii_serialization();
    let contact = app.config().public_url.as_deref();
    let contact = contact.filter(|url| url.starts_with("https://"));
    let signed = identity.authorization(&origin, contact, now / 1_000 + TTL_S);
    // A device that was away hears of each category once.
    let topic = category.map_or_else(|| "trial".to_owned(), |of| format!("notices-{}", of.code()));
    let mut headers = header::HeaderMap::new();
    headers.insert(header::AUTHORIZATION, signed.parse().ok()?);
    headers.insert(
        header::CONTENT_ENCODING,
        header::HeaderValue::from_static("aes128gcm"),
    );
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/octet-stream"),
    );
    headers.insert("ttl", TTL_S.into());
    headers.insert("urgency", header::HeaderValue::from_static("normal"));
    headers.insert("topic", topic.parse().ok()?);
    Some(Question {
        method: RequestMethod::POST,
        url: endpoint.to_owned(),
        headers,
        body: body.into(),
    })
}

fn end_of(asked: Result<Answer, Failure>, tries: i64) -> End {
    let again = AGAIN_MS.get(tries as usize).copied();
    let answer = match asked {
        Ok(answer) => answer,
        Err(Failure::BadAddress | Failure::NotPublic) => return End::Gone,
        Err(failure) => {
            tracing::debug!(%failure, "a push service was not reached");
            return again.map_or(End::Done, End::Again);
        }
    };
    match answer.status {
        status if status.is_success() => End::Done,
        StatusCode::NOT_FOUND | StatusCode::GONE => End::Gone,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => wished(&answer, again),
        status if status.is_server_error() => wished(&answer, again),
        status => {
            tracing::warn!(%status, "a push service refuses what was sent");
            End::Done
        }
    }
}

/// When a push service that is busy wants to be asked again.
fn wished(answer: &Answer, again: Option<Millis>) -> End {
    let Some(again) = again else { return End::Done };
    let told = answer.headers.get(header::RETRY_AFTER);
    let told = told.and_then(|text| text.to_str().ok()?.parse::<Millis>().ok());
    let told = told.map_or(again, |seconds| seconds.saturating_mul(1_000));
    End::Again(told.clamp(again.min(AN_HOUR_MS), AN_HOUR_MS))
}

async fn settle(
    app: &App,
    row: &push_due::Model,
    end: End,
    now: Millis,
) -> Result<(), StorageError> {
    let tx = app.store().begin(row.shop_id).await?;
    match end {
        End::Again(later) => {
            let tries = row.tries + 1;
            tx.update::<push_due::Entity>(this(row), |rows| {
                rows.col_expr(push_due::Column::DueAt, Expr::value(now + later))
                    .col_expr(push_due::Column::Tries, Expr::value(tries))
                    .col_expr(push_due::Column::ClaimedUntil, Expr::value(0_i64))
            })
            .await?;
        }
        End::Done => {
            tx.delete::<push_due::Entity>(this(row)).await?;
        }
        End::Gone => {
            let device = row.device_id;
            tx.delete::<push_device::Entity>(push_device::Column::Id.eq(device))
                .await?;
            tx.delete::<push_due::Entity>(push_due::Column::DeviceId.eq(device))
                .await?;
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, wait: Option<&str>) -> Answer {
        let mut headers = header::HeaderMap::new();
        if let Some(wait) = wait {
            headers.insert(header::RETRY_AFTER, wait.parse().unwrap());
        }
        Answer {
            status: StatusCode::from_u16(status).unwrap(),
            headers,
            body: bytes::Bytes::new(),
        }
    }

    #[test]
    fn a_service_is_asked_again_only_where_that_can_help_and_never_for_ever() {
        assert_eq!(end_of(Ok(answer(201, None)), 0), End::Done);
        assert_eq!(end_of(Ok(answer(404, None)), 0), End::Gone);
        assert_eq!(end_of(Ok(answer(410, None)), 3), End::Gone);
        assert_eq!(end_of(Ok(answer(403, None)), 0), End::Done);
        assert_eq!(end_of(Ok(answer(503, None)), 0), End::Again(30_000));
        assert_eq!(end_of(Ok(answer(429, Some("300"))), 0), End::Again(300_000));
        assert_eq!(end_of(Ok(answer(429, Some("1"))), 1), End::Again(120_000));
        assert_eq!(
            end_of(Ok(answer(429, Some("999999999999"))), 0),
            End::Again(AN_HOUR_MS)
        );
        assert_eq!(end_of(Err(Failure::TooSlow), 3), End::Again(AN_HOUR_MS));
        assert_eq!(end_of(Err(Failure::TooSlow), 4), End::Done);
        assert_eq!(end_of(Ok(answer(500, None)), 4), End::Done);
        assert_eq!(end_of(Err(Failure::NotPublic), 0), End::Gone);
    }
}
