use uuid::Uuid;

use crate::{Begins, Event, Exclusion, Line, Millis, Profile, Round, Thread};

/// Cuts a thread into rounds by the rules of a profile; ascending.
pub fn rounds(thread: &Thread, profile: &Profile) -> Vec<Round> {
    let mut cutting = Cutting {
        thread,
        profile,
        session: None,
        closed_at: None,
        last_asked_at: None,
        holder: None,
        open: None,
        is_blocked: false,
        done: Vec::new(),
    };
    thread.lines.iter().for_each(|line| cutting.read(line));
    cutting.end(None, None);
    cutting.done
}

struct Cutting<'a> {
    thread: &'a Thread,
    profile: &'a Profile,
    session: Option<Session>,
    closed_at: Option<Millis>,
    last_asked_at: Option<Millis>,
    holder: Option<Uuid>,
    open: Option<Open>,
    is_blocked: bool,
    done: Vec<Round>,
}

struct Session {
    at: Millis,
    /// It began while nobody was there, and no person has answered yet.
    left_message: bool,
    /// A round of it has begun.
    has_round: bool,
    had_person: bool,
    /// Its first round in `done`, to be told whether a person came at all.
    rounds: Vec<usize>,
}

/// A round under way: its questions, and what came meanwhile.
struct Open {
    questions: Vec<(Millis, i64, Option<Millis>)>,
    is_first: bool,
    automatic: Vec<Millis>,
    held: Vec<(Millis, Uuid)>,
}

impl Cutting<'_> {
    fn read(&mut self, line: &Line) {
        let at = line.at;
        match line.event {
            Event::Opened {
                left_message,
                all_suspended,
                ..
            } => {
                let is_away = all_suspended && self.profile.suspended_is_away;
                self.begin_session(at, left_message || is_away);
            }
            Event::Asked if !self.is_blocked => self.ask(line),
            // What was taken back is no answer.
            Event::Answered { .. } | Event::Assisted { .. } if line.recalled_at.is_some() => {}
            Event::Answered { by } => self.answer(at, by),
            Event::Assisted { by } if self.profile.assisted_counts => self.answer(at, by),
            Event::Assisted { .. } | Event::Automatic => {
                self.open
                    .iter_mut()
                    .for_each(|open| open.automatic.push(at));
            }
            Event::Assigned { to } => self.hand(at, to),
            Event::NoReply if self.profile.honours_no_reply => {
                self.end(Some(at), Some(Exclusion::NoReplyNeeded));
            }
            Event::Asked | Event::Noise | Event::NoReply => {}
            Event::Blocked => {
                self.is_blocked = true;
                let excluded = self.profile.excludes_blocked;
                self.end(Some(at), excluded.then_some(Exclusion::Blocked));
            }
            Event::Unblocked => self.is_blocked = false,
            Event::Closed => {
                self.end(Some(at), None);
                self.closed_at = Some(at);
                self.holder = None;
            }
        }
    }

    fn begin_session(&mut self, at: Millis, left_message: bool) {
        let is_same = |closed: Millis| at - closed < self.profile.reopens_within_ms;
        let is_asking = self.session.is_some() && self.open.is_some();
        if !is_asking && !self.closed_at.is_some_and(is_same) {
            self.session = Some(Session::new(at, left_message));
        }
    }

    fn ask(&mut self, line: &Line) {
        let silence = self.profile.silence_ms;
        let silent = self
            .last_asked_at
            .zip(silence)
            .is_some_and(|(last, silence)| line.at - last > silence);
        if self.session.is_none() || (silent && self.open.is_none()) {
            self.session = Some(Session::new(line.at, false));
            let had_person = self.holder.is_some();
            self.session
                .iter_mut()
                .for_each(|session| session.had_person = had_person);
        }
        self.last_asked_at = Some(line.at);
        let question = (line.at, line.seq, line.recalled_at);
        if let Some(open) = &mut self.open {
            return open.questions.push(question);
        }
        let session = self.session.as_mut().expect("one was begun above");
        self.open = Some(Open {
            questions: vec![question],
            is_first: !session.has_round,
            automatic: Vec::new(),
            held: self.holder.map(|who| (line.at, who)).into_iter().collect(),
        });
        session.has_round = true;
    }

    fn hand(&mut self, at: Millis, to: Uuid) {
        self.holder = Some(to);
        self.reach_person();
        self.open
            .iter_mut()
            .for_each(|open| open.held.push((at, to)));
    }

    fn answer(&mut self, at: Millis, by: Uuid) {
        self.reach_person();
        if let Some(mut round) = self.close_round(Some(at)) {
            round.answered_at = Some(at);
            round.answered_by = Some(by);
            self.keep(round, None);
        }
        // What is asked from here on is asked of somebody who is there.
        if let Some(session) = &mut self.session {
            session.left_message = false;
        }
    }

    fn reach_person(&mut self) {
        if let Some(session) = &mut self.session {
            session.had_person = true;
            for index in session.rounds.drain(..) {
                if self.done[index].exclusion == Some(Exclusion::NoPerson) {
                    self.done[index].exclusion = None;
                }
            }
        }
    }

    /// Ends what is open without an answer; the thread's own end leaves it waiting.
    fn end(&mut self, at: Option<Millis>, exclusion: Option<Exclusion>) {
        if let Some(mut round) = self.close_round(at) {
            round.ended_at = at;
            self.keep(round, exclusion);
        }
    }

    /// What waited at `at`; nothing where the customer had taken every line back.
    fn close_round(&mut self, at: Option<Millis>) -> Option<Round> {
        let open = self.open.take()?;
        let session = self.session.as_mut().expect("a round is of a session");
        let waits = |recalled: Option<Millis>| match (recalled, at) {
            (None, _) => true,
            (Some(recalled), Some(at)) => recalled > at,
            (Some(_), None) => false,
        };
        let mut left = open.questions.iter().filter(|question| waits(question.2));
        let Some(&(asked_at, asked_seq, _)) = left.next() else {
            // The next question is the first, then.
            session.has_round &= !open.is_first;
            return None;
        };
        Some(Round {
            thread: self.thread.id,
            customer: self.thread.customer,
            session_at: session.at,
            is_first: open.is_first,
            asked_at,
            asked_seq,
            lines: 1 + left.count(),
            answered_at: None,
            answered_by: None,
            ended_at: None,
            automatic: open
                .automatic
                .into_iter()
                .filter(|at| *at >= asked_at)
                .collect(),
            held: open.held,
            exclusion: None,
        })
    }

    fn keep(&mut self, mut round: Round, exclusion: Option<Exclusion>) {
        let session = self.session.as_mut().expect("a round is of a session");
        let profile = self.profile;
        let decides = match profile.begins {
            Begins::Session => round.session_at,
            Begins::Question => round.asked_at,
        };
        let left = profile.excludes_left_messages && session.left_message;
        let unreached = profile.reached_person_only && !session.had_person;
        round.exclusion = exclusion
            .or(left.then_some(Exclusion::LeftMessage))
            .or((!profile.hours.contain(decides)).then_some(Exclusion::OutsideHours))
            .or(unreached.then_some(Exclusion::NoPerson));
        session.rounds.push(self.done.len());
        self.done.push(round);
    }
}

impl Session {
    const fn new(at: Millis, left_message: bool) -> Self {
        Self {
            at,
            left_message,
            has_round: false,
            had_person: false,
            rounds: Vec::new(),
        }
    }
}
