//! Who speaks where several rules hold.

use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::{at, kept, line, rule, says, told};
use crate::{
    auto_replies::{Occasion, Once, Sent, Situation, decide::MINUTE_MS},
    vocabulary::ProductId,
};

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
