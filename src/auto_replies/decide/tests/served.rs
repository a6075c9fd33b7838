//! Who has the customer, and who could.

use yingke_schema::members::presence::State;

use super::{kept, line, rule, told};
use crate::{
    auto_replies::{Occasion, Once, Situation, Trigger},
    dispatch::Standing,
};

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
