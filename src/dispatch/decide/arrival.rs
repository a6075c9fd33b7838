use serde::{Deserialize, Serialize};

use crate::{
    dispatch::Rules,
    vocabulary::{ConversationId, MemberId, Millis, ProductId},
};

/// Where a customer comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub path: String,
    pub product: Option<ProductId>,
    pub category: Option<String>,
    pub order_state: Option<String>,
    #[serde(default)]
    pub is_refunding: bool,
    pub value_fen: i64,
}

/// A customer who waits for a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    pub conversation: ConversationId,
    pub session: i64,
    pub since: Millis,
    /// Who had the last reception, and when it ended.
    pub recent: Option<(MemberId, Millis)>,
    pub dedicated: Option<MemberId>,
    /// Who has it and is gone.
    pub held_by: Option<MemberId>,
    /// It was handed back by hand.
    #[serde(default)]
    pub handed: Option<Handed>,
    /// Was left while nobody was on duty: those who wait now go first.
    #[serde(default)]
    pub is_left: bool,
    /// A robot stands ready for this customer.
    #[serde(default)]
    pub robot: bool,
    pub facts: Facts,
}

/// A conversation that somebody handed to a group or back to the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Who had it does not get it again.
    pub from: Option<MemberId>,
    pub group: Option<String>,
}

impl Arrival {
    pub fn is_vip(&self, rules: &Rules) -> bool {
        rules
            .vip_from_fen
            .is_some_and(|from| self.facts.value_fen >= from)
    }

    /// Which group is meant: the one it was handed to, else the first that fits.
    pub fn group_at(&self, rules: &Rules) -> Option<usize> {
        let named = |name: &String| rules.groups.iter().position(|group| group.name == *name);
        let handed = self
            .handed
            .as_ref()
            .and_then(|handed| handed.group.as_ref());
        let fits = || {
            let mut groups = rules.groups.iter();
            groups.position(|group| group.fits(&self.facts))
        };
        handed.and_then(named).or_else(fits)
    }

    pub fn is_parted_from(&self, member: MemberId) -> bool {
        let handed_from = self.handed.as_ref().and_then(|handed| handed.from);
        self.held_by == Some(member) || handed_from == Some(member)
    }

    /// Those who wait now before those who left a message, whoever is worth most first, then whoever waits longest.
    pub fn turn(&self, rules: &Rules) -> (bool, bool, Millis, ConversationId) {
        (
            self.is_left,
            !self.is_vip(rules),
            self.since,
            self.conversation,
        )
    }
}
