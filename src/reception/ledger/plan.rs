//! From a batch and what the database knows of it to everything that is to be written: pure.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::{
    Committed, Outcome,
    batch::Failure,
    known::{Known, Target, answer_again, may_recall},
};
use crate::{
    reception::{Act, Head, Item, Key, Lane, Refusal, Row, rules},
    vocabulary::{ClientId, MemberId, Millis, ShopId, new_id},
};

/// Identifies a command: a retry carries the same.
pub type Once = (ClientId, Uuid, ShopId);

pub type Place = (Key, Lane, i64);

/// A member at the desk of a shop.
pub type AtDesk = (ShopId, MemberId);

/// Whether stored commands are looked up. Most are new: hope so, and let the database's uniqueness find the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Valid only where everything in the batch could be stored: a refusal may be the retry of what was accepted before.
    Hopeful,
    Thorough,
}

impl Look {
    pub fn suffices(self, plan: &Plan) -> Result<(), Failure> {
        if self == Self::Hopeful && plan.refuses_some() {
            return Err(Failure::Row(
                "refused without a look for retries".to_owned(),
            ));
        }
        Ok(())
    }
}

#[derive(Default)]
pub struct Loaded {
    pub heads: HashMap<Key, Head>,
    pub known: HashMap<Once, Known>,
    pub targets: HashMap<Place, Target>,
    /// How many conversations each has who is [`counted`].
    pub open: HashMap<AtDesk, i64>,
}

impl Loaded {
    /// A conversation went from one member to another.
    fn count(&mut self, shop: ShopId, from: Option<MemberId>, to: Option<MemberId>) {
        for (member, more) in [(from, -1), (to, 1)] {
            if let Some(member) = member
                && let Some(open) = self.open.get_mut(&(shop, member))
            {
                *open += more;
            }
        }
    }
}

/// A change of a reception, beside the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionChange {
    pub key: Key,
    pub head: Head,
    pub opens: bool,
    pub first_answer: bool,
    /// The head before closing knows who had it.
    pub closes: bool,
    pub at: Millis,
}

#[derive(Default)]
pub struct Plan {
    pub heads: HashMap<Key, Head>,
    /// Heads whose reception changed hands, beside their numbers and clocks.
    pub moved: HashSet<Key>,
    pub emptied: Vec<Place>,
    pub sessions: Vec<SessionChange>,
    pub desks: BTreeSet<ShopId>,
    pub results: Vec<(Outcome, Option<Committed>)>,
    /// Where the result of each command is, for a retry in the same batch.
    places: HashMap<Once, usize>,
}

impl Plan {
    /// Everything to be inserted.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let committed = self
            .results
            .iter()
            .filter_map(|(_, committed)| committed.as_ref());
        committed.flat_map(|committed| &committed.rows)
    }

    pub fn writes_nothing(&self) -> bool {
        self.rows().next().is_none()
    }

    pub fn refuses_some(&self) -> bool {
        let is_refused = |outcome: &Outcome| matches!(outcome, Outcome::Refused(_));
        self.results.iter().any(|(outcome, _)| is_refused(outcome))
    }

    fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        let committed = self
            .results
            .iter_mut()
            .filter_map(|(_, committed)| committed.as_mut());
        committed.flat_map(|committed| &mut committed.rows)
    }

    /// The entry that acknowledged this command earlier in the batch.
    fn answered(&self, item: &Item) -> Option<Known> {
        let (_, committed) = &self.results[*self.places.get(&once(item))?];
        let mut rows = committed.as_ref()?.rows.iter();
        rows.find(|row| row.client_id == item.client_id)
            .map(Known::of)
    }

    fn row_at(&self, place: Place) -> Option<&Row> {
        self.rows().find(|row| row.place() == place)
    }

    /// Enters the revisions that the store step raised.
    pub fn enter_revisions(&mut self, revisions: &HashMap<ShopId, i64>) {
        for committed in self
            .results
            .iter_mut()
            .filter_map(|(_, committed)| committed.as_mut())
        {
            if committed.desk.is_some() {
                committed.desk = revisions.get(&committed.key.shop).copied();
            }
        }
    }
}

pub fn plan<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    mut loaded: Loaded,
    now: Millis,
) -> Plan {
    let mut plan = Plan::default();
    for item in items {
        let result = plan_one(item, &mut loaded, &mut plan, now);
        plan.results
            .push(result.unwrap_or_else(|refusal| (Outcome::Refused(refusal), None)));
    }
    plan
}

pub fn once(item: &Item) -> Once {
    (item.client_id, item.sender.id, item.key.shop)
}

/// With whom an item wants a place.
pub fn counted(item: &Item) -> Option<AtDesk> {
    place_with(item).map(|(member, _)| member)
}

/// And how many they may have.
fn place_with(item: &Item) -> Option<(AtDesk, i64)> {
    let Act::Assign { to, capacity, .. } = item.act else {
        return None;
    };
    Some(((item.key.shop, to), capacity?))
}

fn plan_one(
    item: &Item,
    loaded: &mut Loaded,
    plan: &mut Plan,
    now: Millis,
) -> Result<(Outcome, Option<Committed>), Refusal> {
    if let Some(known) = loaded.known.get(&once(item)) {
        return answer_again(item, known).map(|outcome| (outcome, None));
    }
    if let Some(known) = plan.answered(item) {
        return answer_again(item, &known).map(|outcome| (outcome, None));
    }
    let head = loaded
        .heads
        .get_mut(&item.key)
        .ok_or(Refusal::NoConversation)?;
    let now = now.max(head.last_at);
    if let Act::Recall { lane, seq } = item.act {
        let place = (item.key, lane, seq);
        let stored = loaded.targets.get_mut(&place);
        let target = stored
            .as_deref()
            .cloned()
            .or_else(|| plan.row_at(place).map(Target::of));
        may_recall(item, target.as_ref(), now)?;
        empty(plan, stored, place);
    }
    if let Some((member, capacity)) = place_with(item)
        && loaded
            .open
            .get(&member)
            .is_some_and(|open| *open >= capacity)
    {
        // They took one by hand since this was decided.
        return Err(Refusal::Full);
    }
    let assignee_before = head.assignee;
    let change = rules::apply(head, item, now)?;
    let rows: Vec<Row> = change
        .entries
        .into_iter()
        .map(|entry| number(head, item, entry, now))
        .collect();
    if change.moves_desk || change.first_answer {
        let mut seen = head.clone();
        seen.assignee = head.assignee.or(assignee_before);
        plan.sessions.push(SessionChange {
            key: item.key,
            head: seen,
            opens: change.opens_session,
            first_answer: change.first_answer,
            closes: change.closes_session,
            at: now,
        });
    }
    if change.moves_desk {
        plan.desks.insert(item.key.shop);
        plan.moved.insert(item.key);
    }
    let head = head.clone();
    loaded.count(item.key.shop, assignee_before, head.assignee);
    plan.heads.insert(item.key, head.clone());
    let outcome = acknowledged(item, &rows);
    plan.places.insert(once(item), plan.results.len());
    let committed = Committed {
        key: item.key,
        rows,
        head,
        desk: change.moves_desk.then_some(0),
        origin: 0,
    };
    Ok((outcome, Some(committed)))
}

fn number(head: &mut Head, item: &Item, entry: rules::NewEntry, at: Millis) -> Row {
    let seq = match entry.lane {
        Lane::Public => &mut head.public_seq,
        Lane::Staff => &mut head.staff_seq,
    };
    *seq += 1;
    Row {
        key: item.key,
        lane: entry.lane,
        seq: *seq,
        client_id: if entry.is_answer {
            item.client_id
        } else {
            ClientId(new_id())
        },
        sender: entry.sender,
        follows: if entry.lane == Lane::Staff {
            head.public_seq
        } else {
            0
        },
        kind: entry.kind.into(),
        body: entry.body,
        at,
        channel: item.channel.clone(),
        external_id: if entry.is_answer {
            item.external_id.clone()
        } else {
            None
        },
    }
}

fn acknowledged(item: &Item, rows: &[Row]) -> Outcome {
    let answer = rows.iter().find(|row| row.client_id == item.client_id);
    answer.map_or(Outcome::Refused(Refusal::NoMessage), |row| {
        Outcome::Stored {
            lane: row.lane,
            seq: row.seq,
            at: row.at,
        }
    })
}

/// The row stays, emptied: numbers have no gaps. A row of this very batch, which no one has stored, is emptied before it is.
fn empty(plan: &mut Plan, stored: Option<&mut Target>, place: Place) {
    plan.emptied.push(place);
    if let Some(target) = stored {
        "recalled".clone_into(&mut target.kind);
    } else if let Some(row) = plan.rows_mut().find(|row| row.place() == place) {
        row.kind = "recalled".into();
        "{}".clone_into(&mut row.body);
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
