use proptest::prelude::*;

use super::*;
use crate::{
    reception::{AssignedBy, ClosedBy, HandTo, Over, Sender, SenderKind, Status},
    vocabulary::ConversationId,
};

const MEMBERS: u128 = 3;
const CONVERSATIONS: u128 = 6;

fn member(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

fn key(number: u128) -> Key {
    Key {
        shop: ShopId(Uuid::nil()),
        conversation: ConversationId(Uuid::from_u128(number)),
    }
}

fn closed() -> Head {
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

fn item(conversation: u128, kind: SenderKind, id: u128, act: Act) -> Item {
    Item {
        key: key(conversation),
        client_id: ClientId(new_id()),
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

fn assign(to: u128, by: AssignedBy, over: Over, capacity: Option<i64>) -> Act {
    Act::Assign {
        to: member(to),
        name: "小禾".into(),
        by,
        over,
        capacity,
    }
}

fn transfer(to: HandTo) -> Act {
    Act::Transfer {
        to,
        reason: String::new(),
        note: String::new(),
        over: true,
    }
}

/// Customers who ask and leave, members who take, answer and hand on, and dispatch, which has looked some time ago.
fn items() -> impl Strategy<Value = Item> {
    let who = (0..CONVERSATIONS, 0..MEMBERS, 1_i64..4, 0_usize..8);
    who.prop_map(|(conversation, by, capacity, what)| {
        let system = |act| item(conversation, SenderKind::System, 0, act);
        let of_member = |act| item(conversation, SenderKind::Member, by, act);
        let name = "小禾".to_owned();
        match what {
            0 | 1 => item(conversation, SenderKind::Customer, 99, say()),
            2 => of_member(assign(by, AssignedBy::Take, Over::Anyone, None)),
            3 => of_member(say()),
            4 => of_member(transfer(HandTo::Member {
                id: member((by + 1) % MEMBERS),
                name,
            })),
            5 => of_member(transfer(HandTo::Queue)),
            6 => system(Act::Close {
                by: ClosedBy::Customer,
                over: true,
            }),
            _ => {
                let over = match capacity {
                    1 => Over::One(member((by + 1) % MEMBERS)),
                    _ => Over::Nobody,
                };
                system(assign(by, AssignedBy::Dispatch, over, Some(capacity)))
            }
        }
    })
}

fn open_of(heads: &HashMap<Key, Head>, of: MemberId) -> i64 {
    let held = heads.values().filter(|head| head.assignee == Some(of));
    held.count() as i64
}

/// As the databases load it.
fn loaded(heads: &HashMap<Key, Head>, batch: &[Item]) -> Loaded {
    let members = batch.iter().filter_map(counted);
    Loaded {
        heads: heads.clone(),
        open: members.map(|of| (of, open_of(heads, of.1))).collect(),
        ..Loaded::default()
    }
}

#[test]
fn one_taken_in_the_same_batch_leaves_no_place() {
    let heads: HashMap<Key, Head> = (0..2).map(|number| (key(number), closed())).collect();
    let asks = |number| item(number, SenderKind::Customer, 99, say());
    let take = assign(7, AssignedBy::Take, Over::Nobody, None);
    let given = assign(7, AssignedBy::Dispatch, Over::Nobody, Some(1));
    let batch = [
        asks(0),
        asks(1),
        item(0, SenderKind::Member, 7, take),
        item(1, SenderKind::System, 0, given),
    ];
    let plan = plan(&batch, loaded(&heads, &batch), 100);
    let outcomes: Vec<_> = plan
        .results
        .into_iter()
        .map(|(outcome, _)| outcome)
        .collect();
    assert!(matches!(outcomes[2], Outcome::Stored { .. }));
    assert_eq!(outcomes[3], Outcome::Refused(Refusal::Full));
}

proptest! {
    /// Whatever is taken by hand between the look and the gift.
    #[test]
    fn dispatch_never_gives_beyond_a_capacity(
        batches in prop::collection::vec(prop::collection::vec(items(), 1..8), 1..20),
    ) {
        let mut heads: HashMap<Key, Head> = (0..CONVERSATIONS).map(|number| (key(number), closed())).collect();
        for batch in batches {
            let plan = plan(&batch, loaded(&heads, &batch), 100);
            let results = plan.results.iter().map(|(_, committed)| committed);
            for (item, committed) in batch.iter().zip(results) {
                let Some(committed) = committed else { continue };
                heads.insert(item.key, committed.head.clone());
                if let Some(((_, to), capacity)) = place_with(item) {
                    prop_assert!(open_of(&heads, to) <= capacity);
                }
            }
            for (key, head) in &plan.heads {
                prop_assert_eq!(&heads[key], head);
            }
        }
    }
}
