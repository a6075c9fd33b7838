//! How the demo shop gives conversations: three groups, as a furniture shop would have them.

use super::{content::MemberSheet, dice::id_of};
use crate::{
    dispatch::{self, Group, MemberRule, NO_ORDER, REFUNDING, Rules},
    storage::{ShopTx, StorageError},
    vocabulary::{MemberId, Millis},
};

/// Name, states of the customer's newest order, and who is in it.
type Sheet = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const GROUPS: [Sheet; 3] = [
    (
        "售后",
        &[
            REFUNDING,
            "TRADE_FINISHED",
            "TRADE_CLOSED",
            "TRADE_BUYER_SIGNED",
        ],
        &["悦悦", "大川"],
    ),
    (
        "售中",
        &[
            "WAIT_SELLER_SEND_GOODS",
            "SELLER_CONSIGNED_PART",
            "WAIT_BUYER_CONFIRM_GOODS",
        ],
        &["知远", "眠眠"],
    ),
    (
        "售前",
        &[NO_ORDER, "WAIT_BUYER_PAY"],
        &["小禾", "安然", "眠眠"],
    ),
];
/// New here: gets fewer than the others.
const NEWCOMER: (&str, i64) = ("悦悦", 60);

pub fn member_id(slug: &str, place: usize, member: &MemberSheet) -> MemberId {
    let name = format!("{slug}/{}", member.login);
    MemberId(id_of("member", &name, place as u64))
}

pub async fn set_up(
    tx: &ShopTx,
    slug: &str,
    members: &[MemberSheet],
    at: Millis,
) -> Result<(), StorageError> {
    let called = |nick: &&str| {
        let mut known = members.iter().enumerate();
        let found = known.find(|(_, member)| member.nick == *nick);
        found.map(|(place, member)| member_id(slug, place, member))
    };
    let groups = GROUPS.iter().map(|(name, states, nicks)| Group {
        name: (*name).to_owned(),
        pages: Vec::new(),
        categories: Vec::new(),
        products: Vec::new(),
        order_states: states.iter().map(ToString::to_string).collect(),
        members: nicks.iter().filter_map(called).collect(),
    });
    let newcomer = called(&NEWCOMER.0).map(|member| MemberRule {
        member,
        weight: NEWCOMER.1,
        is_draining: false,
    });
    let rules = Rules {
        vip_from_fen: Some(2_000_000),
        groups: groups.filter(|group| !group.members.is_empty()).collect(),
        members: newcomer.into_iter().collect(),
        ..Rules::default()
    };
    dispatch::keep_rules(tx, &rules, 1, at).await
}
