//! One conversation as two nodes hear of it.

use std::collections::HashSet;

use proptest::prelude::*;
use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::{at, line};
use crate::{
    auto_replies::{
        Holder, Kept, MOST_IN_A_ROW, Once, Sent, Situation, Trigger,
        decide::{MINUTE_MS, decide, key},
        gather::in_a_row,
    },
    calendar::Calendar,
    dispatch::Standing,
    reception::{Key, Lane, Row, Sender, SenderKind},
    vocabulary::{ClientId, ConversationId, Millis, ShopId},
};

const LINES: [&str; 5] = ["发票", "什么时候发货", "在吗", "你好 发票 发货", "人工"];
const STATES: [State; 4] = [State::Online, State::Busy, State::Suspended, State::Rest];

#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) wait_s: i64,
    pub(super) what: usize,
    pub(super) which: usize,
}

/// One conversation, as [`decide`] is told of it and as what it says is claimed.
pub(super) struct Talk<'a> {
    rules: &'a [Kept],
    calendar: Calendar,
    now: Millis,
    session: i64,
    is_open: bool,
    is_first: bool,
    seq: i64,
    waiting: Option<Millis>,
    holder: Option<Holder>,
    crowd: usize,
    /// A member's last line.
    spoke: Option<Row>,
    silent_from: Millis,
    sent: Vec<Sent>,
    keys: HashSet<String>,
}

impl<'a> Talk<'a> {
    pub(super) fn new(rules: &'a [Kept]) -> Self {
        Self {
            rules,
            calendar: Calendar::default(),
            now: at("2026-09-30", 12, 0),
            session: 0,
            is_open: false,
            is_first: false,
            seq: 0,
            waiting: None,
            holder: None,
            crowd: 0,
            spoke: None,
            silent_from: 0,
            sent: Vec::new(),
            keys: HashSet::new(),
        }
    }

    pub(super) fn step(&mut self, step: &Step) -> Result<(), TestCaseError> {
        self.now += step.wait_s * 1_000;
        self.crowd = step.which;
        let mut said = match step.what {
            0..=2 => self.line(step.which)?,
            3 => self.given(STATES[step.which % 4])?,
            4 => self.unanswered()?,
            5 | 6 => self.quiet()?,
            7 => self.answers(),
            _ => self.closes(),
        };
        let mut turns = 0;
        while said > 0 {
            turns += 1;
            prop_assert!(turns <= MOST_IN_A_ROW, "two machines talk on and on");
            self.now += 1_000;
            said = self.line(step.which + turns)?;
        }
        Ok(())
    }

    fn line(&mut self, which: usize) -> Result<usize, TestCaseError> {
        self.is_first = !self.is_open;
        if !self.is_open {
            self.session += 1;
            self.is_open = true;
        }
        self.seq += 1;
        self.waiting.get_or_insert(self.now);
        self.silent_from = self.now;
        let text = LINES[which % LINES.len()].into();
        self.hear(Trigger::Line {
            seq: self.seq,
            text,
        })
    }

    fn given(&mut self, state: State) -> Result<usize, TestCaseError> {
        if self.waiting.is_none() {
            return Ok(0);
        }
        self.seq += 1;
        self.held_in(state);
        self.hear(Trigger::Given { seq: self.seq })
    }

    fn unanswered(&mut self) -> Result<usize, TestCaseError> {
        let Some(since) = self.waiting else {
            return Ok(0);
        };
        self.hear(Trigger::Unanswered { since })
    }

    fn quiet(&mut self) -> Result<usize, TestCaseError> {
        if !self.is_open || self.waiting.is_some() {
            return Ok(0);
        }
        let Some((since, seq)) = self.spoke.as_ref().map(|row| (row.at, row.seq)) else {
            return Ok(0);
        };
        self.hear(Trigger::Quiet { since, seq })
    }

    fn answers(&mut self) -> usize {
        if self.is_open {
            self.seq += 1;
            self.spoke = Some(of_member(self.seq, self.now));
            self.waiting = None;
            self.silent_from = self.now;
            self.held_in(State::Online);
        }
        0
    }

    fn closes(&mut self) -> usize {
        (self.is_open, self.waiting, self.holder) = (false, None, None);
        0
    }

    fn held_in(&mut self, state: State) {
        let mut holder = line("").holder.unwrap();
        holder.state = state;
        self.holder = Some(holder);
    }

    /// How many are said, where two nodes hear of it at the same time.
    fn hear(&mut self, trigger: Trigger) -> Result<usize, TestCaseError> {
        let situation = self.situation(trigger);
        let mut said = 0;
        for _ in 0..2 {
            for verdict in decide(self.rules, &self.calendar, &situation) {
                if verdict.fires {
                    said += usize::from(self.claims(verdict.rule, &situation)?);
                }
            }
        }
        Ok(said)
    }

    fn situation(&self, trigger: Trigger) -> Situation {
        let is_served = self.holder.is_some();
        let position = if is_served { 0 } else { self.crowd };
        let standing = Standing {
            position,
            all_full: position > 2,
            nobody_there: !is_served && position == 0,
            ..Standing::default()
        };
        Situation {
            trigger,
            now: self.now,
            session: self.session,
            holder: self.holder.clone(),
            standing,
            is_first_of_session: self.is_first,
            is_first_of_day: self.is_first,
            silent_from: self.silent_from,
            sent: self.sent.clone(),
            in_a_row: in_a_row(self.spoke.as_slice(), &self.sent, self.now),
            ..line("")
        }
    }

    /// Whether it is said: under the lock one sees what was said meanwhile.
    fn claims(&mut self, rule: Uuid, situation: &Situation) -> Result<bool, TestCaseError> {
        let rules = self.rules;
        let kept = rules.iter().find(|kept| kept.id == rule).unwrap();
        let conversation = ConversationId(Uuid::nil());
        let once = key(kept, conversation, &self.calendar, situation);
        let again = Situation {
            sent: self.sent.clone(),
            ..situation.clone()
        };
        let still = decide(std::slice::from_ref(kept), &self.calendar, &again);
        if self.keys.contains(&once) || !still.iter().all(|verdict| verdict.fires) {
            return Ok(false);
        }
        prop_assert!(
            !self.was_said(kept, situation),
            "{:?} was said twice",
            kept.rule
        );
        self.keys.insert(once);
        self.sent.push(Sent {
            rule,
            at: self.now,
            session: self.session,
        });
        let lately = in_a_row(self.spoke.as_slice(), &self.sent, self.now);
        prop_assert!(lately <= MOST_IN_A_ROW, "{lately} lines without a person");
        Ok(true)
    }

    fn was_said(&self, kept: &Kept, situation: &Situation) -> bool {
        let mut own = self.sent.iter().filter(|sent| sent.rule == kept.id);
        let date = |at: Millis| self.calendar.local(at).date;
        match (&situation.trigger, kept.rule.once) {
            (Trigger::Quiet { since, .. }, _) => own.any(|sent| sent.at >= *since),
            (_, Once::Session {}) => own.any(|sent| sent.session == self.session),
            (_, Once::Day {}) => own.any(|sent| date(sent.at) == date(self.now)),
            (_, Once::Minutes { minutes }) => {
                own.any(|sent| self.now - sent.at < minutes * MINUTE_MS)
            }
        }
    }
}

fn of_member(seq: i64, at: Millis) -> Row {
    Row {
        key: Key {
            shop: ShopId(Uuid::nil()),
            conversation: ConversationId(Uuid::nil()),
        },
        lane: Lane::Public,
        seq,
        client_id: ClientId(Uuid::nil()),
        sender: Sender {
            kind: SenderKind::Member,
            ..Sender::system()
        },
        follows: 0,
        kind: "text".into(),
        body: String::new(),
        at,
        channel: "widget".into(),
        external_id: None,
    }
}
