use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rules::refused;
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    live::Handing,
    members,
    message_centre::{Category, Link, Notice, Saying, To},
    promises,
    reception::{self, HandTo, Key},
    vocabulary::{MemberId, Millis},
};

/// What a member hands over at the end of a shift.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Where all open conversations go; left out: they stay.
    conversations: Option<Receiver>,
    /// Who keeps the open promises; left out: they stay.
    promises: Option<MemberId>,
    /// One of the shop's reasons for handing on, or empty.
    #[serde(default)]
    reason: String,
    /// For whoever takes over, at most 500 characters; customers do not see it.
    #[serde(default)]
    note: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = ShiftReceiver)]
pub enum Receiver {
    Member {
        member: MemberId,
    },
    /// Whoever dispatch finds in a group.
    Group {
        group: String,
    },
    /// Whoever dispatch finds.
    Queue,
}

#[derive(Serialize, ToSchema)]
pub struct HandedOver {
    conversations: usize,
    promises: usize,
    /// Conversations that could not be handed on; do it again, or one by one.
    left: usize,
}

/// Hand over open conversations and promises.
#[utoipa::path(post, path = "/api/shops/{shop}/shifts/hand-over", tag = "shifts", params(("shop" = Uuid, Path)), request_body = HandOver,
    responses((status = 200, body = HandedOver), (status = 422, body = Problem)), extensions(("x-action" = json!("clock_own_time"))))]
pub async fn hand_over(
    State(app): State<App>,
    caller: InShop,
    Json(over): Json<HandOver>,
) -> Result<Json<HandedOver>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::ClockOwnTime, object)?;
    let me = caller.actor.member()?.clone();
    let to = match over.conversations {
        None => None,
        Some(to) => {
            authorize(&caller.actor, Action::TransferConversation, object)?;
            Some(hand_to(&app, me.id, &caller, to).await?)
        }
    };
    if let Some(to) = over.promises {
        authorize(&caller.actor, Action::KeepPromises, object)?;
        colleague(&app, me.id, &caller, to).await?;
    }
    let held = match &to {
        None => Vec::new(),
        Some(_) => reception::held_by(&app.store().shop(caller.shop), me.id).await?,
    };
    let count = held.len();
    let mut left = 0;
    if let Some(to) = to {
        let handing = Handing {
            by: &me,
            to,
            reason: over.reason,
            note: over.note,
        };
        let shop = caller.shop;
        let keys = held
            .into_iter()
            .map(|conversation| Key { shop, conversation });
        let handed = app.live().hand_on(handing, keys.collect()).await?;
        left = handed.map_err(|code| refused(code, "It cannot be handed on like this"))?;
    }
    let promised = match over.promises {
        None => 0,
        Some(to) => give_promises(&app, &caller, to).await?,
    };
    Ok(Json(HandedOver {
        conversations: count - left,
        promises: promised,
        left,
    }))
}

async fn hand_to(
    app: &App,
    me: MemberId,
    caller: &InShop,
    to: Receiver,
) -> Result<HandTo, Problem> {
    Ok(match to {
        Receiver::Queue => HandTo::Queue,
        Receiver::Group { group } => HandTo::Group(group),
        Receiver::Member { member: id } => HandTo::Member {
            name: colleague(app, me, caller, id).await?,
            id,
        },
    })
}

/// The name of somebody else who serves here.
async fn colleague(
    app: &App,
    me: MemberId,
    caller: &InShop,
    id: MemberId,
) -> Result<String, Problem> {
    let (db, now) = (app.store().shop(caller.shop), app.clock().now());
    let present = members::present(&db, now).await?;
    let found = present
        .into_iter()
        .find(|(place, _)| place.id == id && id != me && members::serves(place.role));
    let place = found.map(|(place, _)| place.nick);
    place.ok_or_else(|| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Problem::new(status, "bad_member", "Choose a colleague who serves here")
    })
}

async fn give_promises(app: &App, caller: &InShop, to: MemberId) -> Result<usize, Problem> {
    let me = caller.actor.member()?;
    let tx = app.store().begin(caller.shop).await?;
    let now = app.clock().now();
    let given = promises::hand_over(&tx, &caller.actor, me.id, to, now).await?;
    if given > 0 {
        tx.emit(&taken_over(me, to, given, now), now).await?;
    }
    tx.commit().await?;
    let both = [me.id, to];
    app.live()
        .tell_members(caller.shop, Some(&both), "promises", &serde_json::json!({}));
    Ok(given)
}

/// Whoever is to keep them may be away now.
fn taken_over(from: &Member, to: MemberId, count: usize, now: Millis) -> Notice {
    let nick = &from.nick;
    Notice {
        key: format!("promises/{}/{to}/{now}", from.id),
        category: Category::System,
        to: To::Members(vec![to]),
        zh: Saying {
            title: "交接给你的承诺".to_owned(),
            text: format!("{nick} 把 {count} 项承诺交接给你，请按时做到"),
        },
        en: Saying {
            title: "Promises are yours now".to_owned(),
            text: format!("{nick} handed over {count} promises to you"),
        },
        link: Some(Link::Page {
            path: "promises".to_owned(),
        }),
    }
}
