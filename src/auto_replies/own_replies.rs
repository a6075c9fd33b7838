use axum::extract::State;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::presence::State as Presence;

use super::{
    draft::Draft,
    gather::values,
    own::{self, OwnWords},
    situation::{Holder, Situation, Trigger},
    storage::{self, Kept},
    words::{self, Variable},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    dispatch::Standing,
    http::{InShop, Json, Problem},
};

const STATES: [&str; 3] = ["busy", "suspended", "rest"];

/// What is said by itself while the caller is busy, suspended or rests.
#[derive(Serialize, ToSchema)]
pub struct OwnReplies {
    own: OwnWords,
    states: Vec<OwnReply>,
    /// What a text may hold.
    variables: Vec<Variable>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnReply {
    /// `busy`, `suspended` or `rest`.
    state: &'static str,
    /// The shop's words; none where it says nothing then.
    shop: Option<String>,
    /// The shop lets members say it in their own words.
    takes_own: bool,
    /// What a new customer of the caller would read now.
    said: Option<String>,
}

/// The caller's own words, and what the shop says without them.
#[utoipa::path(get, path = "/api/shops/{shop}/own-replies", tag = "auto_replies", params(("shop" = Uuid, Path)),
    responses((status = 200, body = OwnReplies)), extensions(("x-action" = json!("keep_own_replies"))))]
pub async fn see_own_replies(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<OwnReplies>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::KeepOwnReplies, object)?;
    let me = caller.actor.member()?.id;
    let own = storage::own_of(&app.store().shop(caller.shop)).await?;
    let own = own.get(&me).cloned().unwrap_or_default();
    Ok(Json(view(&app, &caller, own).await?))
}

/// Say it in one's own words; empty: in the shop's.
#[utoipa::path(put, path = "/api/shops/{shop}/own-replies", tag = "auto_replies", params(("shop" = Uuid, Path)), request_body = OwnWords,
    responses((status = 200, body = OwnReplies), (status = 422, body = Problem)), extensions(("x-action" = json!("keep_own_replies"))))]
pub async fn keep_own_replies(
    State(app): State<App>,
    caller: InShop,
    Json(own): Json<OwnWords>,
) -> Result<Json<OwnReplies>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::KeepOwnReplies, object)?;
    let me = caller.actor.member()?.id;
    own.check(app.live().guard())?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let before = storage::own_in(&tx, me).await?;
    storage::keep_own(&tx, me, &own, now).await?;
    let entry = audit::Entry {
        action: "keep_own_replies",
        object: format!("member/{me}"),
        detail: json!({ "before": before, "after": own }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.commit().await?;
    app.replies().changed(caller.shop);
    Ok(Json(view(&app, &caller, own).await?))
}

async fn view(app: &App, caller: &InShop, own: OwnWords) -> Result<OwnReplies, Problem> {
    let replies = app.replies();
    let rules = storage::rules_of(&app.store().shop(caller.shop)).await?;
    let holder = Holder {
        name: caller.actor.member()?.nick.clone(),
        state: Presence::Busy,
        open: 0,
        own: own.clone(),
    };
    let now = app.clock().now();
    let stranger = Situation::of_stranger(Trigger::Given { seq: 1 }, now, Standing::default());
    let draft = Draft {
        situation: Situation {
            holder: Some(holder),
            ..stranger
        },
        calendar: replies.calendar(caller.shop).await?,
        customer: None,
    };
    let values = values(replies, caller.shop, &draft).await?;
    let states = STATES.into_iter().map(|state| {
        let rule = speaker(&rules, state).map(|kept| &kept.rule);
        let said = rule.map(|rule| own::text_of(rule, draft.situation.holder.as_ref()));
        OwnReply {
            state,
            shop: rule.map(|rule| rule.text.clone()),
            takes_own: rule.is_some_and(|rule| rule.takes_own_words),
            said: said.map(|text| words::fill(text, &values)),
        }
    });
    Ok(OwnReplies {
        states: states.collect(),
        own,
        variables: words::variables(),
    })
}

/// The rule that speaks first for a state.
fn speaker<'a>(rules: &'a [Kept], kind: &str) -> Option<&'a Kept> {
    let on = rules
        .iter()
        .filter(|kept| kept.rule.is_on && kept.rule.occasion.kind() == kind);
    on.min_by_key(|kept| (-kept.rule.priority, kept.id))
}
