use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::members::{member::Role, presence::State as Presence};

use crate::{
    access::{Action, Object, authorize},
    app::App,
    dispatch::{self, Standing},
    http::{InShop, Json, Problem},
    members, reception, shifts,
    vocabulary::{ConversationId, MemberId, Millis},
};

/// How the desk stands. Who serves whom is on the desk itself.
#[derive(Serialize, ToSchema)]
pub struct Board {
    members: Vec<BoardMember>,
    /// Those whom nobody serves, in the order they will be served.
    waiting: Vec<BoardWaiting>,
}

#[derive(Serialize, ToSchema)]
pub struct BoardMember {
    id: MemberId,
    nick: String,
    role: Role,
    state: Presence,
    /// Since when in this state, UTC milliseconds; none while offline.
    since: Option<Millis>,
    open: i64,
    capacity: i64,
    weight: i64,
    is_draining: bool,
    groups: Vec<String>,
    /// Gets customers now, by the shop's rules about shifts.
    is_on_duty: bool,
    /// The end of the shift that is on.
    shift_ends: Option<Millis>,
    /// When a rest that goes on is meant to end.
    rest_due: Option<Millis>,
}

#[derive(Serialize, ToSchema)]
pub struct BoardWaiting {
    conversation: ConversationId,
    #[serde(flatten)]
    standing: Standing,
}

/// Members who serve, with their load, and who waits for one.
#[utoipa::path(get, path = "/api/shops/{shop}/board", tag = "board", params(("shop" = Uuid, Path)),
    responses((status = 200, body = Board)), extensions(("x-action" = json!("see_board"))))]
pub async fn see_board(State(app): State<App>, caller: InShop) -> Result<Json<Board>, Problem> {
    authorize(&caller.actor, Action::SeeBoard, Object::Shop(caller.shop))?;
    let (now, db) = (app.clock().now(), app.store().shop(caller.shop));
    let (rules, _) = dispatch::rules_of(&db).await?;
    let open = reception::open_by_member(&db).await?;
    let present = members::present(&db, now).await?;
    let duty = shifts::duty(&db, now).await?;
    let on_shift = shifts::shifts_between(&db, now, now + 1).await?;
    let resting = shifts::running(&db, None).await?;
    let shift_ends = |id| {
        let own = on_shift.iter().filter(|shift| shift.member_id == id);
        own.map(|shift| shift.ends_at).max()
    };
    let rest_due = |id| {
        let mut own = resting
            .iter()
            .filter(|one| one.is_rest && one.member_id == id);
        own.next().and_then(|rest| rest.due_at)
    };
    let serving = present
        .into_iter()
        .filter(|(place, _)| members::serves(place.role));
    let members = serving.map(|(place, presence)| BoardMember {
        state: presence
            .as_ref()
            .map_or(Presence::Offline, |presence| presence.state),
        since: presence
            .filter(|presence| presence.state != Presence::Offline)
            .map(|presence| presence.changed_at),
        open: open.get(&place.id).copied().unwrap_or(0),
        weight: rules.weight_of(place.id),
        is_draining: rules.is_draining(place.id),
        groups: rules.groups_of(place.id),
        is_on_duty: duty.serves(place.id),
        shift_ends: shift_ends(place.id),
        rest_due: rest_due(place.id),
        id: place.id,
        nick: place.nick,
        role: place.role,
        capacity: place.capacity,
    });
    let members = members.collect();
    let standings = dispatch::standings(app.store(), caller.shop, now).await?;
    let waiting = standings
        .into_iter()
        .map(|(conversation, standing)| BoardWaiting {
            conversation,
            standing,
        });
    let waiting = waiting.collect();
    Ok(Json(Board { members, waiting }))
}
