use axum::{extract::State, http::StatusCode};
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::message_centre::notice_keeping;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    storage::{Event, ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

const DAY_MS: Millis = 24 * 60 * 60 * 1_000;
const USUAL_DAYS: i64 = 90;
const MOST_DAYS: i64 = 730;
const LEAST_DAYS: i64 = 7;

/// How long a shop keeps notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NoticeKeeping)]
pub struct Keeping {
    /// 7 to 730. What nobody has read stays twice as long.
    pub keep_days: i64,
    /// Of the setting that was seen.
    pub rev: i64,
}

impl Keeping {
    pub fn ms(self) -> Millis {
        self.keep_days * DAY_MS
    }
}

/// How long notices are kept was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeKeepingChanged {
    pub by: MemberId,
    pub keep_days: i64,
}

impl Event for NoticeKeepingChanged {
    const KIND: &'static str = "NoticeKeepingChanged";
}

pub async fn of(db: &ShopDb) -> Result<Keeping, StorageError> {
    let row = db.rows::<notice_keeping::Entity>().one().await?;
    Ok(row.map_or(
        Keeping {
            keep_days: USUAL_DAYS,
            rev: 0,
        },
        |row| Keeping {
            keep_days: row.keep_days,
            rev: row.rev,
        },
    ))
}

/// How long notices are kept.
#[utoipa::path(get, path = "/api/shops/{shop}/notice-keeping", tag = "message_centre",
    params(("shop" = Uuid, Path)), responses((status = 200, body = Keeping)),
    extensions(("x-action" = json!("set_notice_keeping"))))]
pub async fn see_keeping(State(app): State<App>, caller: InShop) -> Result<Json<Keeping>, Problem> {
    authorize(
        &caller.actor,
        Action::SetNoticeKeeping,
        Object::Shop(caller.shop),
    )?;
    Ok(Json(of(&app.store().shop(caller.shop)).await?))
}

/// Keep them longer or shorter. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/notice-keeping", tag = "message_centre",
    params(("shop" = Uuid, Path)), request_body = Keeping,
    responses((status = 200, body = Keeping), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_notice_keeping"))))]
pub async fn change_keeping(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<Keeping>,
) -> Result<Json<Keeping>, Problem> {
    authorize(
        &caller.actor,
        Action::SetNoticeKeeping,
        Object::Shop(caller.shop),
    )?;
    if !(LEAST_DAYS..=MOST_DAYS).contains(&new.keep_days) {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "bad_keep_days", "keep_days: 7 to 730"));
    }
    let by = caller.actor.member()?.id;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let before = tx.rows::<notice_keeping::Entity>().one().await?;
    if before.as_ref().map_or(0, |row| row.rev) != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let kept = Keeping {
        keep_days: new.keep_days,
        rev: new.rev + 1,
    };
    let row = notice_keeping::ActiveModel {
        shop_id: Set(caller.shop),
        keep_days: Set(kept.keep_days),
        rev: Set(kept.rev),
    };
    let changed = OnConflict::column(notice_keeping::Column::ShopId)
        .update_columns([
            notice_keeping::Column::KeepDays,
            notice_keeping::Column::Rev,
        ])
        .to_owned();
    tx.upsert(row, changed).await?;
    let entry = audit::Entry {
        action: "set_notice_keeping",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before.map(|row| row.keep_days), "after": kept.keep_days }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    let keep_days = kept.keep_days;
    tx.emit(&NoticeKeepingChanged { by, keep_days }, now)
        .await?;
    tx.commit().await?;
    Ok(Json(kept))
}
