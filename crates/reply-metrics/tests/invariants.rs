use proptest::prelude::*;
use uuid::Uuid;
use yingke_reply_metrics::{Event, Facts, Line, Thread, figures, rounds, shipped};

fn event() -> impl Strategy<Value = Event> {
    let who = (1_u128..4).prop_map(Uuid::from_u128);
    prop_oneof![
        3 => Just(Event::Asked),
        3 => who.clone().prop_map(|by| Event::Answered { by }),
        1 => who.clone().prop_map(|by| Event::Assisted { by }),
        1 => Just(Event::Automatic),
        1 => Just(Event::Noise),
        1 => who.prop_map(|to| Event::Assigned { to }),
        1 => any::<(bool, bool)>().prop_map(|(left_message, all_suspended)| Event::Opened { session: 1, left_message, all_suspended }),
        1 => Just(Event::Closed),
        1 => Just(Event::NoReply),
        1 => Just(Event::Blocked),
        1 => Just(Event::Unblocked),
    ]
}

fn thread() -> impl Strategy<Value = Thread> {
    let line = (
        0_i64..7_200_000,
        event(),
        proptest::option::weighted(0.1, 0_i64..120_000),
    );
    proptest::collection::vec(line, 0..60).prop_map(|steps| {
        let mut at = 1_772_380_800_000;
        let lines = steps
            .into_iter()
            .enumerate()
            .map(|(seq, (pause, event, recalled))| {
                at += pause;
                let recalled_at = recalled.map(|after| at + after);
                Line {
                    at,
                    seq: seq as i64,
                    event,
                    recalled_at,
                }
            });
        Thread {
            id: Uuid::from_u128(1),
            customer: Uuid::from_u128(2),
            lines: lines.collect(),
        }
    })
}

proptest! {
    /// Nobody is answered before they asked, rounds do not overlap, and members' shares add up to the whole.
    #[test]
    fn rounds_follow_each_other_and_shares_add_up(thread in thread()) {
        for profile in shipped() {
            let rounds = rounds(&thread, &profile);
            for round in &rounds {
                prop_assert!(round.wait_ms().is_none_or(|wait| wait >= 0));
                prop_assert!(round.session_at <= round.asked_at);
            }
            for pair in rounds.windows(2) {
                let end = pair[0].answered_at.or(pair[0].ended_at);
                prop_assert!(end.is_some_and(|end| end <= pair[1].asked_at));
            }
            let facts = Facts { rounds, ..Facts::default() };
            let now = i64::MAX / 2;
            let all = figures(&facts, &profile, 0..now, None, now);
            for (index, sum) in all.sums.iter().enumerate() {
                prop_assert!(sum.met <= sum.of);
                let of_members = (1_u128..4).map(|who| {
                    figures(&facts, &profile, 0..now, Some(Uuid::from_u128(who)), now).sums[index].of
                });
                let customers = profile.measures[index].of.is_of_customers();
                // Several members may share a customer of a day.
                prop_assert!(customers || of_members.sum::<i64>() <= sum.of);
            }
        }
    }
}
