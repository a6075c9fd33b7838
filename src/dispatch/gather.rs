//! Reads what a decision needs, a handful of queries for all who wait.

use std::collections::HashMap;

use super::{Agent, Arrival, DAY_MS, Facts, Rules, share::WINDOW_MS, storage};
use crate::{
    catalogue, customers, members,
    reception::{self, Waiting},
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::{CustomerId, MemberId, Millis},
};

/// Those who wait, and the members they might be given to.
pub struct Situation {
    pub waiting: Vec<Arrival>,
    pub staff: Vec<Agent>,
}

pub async fn gather(db: &ShopDb, rules: &Rules, now: Millis) -> Result<Situation, StorageError> {
    let absent = match rules.return_after_s {
        Some(after) => members::absent_since(db, now - after * 1_000).await?,
        None => Vec::new(),
    };
    let waiting = reception::waiting(db, &absent).await?;
    if waiting.is_empty() {
        return Ok(Situation {
            waiting: Vec::new(),
            staff: Vec::new(),
        });
    }
    Ok(Situation {
        waiting: arrivals(db, waiting, rules, now).await?,
        staff: staff(db, now).await?,
    })
}

/// Every member who serves and is at the desk.
pub async fn staff(db: &ShopDb, now: Millis) -> Result<Vec<Agent>, StorageError> {
    let present = members::present(db, now).await?;
    let open = reception::open_by_member(db).await?;
    let given = reception::given_since(db, now - WINDOW_MS).await?;
    let agents = present.into_iter().filter_map(|(place, presence)| {
        let presence = presence.filter(|_| members::serves(place.role))?;
        let (count, last) = given.get(&place.id).copied().unwrap_or((0, 0));
        Some(Agent {
            id: place.id,
            name: place.nick,
            state: presence.state,
            capacity: place.capacity,
            open: open.get(&place.id).copied().unwrap_or(0),
            given: count,
            since: presence.changed_at,
            idle_since: presence.changed_at.max(last),
        })
    });
    Ok(agents.collect())
}

async fn arrivals(
    db: &ShopDb,
    waiting: Vec<Waiting>,
    rules: &Rules,
    now: Millis,
) -> Result<Vec<Arrival>, StorageError> {
    let conversations: Vec<_> = waiting.iter().map(|one| one.conversation).collect();
    let customers: Vec<_> = waiting.iter().map(|one| one.customer).collect();
    let after = now - rules.recent_days * DAY_MS;
    let recent: HashMap<_, (MemberId, Millis)> =
        reception::last_held(db, &conversations, after).await?;
    let dedicated = storage::dedicated_of(db, &customers).await?;
    let mut facts = facts_of(db, &customers).await?;
    let arrivals = waiting.into_iter().map(|one| Arrival {
        conversation: one.conversation,
        session: one.session,
        since: one.since,
        recent: recent.get(&one.conversation).copied(),
        dedicated: dedicated.get(&one.customer).copied(),
        held_by: one.held_by,
        facts: facts.remove(&one.customer).unwrap_or_default(),
    });
    Ok(arrivals.collect())
}

async fn facts_of(
    db: &ShopDb,
    of: &[CustomerId],
) -> Result<HashMap<CustomerId, Facts>, StorageError> {
    let values = customers::values_of(db, of).await?;
    let looking = customers::looking_of(db, of).await?;
    let states = trade::newest_states(db, of).await?;
    let products: Vec<_> = looking.iter().filter_map(|looked| looked.product).collect();
    let categories = catalogue::categories_of(db, &products).await?;
    let mut facts: HashMap<CustomerId, Facts> = HashMap::new();
    for (customer, value_fen) in values {
        facts.entry(customer).or_default().value_fen = value_fen;
    }
    for (customer, state) in states {
        facts.entry(customer).or_default().order_state = Some(state);
    }
    for looked in looking {
        let known = facts.entry(looked.customer).or_default();
        known.category = looked.product.and_then(|id| categories.get(&id).cloned());
        known.product = looked.product;
        known.path = looked.path;
    }
    Ok(facts)
}
