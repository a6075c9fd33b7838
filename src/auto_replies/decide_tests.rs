use proptest::prelude::*;
use yingke_schema::members::presence::State;

use super::*;
use crate::{
    auto_replies::{
        keyword::{How, Keyword},
        own::OwnWords,
        ready_made::ready_made,
        schedule::{Days, When},
        situation::Holder,
    },
    calendar::Date,
    dispatch::Standing,
    vocabulary::ProductId,
};

#[path = "machine_tests.rs"]
mod machines;

fn at(day: &str, hour: i64, minute: i64) -> Millis {
    day.parse::<Date>().unwrap().at_minute(hour * 60 + minute)
}

fn rule(occasion: Occasion, priority: i64, once: Once) -> Rule {
    Rule {
        name: occasion.kind().to_owned(),
        is_on: true,
        occasion,
        when: When::default(),
        once,
        priority,
        text: "您好".into(),
        pictures: Vec::new(),
        takes_own_words: false,
    }
}

fn kept(rules: Vec<Rule>) -> Vec<Kept> {
    let number = |at: usize| Uuid::from_u128(at as u128 + 1);
    let rules = rules.into_iter().enumerate();
    rules
        .map(|(at, rule)| Kept::new(number(at), 1, rule))
        .collect()
}

/// A line at noon of a plain Saturday; somebody is there and has room.
fn line(text: &str) -> Situation {
    Situation {
        trigger: Trigger::Line {
            seq: 2,
            text: text.into(),
        },
        now: at("2025-11-22", 12, 0),
        session: 1,
        holder: Some(Holder {
            name: "小禾".into(),
            state: State::Online,
            open: 1,
            own: OwnWords::default(),
        }),
        standing: Standing::default(),
        is_first_of_session: true,
        is_first_of_day: true,
        product: None,
        silent_from: at("2025-11-22", 11, 0),
        sent: Vec::new(),
        in_a_row: 0,
    }
}

fn told(rules: &[Kept], situation: &Situation) -> Vec<(bool, &'static str)> {
    let verdicts = decide(rules, &Calendar::default(), situation);
    let told = verdicts
        .iter()
        .map(|verdict| (verdict.fires, verdict.why.code));
    told.collect()
}

fn says(words: &[&str], products: Vec<ProductId>) -> Occasion {
    Occasion::Keyword(Keyword {
        how: How::Contains,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        products,
    })
}

#[test]
fn one_of_the_state_and_one_keyword_speak_and_the_others_say_why_not() {
    let rules = kept(vec![
        rule(Occasion::FirstContact {}, 20, Once::Session {}),
        rule(Occasion::Busy { more_than: None }, 55, Once::Session {}),
        rule(says(&["发票"], Vec::new()), 30, Once::Session {}),
        rule(says(&["开"], Vec::new()), 10, Once::Session {}),
        rule(Occasion::Night {}, 70, Once::Session {}),
    ]);
    let mut now = line("能开发票吗");
    now.holder.as_mut().unwrap().state = State::Busy;
    assert_eq!(
        told(&rules, &now),
        [
            (false, "outranked"),
            (true, "is_busy"),
            (true, "said"),
            (false, "outranked"),
            (false, "on_duty"),
        ]
    );
    now.holder.as_mut().unwrap().state = State::Online;
    assert_eq!(told(&rules, &now)[0], (true, "is_first"));
}

#[test]
fn one_that_was_said_keeps_its_circle_silent_but_a_keyword_does_not() {
    let rules = kept(vec![
        rule(Occasion::Night {}, 70, Once::Session {}),
        rule(Occasion::NobodyThere {}, 65, Once::Session {}),
        rule(says(&["货"], Vec::new()), 30, Once::Minutes { minutes: 10 }),
        rule(says(&["票"], Vec::new()), 20, Once::Minutes { minutes: 10 }),
    ]);
    let mut now = line("发货和发票");
    now.now = at("2025-11-22", 23, 30);
    now.holder = None;
    now.standing.nobody_there = true;
    let sent = |number: usize| Sent {
        rule: rules[number].id,
        at: now.now - 9 * MINUTE_MS,
        session: 1,
    };
    now.sent = vec![sent(0), sent(2)];
    assert_eq!(
        told(&rules, &now),
        [
            (false, "said_in_session"),
            (false, "outranked"),
            (false, "said_lately"),
            (true, "said"),
        ]
    );
    now.session = 2;
    now.now += MINUTE_MS;
    assert_eq!(told(&rules, &now)[0], (true, "off_duty"));
    assert_eq!(told(&rules, &now)[2], (true, "said"));
}

#[test]
fn a_holiday_is_no_make_up_day_and_an_unknown_year_is_said_to_be_so() {
    let rules = kept(vec![rule(Occasion::Holiday {}, 80, Once::Day {})]);
    let on = |day: &str| {
        let now = at(day, 12, 0);
        told(
            &rules,
            &Situation {
                now,
                ..line("在吗")
            },
        )[0]
    };
    assert_eq!(on("2026-01-01"), (true, "is_holiday"));
    assert_eq!(on("2026-01-04"), (false, "no_holiday"));
    assert_eq!(on("2027-10-01"), (false, "not_announced"));
}

#[test]
fn dispatch_says_who_is_there_and_who_queues() {
    let rules = kept(vec![
        rule(Occasion::NobodyThere {}, 65, Once::Session {}),
        rule(Occasion::AllFull {}, 50, Once::Session {}),
        rule(Occasion::Queue {}, 45, Once::Session {}),
    ]);
    let with = |standing| {
        let holder = None;
        let now = line("在吗");
        told(
            &rules,
            &Situation {
                holder,
                standing,
                ..now
            },
        )
    };
    let pool = Standing {
        nobody_there: true,
        ..Standing::default()
    };
    assert_eq!(with(pool)[0], (true, "nobody_there"));
    // A full group, and somebody of another with room.
    let queue = Standing {
        position: 3,
        all_full: true,
        there: 2,
        free: 1,
        ..Standing::default()
    };
    assert_eq!(
        with(queue),
        [
            (false, "somebody_there"),
            (true, "all_full"),
            (false, "outranked")
        ]
    );
    // Waits for whom they know, while others have room.
    let waits = Standing {
        position: 1,
        there: 2,
        free: 1,
        ..Standing::default()
    };
    assert_eq!(with(waits)[2], (true, "in_queue"));
    // Somebody has room: dispatch gives the customer to them at any moment.
    assert_eq!(
        with(Standing::default()),
        [
            (false, "somebody_there"),
            (false, "not_full"),
            (false, "no_queue")
        ]
    );
    assert_eq!(told(&rules, &line("在吗"))[0], (false, "is_served"));
}

#[test]
fn one_whose_member_is_gone_is_told_what_one_is_told_whom_nobody_has() {
    let rules = kept(vec![
        rule(Occasion::NobodyThere {}, 60, Once::Session {}),
        rule(Occasion::AllFull {}, 50, Once::Session {}),
        rule(Occasion::Queue {}, 40, Once::Session {}),
    ]);
    let with = |state, standing| {
        let mut now = line("在吗");
        now.holder.as_mut().unwrap().state = state;
        now.standing = standing;
        told(&rules, &now)
    };
    let pool = Standing {
        nobody_there: true,
        ..Standing::default()
    };
    let queue = Standing {
        position: 3,
        there: 2,
        free: 1,
        ..Standing::default()
    };
    let full = Standing {
        all_full: true,
        ..queue
    };
    assert_eq!(with(State::Offline, pool)[0], (true, "nobody_there"));
    assert_eq!(with(State::Offline, full)[1], (true, "all_full"));
    assert_eq!(with(State::Offline, queue)[2], (true, "in_queue"));
    // Just gone, dispatch waits a little for whoever it was; and whoever is there serves.
    let served = [(false, "is_served"); 3];
    assert_eq!(with(State::Offline, Standing::default()), served);
    assert_eq!(with(State::Rest, pool), served);
}

#[test]
fn being_given_to_someone_busy_is_a_reason_and_a_greeting_is_not() {
    let rules = kept(vec![
        rule(Occasion::FirstContact {}, 20, Once::Session {}),
        rule(Occasion::Busy { more_than: Some(5) }, 10, Once::Session {}),
        rule(Occasion::Rest {}, 10, Once::Session {}),
    ]);
    let mut now = line("");
    now.trigger = Trigger::Given { seq: 3 };
    now.holder.as_mut().unwrap().open = 6;
    assert_eq!(
        told(&rules, &now),
        [
            (false, "no_line"),
            (true, "many_open"),
            (false, "other_state")
        ]
    );
}

#[test]
fn a_keyword_may_be_for_some_products_only() {
    let table = ProductId(Uuid::from_u128(7));
    let rules = kept(vec![rule(
        says(&["尺寸"], vec![table]),
        30,
        Once::Session {},
    )]);
    let mut now = line("尺寸多大");
    assert_eq!(told(&rules, &now)[0], (false, "other_product"));
    now.product = Some(table);
    assert_eq!(told(&rules, &now)[0], (true, "said"));
}

#[test]
fn waiting_and_silence_are_asked_about_by_time_only() {
    let rules = kept(vec![
        rule(Occasion::Unanswered { after_s: 60 }, 50, Once::Session {}),
        rule(
            Occasion::Idle {
                after_s: 600,
                close_after_s: None,
            },
            50,
            Once::Session {},
        ),
        rule(Occasion::FirstContact {}, 20, Once::Session {}),
    ]);
    let mut now = line("");
    now.trigger = Trigger::Unanswered {
        since: now.now - 59_000,
    };
    assert_eq!(told(&rules, &now)[0], (false, "waits_on"));
    now.now += 1_000;
    assert_eq!(
        told(&rules, &now),
        [(true, "waited"), (false, "not_quiet"), (false, "no_line")]
    );
    now.trigger = Trigger::Quiet {
        since: now.now - 600_000,
        seq: 4,
    };
    assert_eq!(told(&rules, &now)[1], (true, "waited"));
}

#[test]
fn a_silence_has_one_reminder_whichever_rule_gives_it() {
    let quiet = Occasion::Idle {
        after_s: 600,
        close_after_s: None,
    };
    let mut rules = vec![rule(quiet.clone(), 60, Once::Session {})];
    rules.push(rule(quiet, 50, Once::Session {}));
    rules[0].when.days = Days::Working;
    let rules = kept(rules);
    let mut now = line("");
    now.trigger = Trigger::Quiet {
        since: now.now - 900_000,
        seq: 4,
    };
    now.silent_from = now.now - 900_000;
    // A Saturday.
    assert_eq!(
        told(&rules, &now),
        [(false, "other_time"), (true, "waited")]
    );
    let by_the_other = Sent {
        rule: rules[0].id,
        at: now.silent_from + 600_000,
        session: 1,
    };
    now.sent = vec![by_the_other];
    assert_eq!(told(&rules, &now)[1], (false, "said_in_silence"));
    now.silent_from += 600_001;
    assert_eq!(told(&rules, &now)[1], (true, "waited"));
}

#[test]
fn nobody_is_told_to_wait_for_nobody() {
    let rules = kept(vec![rule(
        Occasion::Unanswered { after_s: 60 },
        50,
        Once::Session {},
    )]);
    let mut now = line("");
    now.trigger = Trigger::Unanswered {
        since: now.now - 90_000,
    };
    now.standing.nobody_there = true;
    assert_eq!(told(&rules, &now)[0], (false, "nobody_to_wait_for"));
    // Whoever has the customer is gone; in the queue there is somebody to wait for again.
    now.standing.nobody_there = false;
    now.holder.as_mut().unwrap().state = State::Offline;
    assert_eq!(told(&rules, &now)[0], (false, "nobody_to_wait_for"));
    now.standing.position = 2;
    assert_eq!(told(&rules, &now)[0], (true, "waited"));
}

#[test]
fn a_second_word_to_one_who_waits_is_not_silenced_by_the_first() {
    let rules = kept(vec![
        rule(Occasion::Unanswered { after_s: 30 }, 60, Once::Session {}),
        rule(Occasion::Unanswered { after_s: 120 }, 50, Once::Session {}),
    ]);
    let mut now = line("");
    let since = now.now;
    now.trigger = Trigger::Unanswered { since };
    now.now = since + 30_000;
    assert_eq!(told(&rules, &now), [(true, "waited"), (false, "waits_on")]);
    now.sent = vec![Sent {
        rule: rules[0].id,
        at: now.now,
        session: 1,
    }];
    now.now = since + 120_000;
    assert_eq!(told(&rules, &now), [(false, "outranked"), (true, "waited")]);
}

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
        let mut keys = std::collections::HashSet::new();
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
