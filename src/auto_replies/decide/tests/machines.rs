//! A customer's program that answers each of our lines, whatever made us speak, and rules a shop may have made up.

use proptest::prelude::*;

use super::{
    kept, rule, says,
    talk::{Step, Talk},
};
use crate::auto_replies::{Occasion, Once, Rule, ready_made};

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (1_i64..4_000, 0_usize..9, 0_usize..5).prop_map(|(wait_s, what, which)| Step {
        wait_s,
        what,
        which,
    });
    prop::collection::vec(step, 1..60)
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let once = prop_oneof![
        Just(Once::Session {}),
        Just(Once::Day {}),
        (1_i64..90).prop_map(|minutes| Once::Minutes { minutes }),
    ];
    let own = (0_usize..12, 10_i64..2_000, 0_i64..=100, once);
    let own = own
        .prop_map(|(kind, seconds, priority, once)| rule(occasion(kind, seconds), priority, once));
    let rules = (any::<bool>(), prop::collection::vec(own, 1..15));
    rules.prop_map(|(is_ready_made, mut rules)| {
        if is_ready_made {
            rules.extend(ready_made());
        }
        rules
    })
}

fn occasion(kind: usize, seconds: i64) -> Occasion {
    match kind {
        0 => Occasion::FirstContact {},
        1 => Occasion::Busy { more_than: None },
        2 => Occasion::Suspended {},
        3 => Occasion::Rest {},
        4 => Occasion::Night {},
        5 => Occasion::Holiday {},
        6 => Occasion::NobodyThere {},
        7 => Occasion::AllFull {},
        8 => Occasion::Queue {},
        9 => says(
            &[["发票", "发货", "人工"][seconds as usize % 3]],
            Vec::new(),
        ),
        10 => Occasion::Unanswered { after_s: seconds },
        _ => Occasion::Idle {
            after_s: seconds,
            close_after_s: None,
        },
    }
}

proptest! {
    /// By lines, by being given away, by waiting and by silence, over receptions that end and begin anew.
    #[test]
    fn whatever_makes_us_speak_nothing_is_said_twice_and_machines_fall_silent(own in rules(), steps in steps()) {
        let rules = kept(own);
        let mut talk = Talk::new(&rules);
        for step in &steps {
            talk.step(step)?;
        }
    }
}
