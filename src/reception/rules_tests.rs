use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    reception::Key,
    vocabulary::{ClientId, ConversationId, ShopId},
};

fn head() -> Head {
    Head {
        public_seq: 0,
        staff_seq: 0,
        status: Status::Closed,
        assignee: None,
        session: 0,
        opened_at: 0,
        waiting_since: None,
        is_answered: false,
        last_at: 0,
    }
}

fn item(kind: SenderKind, id: u128, act: Act) -> Item {
    Item {
        key: Key {
            shop: ShopId(Uuid::nil()),
            conversation: ConversationId(Uuid::nil()),
        },
        client_id: ClientId(Uuid::nil()),
        sender: Sender {
            kind,
            id: Uuid::from_u128(id),
            name: "小禾".into(),
        },
        act,
        channel: "widget".into(),
        external_id: None,
    }
}

fn say() -> Act {
    Act::Say {
        lane: Lane::Public,
        kind: "text",
        body: "{}".into(),
        is_automatic: false,
    }
}

fn asked() -> Head {
    let mut head = head();
    apply(&mut head, &item(SenderKind::Customer, 1, say()), 100).unwrap();
    head
}

#[test]
fn a_first_line_opens_a_reception_and_starts_the_clock() {
    let mut head = head();
    let change = apply(&mut head, &item(SenderKind::Customer, 1, say()), 100).unwrap();
    assert_eq!(
        change.entries.iter().map(|e| e.kind).collect::<Vec<_>>(),
        ["open", "text"]
    );
    assert_eq!(
        (head.status, head.waiting_since, head.session),
        (Status::Queued, Some(100), 1)
    );
}

#[test]
fn the_clock_runs_from_the_first_unanswered_line() {
    let mut head = asked();
    apply(&mut head, &item(SenderKind::Customer, 1, say()), 900).unwrap();
    assert_eq!(head.waiting_since, Some(100));
}

#[test]
fn an_answer_takes_a_queued_conversation_and_stops_the_clock() {
    let mut head = asked();
    let change = apply(&mut head, &item(SenderKind::Member, 7, say()), 200).unwrap();
    assert!(change.first_answer);
    assert_eq!(head.assignee, Some(MemberId(Uuid::from_u128(7))));
    assert_eq!(head.waiting_since, None);
}

#[test]
fn an_automatic_line_never_stops_the_clock() {
    let mut head = asked();
    let act = Act::Say {
        lane: Lane::Public,
        kind: "text",
        body: "{}".into(),
        is_automatic: true,
    };
    apply(&mut head, &item(SenderKind::System, 0, act), 200).unwrap();
    assert_eq!(head.waiting_since, Some(100));
}

#[test]
fn a_whisper_changes_nothing_for_the_customer() {
    let mut head = asked();
    let act = Act::Say {
        lane: Lane::Staff,
        kind: "text",
        body: "{}".into(),
        is_automatic: false,
    };
    let change = apply(&mut head, &item(SenderKind::Member, 7, act), 200).unwrap();
    assert!(change.entries.iter().all(|entry| entry.lane == Lane::Staff));
    assert_eq!(
        (head.status, head.waiting_since),
        (Status::Queued, Some(100))
    );
}

#[test]
fn a_colleagues_conversation_is_taken_only_with_the_right_to() {
    let mut head = asked();
    apply(&mut head, &item(SenderKind::Member, 7, say()), 200).unwrap();
    let take = |over| Act::Assign {
        to: MemberId(Uuid::from_u128(8)),
        name: "阿青".into(),
        by: AssignedBy::Take,
        over,
        capacity: None,
    };
    let mine = item(SenderKind::Member, 8, take(Over::Nobody));
    assert_eq!(apply(&mut head, &mine, 300), Err(Refusal::Taken));
    apply(
        &mut head,
        &item(SenderKind::Member, 8, take(Over::Anyone)),
        300,
    )
    .unwrap();
    assert_eq!(head.assignee, Some(MemberId(Uuid::from_u128(8))));
    let instead_of = |holder| take(Over::One(MemberId(Uuid::from_u128(holder))));
    let late = Act::Assign {
        to: MemberId(Uuid::from_u128(9)),
        name: "小禾".into(),
        by: AssignedBy::Dispatch,
        over: Over::One(MemberId(Uuid::from_u128(7))),
        capacity: None,
    };
    let late = item(SenderKind::System, 0, late);
    assert_eq!(
        apply(&mut head, &late, 400),
        Err(Refusal::Taken),
        "somebody was faster"
    );
    let again = item(SenderKind::Member, 8, instead_of(8));
    assert_eq!(apply(&mut head, &again, 400), Err(Refusal::AlreadyTheirs));
}

#[test]
fn what_was_decided_about_a_reception_is_not_about_the_next() {
    let mut head = asked();
    let decided_about = |session| Act::Assign {
        to: MemberId(Uuid::from_u128(8)),
        name: "阿青".into(),
        by: AssignedBy::Dispatch,
        over: Over::Reception(session),
        capacity: None,
    };
    let before = item(SenderKind::System, 0, decided_about(head.session - 1));
    assert_eq!(apply(&mut head, &before, 200), Err(Refusal::Taken));
    let now = item(SenderKind::System, 0, decided_about(head.session));
    apply(&mut head, &now, 200).unwrap();
    assert_eq!(head.assignee, Some(MemberId(Uuid::from_u128(8))));
}

fn any_act() -> impl Strategy<Value = (SenderKind, u128, Act)> {
    let member = 7_u128..10;
    prop_oneof![
        Just((SenderKind::Customer, 1, say())),
        member
            .clone()
            .prop_map(|id| (SenderKind::Member, id, say())),
        member
            .clone()
            .prop_map(|id| (SenderKind::Member, id, Act::NoReply)),
        (member.clone(), any::<bool>()).prop_map(|(id, over)| (
            SenderKind::Member,
            id,
            Act::Close {
                by: ClosedBy::Member,
                over
            }
        )),
        (member.clone(), member, any::<bool>()).prop_map(|(id, to, over)| {
            let name = String::new();
            let to = match to {
                1 => HandTo::Queue,
                2 => HandTo::Group("售后".into()),
                to => HandTo::Member {
                    id: MemberId(Uuid::from_u128(to)),
                    name,
                },
            };
            (
                SenderKind::Member,
                id,
                Act::Transfer {
                    to,
                    reason: String::new(),
                    note: String::new(),
                    over,
                },
            )
        }),
        Just((
            SenderKind::System,
            0,
            Act::Close {
                by: ClosedBy::Idle,
                over: true
            }
        )),
    ]
}

proptest! {
    /// Whatever happens: someone has it exactly while it is assigned, nobody waits in a closed one, and a refusal changes nothing.
    #[test]
    fn a_conversation_is_never_in_two_minds(acts in prop::collection::vec(any_act(), 1..60)) {
        let mut head = head();
        for (now, (kind, id, act)) in acts.into_iter().enumerate() {
            let before = head.clone();
            let done = apply(&mut head, &item(kind, id, act), now as Millis);
            prop_assert_eq!(head.assignee.is_some(), head.status == Status::Assigned);
            prop_assert!(head.status != Status::Closed || head.waiting_since.is_none());
            if let Ok(change) = done {
                prop_assert_eq!(change.entries.iter().filter(|e| e.is_answer).count(), 1);
            } else {
                prop_assert_eq!(before, head.clone());
            }
        }
    }
}
