use yingke_schema::members::presence::State;

use super::{NOW, agent, arrival, given_to, group, id, nobody_but};
use crate::dispatch::{Circle, Facts, Handed, NO_ORDER, Outcome, REFUNDING, Rules, Step, decide};

#[test]
fn the_first_group_that_fits_is_meant_and_others_help_only_if_set() {
    let staff = [agent(1, State::Online, 5), agent(2, State::Online, 0)];
    let mut from_table = arrival(1);
    from_table.facts.path = "/store/qingmu/goods/table".into();
    let mut rules = Rules {
        groups: vec![
            group("餐桌", &["/store/qingmu/goods/t"], &[1]),
            group("其他", &[], &[2]),
        ],
        ..Rules::default()
    };
    let decision = decide(&from_table, &staff, &rules, NOW);
    assert_eq!(given_to(&decision), Some(2));
    assert!(decision.steps.contains(&Step::Wider {
        to: Circle::Everyone,
        is_empty: false,
    }));
    rules.beyond_group = false;
    assert_eq!(
        decide(&from_table, &staff, &rules, NOW).outcome,
        Outcome::Queue
    );
    assert_eq!(given_to(&decide(&arrival(2), &staff, &rules, NOW)), Some(2));
}

#[test]
fn a_group_where_nobody_is_there_is_told_from_one_that_is_full() {
    let rules = Rules {
        groups: vec![group("餐桌", &[], &[1])],
        ..Rules::default()
    };
    let help = |state, others| {
        let staff = [agent(1, state, 5), agent(2, others, 0)];
        let steps = decide(&arrival(1), &staff, &rules, NOW).steps;
        steps.into_iter().find_map(|step| match step {
            Step::Wider { to, is_empty } => Some((to, is_empty)),
            _ => None,
        })
    };
    let (online, busy) = (State::Online, State::Busy);
    assert_eq!(help(online, online), Some((Circle::Everyone, false)));
    assert_eq!(help(State::Rest, online), Some((Circle::Everyone, true)));
    assert_eq!(help(online, busy), Some((Circle::EveryoneBusy, false)));
    assert_eq!(help(State::Rest, busy), Some((Circle::EveryoneBusy, true)));
}

#[test]
fn handed_to_a_group_it_goes_there_and_never_back() {
    let staff = [
        agent(1, State::Online, 0),
        agent(2, State::Online, 3),
        agent(3, State::Online, 0),
    ];
    let rules = Rules {
        groups: vec![
            group("售前", &["/a"], &[1, 3]),
            group("售后", &["/b"], &[1, 2]),
        ],
        ..Rules::default()
    };
    let mut handed = arrival(1);
    handed.recent = Some((id(3), NOW));
    handed.facts.path = "/a".into();
    handed.handed = Some(Handed {
        from: Some(id(1)),
        group: Some("售后".into()),
    });
    let decision = decide(&handed, &staff, &rules, NOW);
    assert_eq!(given_to(&decision), Some(2), "{decision:?}");
    let alone = &staff[..1];
    let nobody_else = decide(&handed, alone, &rules, NOW);
    assert_eq!(nobody_else.outcome, Outcome::Pool);
    assert_eq!(nobody_else.steps[0], nobody_but(0, 1));
}

#[test]
fn no_order_and_a_refund_are_states_to_ask_for() {
    let mut pre = group("售前", &[], &[]);
    pre.order_states = vec![NO_ORDER.into()];
    let mut after = group("售后", &[], &[]);
    after.order_states = vec![REFUNDING.into()];
    let mut facts = Facts::default();
    assert!(pre.fits(&facts) && !after.fits(&facts));
    facts.order_state = Some("WAIT_SELLER_SEND_GOODS".into());
    assert!(!pre.fits(&facts) && !after.fits(&facts));
    facts.is_refunding = true;
    assert!(after.fits(&facts));
}
