//! Reads what a decision needs, a handful of queries for all who wait.

use std::collections::HashMap;

use yingke_schema::members::presence::State;

use super::{
    Agent, Arrival, DAY_MS, Facts, Handed, Rules, Sticky, robot, rules::MOST_RECENT_DAYS,
    share::WINDOW_MS, storage,
};
use crate::{
    catalogue, customers, members,
    reception::{self, Waiting},
    shifts::{self, Duty},
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::{ConversationId, CustomerId, MemberId, Millis},
};

/// Members who are gone, or off duty, for so long that nobody waits for them any more.
pub async fn absent(
    db: &ShopDb,
    rules: &Rules,
    duty: &Duty,
    now: Millis,
) -> Result<Vec<MemberId>, StorageError> {
    let Some(after) = rules.return_after_s else {
        return Ok(Vec::new());
    };
    let before = now - after * 1_000;
    let mut absent = members::absent_since(db, before).await?;
    absent.extend(duty.over_since(before));
    if matches!(duty, Duty::Only { .. }) {
        let holders = reception::open_by_member(db).await?.into_keys();
        absent.extend(shifts::long_over(db, duty, holders, before).await?);
    }
    Ok(absent)
}

/// Without those the shop does not listen to.
pub async fn heard(db: &ShopDb, mut waiting: Vec<Waiting>) -> Result<Vec<Waiting>, StorageError> {
    if waiting.is_empty() {
        return Ok(waiting);
    }
    let customers: Vec<_> = waiting.iter().map(|one| one.customer).collect();
    let blocked = customers::blocked_among(db, &customers).await?;
    waiting.retain(|one| !blocked.contains(&one.customer));
    Ok(waiting)
}

/// Every member who serves, is at the desk and on duty, and whoever messages are left to.
pub async fn staff(
    db: &ShopDb,
    rules: &Rules,
    duty: &Duty,
    now: Millis,
) -> Result<Vec<Agent>, StorageError> {
    let present = members::present(db, now).await?;
    let open = reception::open_by_member(db).await?;
    let given = reception::given_since(db, now - WINDOW_MS).await?;
    let agents = present.into_iter().filter_map(|(place, presence)| {
        let is_there = presence.is_some() && duty.serves(place.id);
        if !members::serves(place.role) || !(is_there || rules.leave_to == Some(place.id)) {
            return None;
        }
        let (count, last) = given.get(&place.id).copied().unwrap_or((0, 0));
        let (state, since) = presence
            .filter(|_| is_there)
            .map_or((State::Offline, 0), |there| (there.state, there.changed_at));
        Some(Agent {
            id: place.id,
            name: place.nick,
            state,
            capacity: place.capacity,
            open: open.get(&place.id).copied().unwrap_or(0),
            given: count,
            since,
            idle_since: since.max(last),
        })
    });
    Ok(agents.collect())
}

pub async fn arrivals(
    db: &ShopDb,
    waiting: Vec<Waiting>,
    rules: &Rules,
    now: Millis,
) -> Result<Vec<Arrival>, StorageError> {
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let conversations: Vec<_> = waiting.iter().map(|one| one.conversation).collect();
    let customers: Vec<_> = waiting.iter().map(|one| one.customer).collect();
    let recent = recent(db, &conversations, rules, now).await?;
    let dedicated = storage::dedicated_of(db, &customers).await?;
    let opened: Vec<_> = waiting
        .iter()
        .map(|one| (one.conversation, one.opened_at))
        .collect();
    let mut handed = reception::handed_back(db, &opened).await?;
    let left = storage::left_of(db, &conversations).await?;
    let robots = robot::ready(db, &conversations).await?;
    let mut facts = facts_of(db, &customers).await?;
    let arrivals = waiting.into_iter().map(|one| Arrival {
        conversation: one.conversation,
        session: one.session,
        since: one.since,
        recent: recent.get(&one.conversation).copied(),
        dedicated: dedicated.get(&one.customer).copied(),
        held_by: one.held_by,
        handed: handed.remove(&one.conversation).map(|handing| Handed {
            from: handing.from,
            group: handing.group,
        }),
        is_left: left.get(&one.conversation) == Some(&one.session),
        robot: robots.contains(&one.conversation),
        facts: facts.remove(&one.customer).unwrap_or_default(),
    });
    Ok(arrivals.collect())
}

/// Whom customers talked to last, or whoever had them before they were handed on, as the shop wants it.
async fn recent(
    db: &ShopDb,
    of: &[ConversationId],
    rules: &Rules,
    now: Millis,
) -> Result<HashMap<ConversationId, (MemberId, Millis)>, StorageError> {
    // Longer ago than the rules ask for, so that other rules can be tried on it.
    let after = now - MOST_RECENT_DAYS * DAY_MS;
    let held = reception::last_held(db, of, after).await?;
    let opened: Vec<_> = held
        .iter()
        .map(|(id, held)| (*id, held.opened_at))
        .collect();
    let first = match rules.after_transfer {
        Sticky::First => reception::first_held(db, &opened).await?,
        Sticky::Last => HashMap::new(),
    };
    let whom = |(id, held): (ConversationId, reception::Held)| {
        let member = first.get(&id).copied().unwrap_or(held.by);
        (id, (member, held.closed_at))
    };
    Ok(held.into_iter().map(whom).collect())
}

async fn facts_of(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashMap<CustomerId, Facts>, StorageError> {
    let values = customers::values_of(db, of).await?;
    let looking = customers::looking_of(db, of).await?;
    let states = trade::newest_states(db, of).await?;
    let refunding = trade::refunding(db, of).await?;
    let products: Vec<_> = looking.iter().filter_map(|looked| looked.product).collect();
    let categories = catalogue::categories_of(db, &products).await?;
    let mut facts: HashMap<CustomerId, Facts> = HashMap::new();
    for (customer, value_fen) in values {
        facts.entry(customer).or_default().value_fen = value_fen;
    }
    for (customer, state) in states {
        facts.entry(customer).or_default().order_state = Some(state);
    }
    for customer in refunding {
        facts.entry(customer).or_default().is_refunding = true;
    }
    for looked in looking {
        let known = facts.entry(looked.customer).or_default();
        known.category = looked.product.and_then(|id| categories.get(&id).cloned());
        known.product = looked.product;
        known.path = looked.path;
    }
    Ok(facts)
}
