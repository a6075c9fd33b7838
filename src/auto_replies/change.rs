use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    rule::{Rule, refused},
    see::AutoReply,
    storage::{self, Kept},
    words::{self, Values},
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    audit, files,
    guard::{Guard, Severity},
    http::{Id, InShop, Json, Problem},
    storage::{Event, ShopTx, StorageError},
    vocabulary::{Millis, new_id},
};

const MOST_RULES: u64 = 200;

/// A rule to keep in place of the one at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedAutoReply {
    rule: Rule,
    rev: i64,
}

/// An automatic reply was added, changed or dropped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AutoRepliesChanged {
    pub rule: Uuid,
}

impl Event for AutoRepliesChanged {
    const KIND: &'static str = "AutoRepliesChanged";
}

/// Add an automatic reply.
#[utoipa::path(post, path = "/api/shops/{shop}/auto-replies", tag = "auto_replies", params(("shop" = Uuid, Path)), request_body = Rule,
    responses((status = 200, body = AutoReply), (status = 422, body = Problem)), extensions(("x-action" = json!("set_auto_replies"))))]
pub async fn add_rule(
    State(app): State<App>,
    caller: InShop,
    Json(rule): Json<Rule>,
) -> Result<Json<AutoReply>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::SetAutoReplies, object)?;
    check(&app, &caller, &rule).await?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    if storage::count_in(&tx).await? >= MOST_RULES {
        return Err(refused("too_many_rules"));
    }
    let kept = Kept::new(new_id(), 1, rule);
    storage::keep_rule(&tx, kept.id, &kept.rule, kept.rev, now).await?;
    let detail = json!({ "before": null, "after": kept.rule });
    write_down(&tx, &caller.actor, kept.id, detail, now).await?;
    tx.commit().await?;
    app.replies().changed(caller.shop);
    Ok(Json(AutoReply::of(&kept)))
}

/// Replace an automatic reply. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/auto-replies/{id}", tag = "auto_replies", params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = ChangedAutoReply,
    responses((status = 200, body = AutoReply), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_auto_replies"))))]
pub async fn change_rule(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
    Json(changed): Json<ChangedAutoReply>,
) -> Result<Json<AutoReply>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::SetAutoReplies, object)?;
    check(&app, &caller, &changed.rule).await?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let before = storage::rule_in(&tx, id).await?;
    let Some(before) = before.filter(|before| before.rev == changed.rev) else {
        return Err(Problem::changed_meanwhile());
    };
    let kept = Kept::new(id, before.rev + 1, changed.rule);
    storage::keep_rule(&tx, id, &kept.rule, kept.rev, now).await?;
    let detail = json!({ "before": before.rule, "after": kept.rule });
    write_down(&tx, &caller.actor, id, detail, now).await?;
    tx.commit().await?;
    app.replies().changed(caller.shop);
    Ok(Json(AutoReply::of(&kept)))
}

/// Drop an automatic reply.
#[utoipa::path(delete, path = "/api/shops/{shop}/auto-replies/{id}", tag = "auto_replies", params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 204)), extensions(("x-action" = json!("set_auto_replies"))))]
pub async fn drop_rule(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<Uuid>,
) -> Result<StatusCode, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::SetAutoReplies, object)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let before = storage::rule_in(&tx, id).await?.map(|kept| kept.rule);
    if storage::drop_rule(&tx, id).await? {
        let detail = json!({ "before": before, "after": null });
        write_down(&tx, &caller.actor, id, detail, now).await?;
        tx.commit().await?;
        app.replies().changed(caller.shop);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What makes no sense is refused, and so is what the guard would stop: nobody is there to confirm it.
async fn check(app: &App, caller: &InShop, rule: &Rule) -> Result<(), Problem> {
    rule.check()?;
    let db = app.store().shop(caller.shop);
    let Some(pictures) = files::all_pictures(&db, &rule.pictures).await? else {
        return Err(refused("bad_pictures"));
    };
    let mut said = vec![words::fill(&rule.text, &Values::new())];
    said.extend(pictures.into_iter().map(|picture| picture.name));
    match stopped(app.live().guard(), &said) {
        Some(reason) => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "text_stopped",
            reason,
        )),
        None => Ok(()),
    }
}

/// Why the guard would stop a text, or ask about it.
pub fn stopped(guard: &Guard, said: &[String]) -> Option<&'static str> {
    let mut findings = said.iter().flat_map(|text| guard.review(text));
    let found = findings.find(|found| found.severity >= Severity::Confirm)?;
    Some(found.reason)
}

async fn write_down(
    tx: &ShopTx,
    by: &Actor,
    rule: Uuid,
    detail: serde_json::Value,
    now: Millis,
) -> Result<(), StorageError> {
    let entry = audit::Entry {
        action: "set_auto_replies",
        object: format!("auto_reply/{rule}"),
        detail,
    };
    audit::record(tx, by, now, entry).await?;
    tx.emit(&AutoRepliesChanged { rule }, now).await
}
