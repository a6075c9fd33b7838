//! A customer's program that answers each of our lines at once.

use std::collections::HashSet;

use proptest::prelude::*;
use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::{at, kept, line};
use crate::{
    auto_replies::{
        MOST_IN_A_ROW, Occasion, Once, Sent, Trigger, Verdict,
        decide::{Circle, MINUTE_MS, decide, key},
        ready_made,
    },
    calendar::Calendar,
    dispatch::Standing,
    vocabulary::{ConversationId, Millis},
};

/// A customer's program that answers every line of ours at once, with whatever makes us speak.
#[derive(Clone, Debug)]
struct Robot {
    says: Vec<usize>,
    waits_s: Vec<i64>,
    priorities: Vec<i64>,
    minutes: i64,
}

fn robots() -> impl Strategy<Value = Robot> {
    let says = prop::collection::vec(0_usize..5, 1..80);
    let waits_s = prop::collection::vec(0_i64..4_000, 80);
    let priorities = prop::collection::vec(0_i64..=100, 20);
    (says, waits_s, priorities, 1_i64..30).prop_map(|(says, waits_s, priorities, minutes)| Robot {
        says,
        waits_s,
        priorities,
        minutes,
    })
}

proptest! {
    #[test]
    fn two_machines_fall_silent_and_no_limit_is_ever_broken(robot in robots()) {
        const LINES: [&str; 5] = ["发票", "什么时候发货", "在吗", "你好 发票 开票", "人工"];
        let mut rules = ready_made();
        for (rule, priority) in rules.iter_mut().zip(&robot.priorities) {
            rule.priority = *priority;
            if matches!(rule.occasion, Occasion::Keyword(_)) {
                rule.once = Once::Minutes { minutes: robot.minutes };
            }
        }
        let rules = kept(rules);
        let calendar = Calendar::default();
        let conversation = ConversationId(Uuid::nil());
        let mut now = line("");
        now.holder = None;
        let mut lines: Vec<Millis> = Vec::new();
        let mut keys = HashSet::new();
        for (at, said) in robot.says.iter().enumerate() {
            now.now += robot.waits_s[at] * 1_000;
            now.trigger = Trigger::Line { seq: at as i64 + 1, text: LINES[*said].into() };
            now.is_first_of_session = at == 0;
            now.in_a_row = lines.iter().filter(|sent| **sent > now.now - 86_400_000).count();
            for verdict in decide(&rules, &calendar, &now) {
                if !verdict.fires {
                    continue;
                }
                let kept = rules.iter().find(|kept| kept.id == verdict.rule).unwrap();
                let limits = now.sent.iter().filter(|sent| sent.rule == kept.id);
                for sent in limits {
                    match kept.rule.once {
                        Once::Session {} => prop_assert_ne!(sent.session, now.session),
                        Once::Day {} => prop_assert_ne!(calendar.local(sent.at).date, calendar.local(now.now).date),
                        Once::Minutes { minutes } => prop_assert!(now.now - sent.at >= minutes * MINUTE_MS),
                    }
                }
                prop_assert!(keys.insert(key(kept, conversation, &calendar, &now)), "one key, said twice");
                now.sent.push(Sent { rule: kept.id, at: now.now, session: now.session });
                lines.push(now.now);
            }
            let in_a_day = lines.iter().filter(|sent| **sent > now.now - 86_400_000).count();
            prop_assert!(in_a_day <= MOST_IN_A_ROW, "{in_a_day} lines without a person");
        }
    }

    #[test]
    fn one_line_gets_at_most_one_reply_of_the_state_and_one_of_a_keyword(
        priorities in prop::collection::vec(0_i64..=100, 20), hour in 0_i64..24, there in 0_i64..3, free in 0_i64..3,
        busy in any::<bool>(), text in "(发票|货|在吗|什么时候发货){1,3}",
    ) {
        let mut rules = ready_made();
        for (rule, priority) in rules.iter_mut().zip(&priorities) {
            rule.priority = *priority;
        }
        let rules = kept(rules);
        let mut now = line(&text);
        now.now = at("2026-01-01", hour, 0);
        let all_full = there > 0 && free == 0;
        now.standing = Standing {
            position: usize::from(all_full),
            all_full,
            nobody_there: there == 0,
            ..Standing::default()
        };
        if busy {
            now.holder.as_mut().unwrap().state = State::Busy;
        } else {
            now.holder = None;
        }
        let verdicts = decide(&rules, &Calendar::default(), &now);
        let fired = |circle| {
            let of = |verdict: &&Verdict| {
                let kept = rules.iter().find(|kept| kept.id == verdict.rule).unwrap();
                verdict.fires && Circle::of(&kept.rule.occasion) == circle
            };
            verdicts.iter().filter(of).count()
        };
        prop_assert!(fired(Circle::State) <= 1);
        prop_assert!(fired(Circle::Keyword) <= 1);
        prop_assert_eq!(fired(Circle::Unanswered) + fired(Circle::Idle), 0);
        prop_assert_eq!(verdicts.len(), rules.len());
    }
}
