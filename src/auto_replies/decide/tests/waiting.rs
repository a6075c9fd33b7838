//! Customers who wait, and ones who fell silent.

use yingke_schema::members::presence::State;

use super::{kept, line, rule, told};
use crate::auto_replies::{Days, Occasion, Once, Sent, Trigger};

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
