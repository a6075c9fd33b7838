use axum::extract::State;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_promises_zh::Kind;

use super::{
    rights,
    storage::{self, Column, Order, PAGE},
    view::{self, PromiseView},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    reception::log,
    vocabulary::{ConversationId, CustomerId, Millis, PromiseId},
};

/// Which promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// To be kept, overdue or not.
    #[default]
    Open,
    Overdue,
    /// Kept, broken, released.
    Done,
    /// Found and not decided about.
    Suggested,
    /// Everything but what is no promise (any more).
    Any,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Narrowed {
    #[param(inline)]
    which: Option<Which>,
    /// Only the caller's own.
    mine: Option<bool>,
    #[param(inline)]
    kind: Option<Kind>,
    conversation: Option<ConversationId>,
    customer: Option<CustomerId>,
    /// Go on after this promise, the last of a page: its `due_at`, or of suggestions its `said_at`.
    after_at: Option<Millis>,
    /// And its id.
    after: Option<PromiseId>,
}

impl Which {
    fn order(self) -> Order {
        match self {
            Self::Open | Self::Overdue | Self::Any => Order::NextDue,
            Self::Done => Order::LastDue,
            Self::Suggested => Order::LastSaid,
        }
    }
}

/// Promises by due time: the next first, of what is done the last first, of what is suggested what was said last. At most 200.
#[derive(Serialize, ToSchema)]
pub struct ListedPromises {
    promises: Vec<PromiseView>,
    /// Where the next page begins; none: this is the last.
    next: Option<NextPromises>,
    /// How many of the caller's own are open, whatever was asked for.
    open: u64,
    /// And overdue.
    overdue: u64,
}

/// What names the next page.
#[derive(Serialize, ToSchema)]
pub struct NextPromises {
    after_at: Millis,
    after: PromiseId,
}

/// The promises a member may see: leaders all, others their own and those of conversations they have.
#[utoipa::path(get, path = "/api/shops/{shop}/promises", tag = "promises", params(("shop" = Uuid, Path), Narrowed),
    responses((status = 200, body = ListedPromises)), extensions(("x-action" = json!("see_promises"))))]
pub async fn list(
    State(app): State<App>,
    caller: InShop,
    Query(asked): Query<Narrowed>,
) -> Result<Json<ListedPromises>, Problem> {
    authorize(
        &caller.actor,
        Action::SeePromises,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let (db, now) = (app.store().shop(caller.shop), app.clock().now());
    let which = asked.which.unwrap_or_default();
    let mut narrowed = rights::seen_by(&db, member).await?;
    narrowed = Condition::all().add(narrowed).add(state(which, now));
    if let Some(customer) = asked.customer {
        let own = log::conversations_of(&db, customer).await?;
        narrowed = narrowed.add(Column::ConversationId.is_in(own));
    }
    let mine = Column::OwnerId.eq(member.id);
    let narrowed = narrowed
        .add_option(asked.mine.unwrap_or(false).then(|| mine.clone()))
        .add_option(asked.kind.map(|kind| Column::Kind.eq(kind.word())))
        .add_option(asked.conversation.map(|id| Column::ConversationId.eq(id)));
    let (order, after) = (which.order(), asked.after_at.zip(asked.after));
    let found = storage::page(&db, narrowed, order, after).await?;
    let last = found.last().filter(|_| found.len() as u64 == PAGE);
    let next = last.map(|last| NextPromises {
        after_at: order.time(last),
        after: last.id,
    });
    let own = |which| Condition::all().add(mine.clone()).add(state(which, now));
    Ok(Json(ListedPromises {
        promises: view::views(&app, caller.shop, found).await?,
        next,
        open: storage::count(&db, own(Which::Open)).await?,
        overdue: storage::count(&db, own(Which::Overdue)).await?,
    }))
}

fn state(which: Which, now: Millis) -> Condition {
    use storage::State::{Broken, Dismissed, Kept, Open, Released, Suggested, Withdrawn};
    let is = |states: &[storage::State]| Condition::all().add(Column::State.is_in(states.to_vec()));
    match which {
        Which::Open => is(&[Open]),
        Which::Overdue => is(&[Open]).add(Column::DueAt.lte(now)),
        Which::Done => is(&[Kept, Broken, Released]),
        Which::Suggested => is(&[Suggested]),
        Which::Any => is(&[Dismissed, Withdrawn]).not(),
    }
}
