use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use yingke_schema::members::presence::State as Presence;

use super::{
    decide::{Why, decide},
    draft::Draft,
    gather::{gather, values},
    own,
    rule::{Rule, refused},
    situation::{Holder, Situation, Trigger},
    storage::{self, Kept},
    words,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::{self, Calendar, Date, DayKind},
    dispatch::{self, Standing},
    http::{InShop, Json, Problem},
    reception::{Head, Key, Status, log},
    vocabulary::{CustomerId, FileId, Millis, ProductId},
};

/// The year 2200.
const LAST_MOMENT: Millis = 7_258_118_400_000;
const LONGEST_S: i64 = 366 * 24 * 60 * 60;

/// A moment, and who says what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImaginedCustomer {
    at: Millis,
    /// What the customer says; nothing where the customer waits or is silent.
    text: String,
    /// The customer has waited for an answer, or been silent after one, for so many seconds.
    waited_s: Option<i64>,
    quiet_s: Option<i64>,
    /// A customer of the shop as things stand now, over the widget.
    customer: Option<CustomerId>,
    /// How it is at the desk; left out: as it is now.
    desk: Option<ImaginedDesk>,
    product: Option<ProductId>,
    /// One that is being written: in place of the one of its id, or beside the others.
    draft: Option<DraftAutoReply>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImaginedDesk {
    /// Of whoever has the customer; left out: nobody has.
    holder: Option<Presence>,
    /// Conversations that member has.
    open: i64,
    /// Members there, and those of them with room.
    there: i64,
    free: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftAutoReply {
    id: Option<Uuid>,
    rule: Rule,
}

/// What would be sent, and why.
#[derive(Serialize, ToSchema)]
pub struct ForeseenReplies {
    date: Date,
    day: DayKind,
    day_name: String,
    is_announced: bool,
    is_on_duty: bool,
    /// What is sent first; every rule has its reason.
    verdicts: Vec<ForeseenReply>,
}

#[derive(Serialize, ToSchema)]
struct ForeseenReply {
    /// None for one that is being written.
    rule: Option<Uuid>,
    name: String,
    kind: &'static str,
    fires: bool,
    why: Why,
    /// With its variables filled in.
    text: String,
    /// In the words of whoever has the customer.
    is_own: bool,
    pictures: Vec<FileId>,
}

/// What would be sent to this customer at this time, and why.
#[utoipa::path(post, path = "/api/shops/{shop}/auto-replies/preview", tag = "auto_replies", params(("shop" = Uuid, Path)), request_body = ImaginedCustomer,
    responses((status = 200, body = ForeseenReplies), (status = 404, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_auto_replies"))))]
pub async fn preview(
    State(app): State<App>,
    caller: InShop,
    Json(imagined): Json<ImaginedCustomer>,
) -> Result<Json<ForeseenReplies>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::SetAutoReplies, object)?;
    let db = app.store().shop(caller.shop);
    imagined.check()?;
    let mut rules = (*storage::rules_of(&db).await?).clone();
    if let Some(draft) = &imagined.draft {
        draft.check_in(&mut rules)?;
    }
    let draft = imagine(&app, &caller, &imagined).await?;
    let verdicts = decide(&rules, &draft.calendar, &draft.situation);
    let values = values(app.replies(), caller.shop, &draft).await?;
    let holder = draft.situation.holder.as_ref();
    let told = verdicts.into_iter().zip(&rules);
    let mut verdicts: Vec<_> = told
        .map(|(verdict, kept)| ForeseenReply {
            rule: Some(kept.id).filter(|id| !id.is_max()),
            name: kept.rule.name.clone(),
            kind: kept.rule.occasion.kind(),
            fires: verdict.fires,
            why: verdict.why,
            text: words::fill(own::text_of(&kept.rule, holder), &values),
            is_own: own::own_text(&kept.rule, holder).is_some(),
            pictures: kept.rule.pictures.clone(),
        })
        .collect();
    verdicts.sort_by_key(|told| !told.fires);
    let date = draft.calendar.local(imagined.at).date;
    let day = draft.calendar.day(date);
    Ok(Json(ForeseenReplies {
        date,
        day: day.kind,
        day_name: day.name,
        is_announced: day.is_announced,
        is_on_duty: draft.calendar.is_on_duty(imagined.at),
        verdicts,
    }))
}

impl ImaginedCustomer {
    fn check(&self) -> Result<(), Problem> {
        let seconds = self.waited_s.or(self.quiet_s).unwrap_or(0);
        if !(0..LAST_MOMENT).contains(&self.at) {
            return Err(refused("bad_date"));
        }
        if !(0..=LONGEST_S).contains(&seconds) {
            return Err(refused("bad_seconds"));
        }
        Ok(())
    }
}

impl DraftAutoReply {
    fn check_in(&self, rules: &mut Vec<Kept>) -> Result<(), Problem> {
        self.rule.check()?;
        rules.retain(|kept| Some(kept.id) != self.id);
        let mut rule = self.rule.clone();
        // Whoever writes one wants to know what it would do.
        rule.is_on = true;
        rules.push(Kept::new(self.id.unwrap_or(Uuid::max()), 0, rule));
        Ok(())
    }
}

async fn imagine(
    app: &App,
    caller: &InShop,
    imagined: &ImaginedCustomer,
) -> Result<Draft, Problem> {
    let replies = app.replies();
    let mut draft = if let Some(customer) = imagined.customer {
        known(app, caller, imagined, customer).await?
    } else {
        let standing = dispatch::foreseen(app.store(), caller.shop, replies.now()).await?;
        Draft {
            situation: Situation::of_stranger(trigger(imagined, 1), imagined.at, standing),
            calendar: Calendar::default(),
            customer: None,
        }
    };
    // One who has just declared a holiday wants to see it.
    draft.calendar = calendar::of(&app.store().shop(caller.shop)).await?;
    let situation = &mut draft.situation;
    if let Some(desk) = &imagined.desk {
        situation.holder = holder(desk, situation.holder.take());
        situation.standing = standing(desk);
    }
    situation.product = imagined.product.or(situation.product);
    Ok(draft)
}

/// A customer as things stand, who says something next.
async fn known(
    app: &App,
    caller: &InShop,
    imagined: &ImaginedCustomer,
    customer: CustomerId,
) -> Result<Draft, Problem> {
    let db = app.store().shop(caller.shop);
    let facts = log::conversation_of(&db, customer, "widget").await?;
    let key: Key = facts.ok_or_else(Problem::not_found)?.key;
    let head = log::head(app.store(), key).await?;
    let mut head = head.ok_or_else(Problem::not_found)?;
    let opens = head.status == Status::Closed;
    if opens {
        head = Head {
            session: head.session + 1,
            status: Status::Queued,
            assignee: None,
            ..head
        };
    }
    let trigger = trigger(imagined, head.public_seq + 1);
    let draft = gather(app.replies(), key, &head, trigger, imagined.at).await?;
    let mut draft = draft.ok_or_else(Problem::not_found)?;
    draft.situation.is_first_of_session |= opens;
    if opens {
        let now = app.replies().now();
        draft.situation.standing = dispatch::foreseen(app.store(), caller.shop, now).await?;
    }
    Ok(draft)
}

fn trigger(imagined: &ImaginedCustomer, seq: i64) -> Trigger {
    let since = |seconds: i64| imagined.at - seconds * 1_000;
    match (imagined.waited_s, imagined.quiet_s) {
        (Some(waited), _) => Trigger::Unanswered {
            since: since(waited),
        },
        (None, Some(quiet)) => Trigger::Quiet {
            since: since(quiet),
            seq,
        },
        (None, None) => Trigger::Line {
            seq,
            text: imagined.text.clone(),
        },
    }
}

/// Whoever has the customer keeps their name and words in a state that is only thought of.
fn holder(desk: &ImaginedDesk, known: Option<Holder>) -> Option<Holder> {
    let state = desk.holder?;
    let (name, own) = known
        .map(|known| (known.name, known.own))
        .unwrap_or_default();
    Some(Holder {
        name,
        state,
        open: desk.open,
        own,
    })
}

fn standing(desk: &ImaginedDesk) -> Standing {
    let waits = desk.holder.is_none_or(|state| state == Presence::Offline);
    let all_full = waits && desk.there > 0 && desk.free == 0;
    Standing {
        queued: desk.holder.is_none(),
        position: usize::from(all_full),
        all_full,
        nobody_there: waits && desk.there == 0,
        there: desk.there,
        free: desk.free,
        ..Standing::default()
    }
}
