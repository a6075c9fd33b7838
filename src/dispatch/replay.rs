//! A day's customers given once more, by other rules: pure.

use std::collections::{BTreeMap, HashMap};

use super::{
    Agent, Arrival, Decision, Outcome, Rules, decide_all,
    desk::Kept,
    share::WINDOW_MS,
    storage::Trace,
    trial::{Trial, TrialShare},
};
use crate::vocabulary::{ConversationId, MemberId, Millis};

type Reception = (ConversationId, i64);

pub struct Replay {
    rules: Rules,
    met: HashMap<Reception, Met>,
    held: Vec<Held>,
    shares: BTreeMap<MemberId, TrialShare>,
    trial: Trial,
}

#[expect(clippy::struct_excessive_bools, reason = "four facts, each of its own")]
/// How far a reception has come.
#[derive(Default)]
struct Met {
    is_counted: bool,
    is_changed: bool,
    /// A member had it, and has it by these rules.
    was_given: bool,
    is_given: bool,
}

/// A conversation that a member got by these rules (1), or got and does not get by them (-1), as later looks are to see it: it is
/// open until it ends, and counts as given for an hour.
struct Held {
    member: MemberId,
    more: i64,
    from: Millis,
    until: Millis,
}

impl Replay {
    pub fn by(rules: Rules) -> Self {
        Self {
            rules,
            met: HashMap::new(),
            held: Vec::new(),
            shares: BTreeMap::new(),
            trial: Trial::default(),
        }
    }

    /// Goes through whole looks, in the order of their time. `ends` says when receptions ended.
    pub fn on(&mut self, looks: &[Trace], ends: &HashMap<Reception, Millis>) {
        for look in looks.chunk_by(|one, next| one.at == next.at) {
            self.look(look, ends);
        }
    }

    pub fn end(mut self, is_partial: bool) -> Trial {
        self.trial.is_partial = is_partial;
        self.trial.members = self.shares.into_values().collect();
        self.trial
            .members
            .sort_by_key(|share| std::cmp::Reverse(share.after));
        self.trial
    }

    fn look(&mut self, look: &[Trace], ends: &HashMap<Reception, Millis>) {
        let at = look[0].at;
        let until = |of: &Reception| ends.get(of).copied().unwrap_or(Millis::MAX);
        let mut staff = None;
        let mut before = HashMap::new();
        let mut waiting = Vec::new();
        for (kept, decision) in look.iter().filter_map(read) {
            staff.get_or_insert(kept.staff);
            let of = reception(&kept.arrival);
            before.insert(of, decision.outcome);
            if !self.met.entry(of).or_default().is_given {
                waiting.push(kept.arrival);
            }
        }
        let mut staff = self.as_by_these_rules(staff.unwrap_or_default(), at);
        let decided = decide_all(waiting, &mut staff, &self.rules, at);
        for (of, outcome) in &before {
            let met = self.met.entry(*of).or_default();
            if let Some(member) = outcome.member().filter(|_| !met.was_given) {
                met.was_given = true;
                self.share(member, &staff).before += 1;
                self.hold(member, -1, at, until(of));
            }
        }
        for (arrival, decision) in decided {
            let of = reception(&arrival);
            self.count(of, &before[&of], &decision.outcome);
            if let Some(member) = decision.outcome.member() {
                self.met.entry(of).or_default().is_given = true;
                self.share(member, &staff).after += 1;
                self.hold(member, 1, at, until(&of));
            }
        }
    }

    fn count(&mut self, of: Reception, before: &Outcome, after: &Outcome) {
        let waits = |outcome: &Outcome| matches!(outcome, Outcome::Queue | Outcome::Wait { .. });
        let left = |outcome: &Outcome| *outcome == Outcome::Pool;
        let met = self.met.entry(of).or_default();
        if before != after && !met.is_changed {
            met.is_changed = true;
            self.trial.changed += 1;
        }
        if !met.is_counted {
            met.is_counted = true;
            self.trial.decisions += 1;
            self.trial.queued_before += usize::from(waits(before));
            self.trial.queued_after += usize::from(waits(after));
            self.trial.left_before += usize::from(left(before));
            self.trial.left_after += usize::from(left(after));
        }
    }

    fn as_by_these_rules(&mut self, mut staff: Vec<Agent>, at: Millis) -> Vec<Agent> {
        let is_open = |held: &Held| held.until > at;
        let is_lately = |held: &Held| held.from > at - WINDOW_MS;
        self.held.retain(|held| is_open(held) || is_lately(held));
        for held in self.held.iter().filter(|held| held.from < at) {
            if let Some(agent) = staff.iter_mut().find(|agent| agent.id == held.member) {
                agent.open += held.more * i64::from(is_open(held));
                agent.given += held.more * i64::from(is_lately(held));
            }
        }
        for agent in &mut staff {
            agent.open = agent.open.max(0);
            agent.given = agent.given.max(0);
        }
        staff
    }

    fn hold(&mut self, member: MemberId, more: i64, from: Millis, until: Millis) {
        self.held.push(Held {
            member,
            more,
            from,
            until,
        });
    }

    fn share(&mut self, member: MemberId, staff: &[Agent]) -> &mut TrialShare {
        self.shares.entry(member).or_insert_with(|| {
            let known = staff.iter().find(|agent| agent.id == member);
            TrialShare {
                member,
                name: known.map(|agent| agent.name.clone()).unwrap_or_default(),
                before: 0,
                after: 0,
            }
        })
    }
}

fn reception(arrival: &Arrival) -> Reception {
    (arrival.conversation, arrival.session)
}

/// What an older program wrote and no longer parses is passed over.
fn read(trace: &Trace) -> Option<(Kept, Decision)> {
    let kept = serde_json::from_str(trace.situation.as_deref()?).ok()?;
    Some((kept, serde_json::from_str(&trace.body).ok()?))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use yingke_schema::members::presence::State;

    use super::*;
    use crate::{
        dispatch::{Facts, MemberRule, ShareBy},
        vocabulary::ShopId,
    };

    const HOUR_MS: Millis = 60 * 60 * 1_000;

    fn agent(number: u128, capacity: i64) -> Agent {
        Agent {
            id: MemberId(Uuid::from_u128(number)),
            name: format!("客服{number}"),
            state: State::Online,
            capacity,
            open: 0,
            given: 0,
            since: 0,
            idle_since: 0,
        }
    }

    fn arrival(number: u128, since: Millis) -> Arrival {
        Arrival {
            conversation: ConversationId(Uuid::from_u128(number)),
            session: 1,
            since,
            recent: None,
            dedicated: None,
            held_by: None,
            handed: None,
            is_left: false,
            robot: false,
            facts: Facts::default(),
        }
    }

    /// One look, as dispatch keeps it.
    fn look(arrivals: Vec<Arrival>, staff: &mut [Agent], at: Millis) -> Vec<Trace> {
        let before = staff.to_vec();
        let decided = decide_all(arrivals, staff, &Rules::default(), at).into_iter();
        let traces = decided.map(|(arrival, decision)| Trace {
            shop_id: ShopId(Uuid::nil()),
            conversation_id: arrival.conversation,
            at,
            session: arrival.session,
            body: serde_json::to_string(&decision).unwrap(),
            situation: serde_json::to_string(&Kept {
                arrival,
                staff: before.clone(),
            })
            .ok(),
        });
        traces.collect()
    }

    fn shares(trial: &Trial) -> Vec<(usize, usize)> {
        let shares = trial.members.iter();
        shares.map(|share| (share.before, share.after)).collect()
    }

    #[test]
    fn the_same_rules_change_nothing_and_each_customer_counts_once() {
        let mut staff = [agent(1, 2)];
        let mut day = look(
            (1..=5).map(|no| arrival(no, 0)).collect(),
            &mut staff,
            1_000,
        );
        // Two of the queue are given when the first two are done.
        staff[0].open = 0;
        let waiting = (3..=5).map(|no| arrival(no, 0)).collect();
        day.extend(look(waiting, &mut staff, HOUR_MS));
        let done = |no: u128| ((ConversationId(Uuid::from_u128(no)), 1), HOUR_MS - 1);
        let mut replay = Replay::by(Rules::default());
        replay.on(&day, &HashMap::from([done(1), done(2)]));
        let trial = replay.end(false);
        assert_eq!(
            (
                trial.decisions,
                trial.changed,
                trial.queued_before,
                trial.queued_after
            ),
            (5, 0, 3, 3)
        );
        assert_eq!(shares(&trial), [(4, 4)]);
    }

    #[test]
    fn places_that_the_new_rules_fill_are_full_later_on() {
        let mut staff = [agent(1, 1), agent(2, 1)];
        let mut day = look(vec![arrival(1, 0)], &mut staff, 1_000);
        day.extend(look(vec![arrival(2, 0)], &mut staff, 2_000));
        let rules = Rules {
            members: vec![MemberRule {
                member: staff[0].id,
                weight: 100,
                is_draining: true,
            }],
            ..Rules::default()
        };
        let mut replay = Replay::by(rules);
        replay.on(&day, &HashMap::new());
        let trial = replay.end(false);
        // The second member has the first customer now, and no place for the second.
        assert_eq!((trial.changed, trial.queued_after), (2, 1));
        assert_eq!(shares(&trial), [(1, 1), (1, 0)]);
    }

    #[test]
    fn weights_share_out_a_day_that_was_shared_evenly() {
        let mut staff = [agent(1, 9), agent(2, 9)];
        let (mut day, mut ends) = (Vec::new(), HashMap::new());
        for number in 0..40 {
            let at = 10 * HOUR_MS + number as i64 * 60_000;
            for agent in &mut staff {
                agent.open = 0;
            }
            day.extend(look(vec![arrival(number, at)], &mut staff, at));
            let of = (ConversationId(Uuid::from_u128(number)), 1);
            ends.insert(of, at + 30_000);
        }
        let mut rules = Rules {
            share_by: ShareBy::Weight,
            ..Rules::default()
        };
        for (agent, weight) in staff.iter().zip([300, 100]) {
            rules.members.push(MemberRule {
                member: agent.id,
                weight,
                is_draining: false,
            });
        }
        let mut replay = Replay::by(rules);
        replay.on(&day, &ends);
        assert_eq!(shares(&replay.end(false)), [(20, 30), (20, 10)]);
    }
}
