use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ShareBy;
use crate::{
    http::Problem,
    vocabulary::{MemberId, Millis, ProductId},
};

const MOST_GROUPS: usize = 50;
const MOST_CONDITIONS: usize = 100;
const MOST_MEMBERS: usize = 1_000;
const MOST_NAME: usize = 20;
const MOST_CONDITION: usize = 100;
pub const DAY_MS: Millis = 24 * 60 * 60 * 1000;

/// How a shop gives conversations to its members. The order of the looks is the field's and fixed; these are its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// A customer comes back to whom they talked to within so many days: 0 (never) to 30.
    pub recent_days: i64,
    /// Whom they would come back to is full: so many seconds they wait, 0 (go on at once) to 600.
    pub wait_for_known_s: i64,
    /// Customers given to one member for good go to that member.
    pub dedicated: bool,
    pub share_by: ShareBy,
    /// Members of other groups take over where nobody in the group is free.
    pub beyond_group: bool,
    /// Customers who paid this much, in fen, go before the others; none: no such lane.
    pub vip_from_fen: Option<i64>,
    /// A waiting customer whose member is gone is given to another after so many seconds, 5 to 3600; none: never.
    pub return_after_s: Option<i64>,
    /// At most 50. The first whose conditions fit is meant.
    pub groups: Vec<Group>,
    /// Members who differ from the usual.
    pub members: Vec<MemberRule>,
}

/// Members for a kind of question. Any one condition is enough; without conditions it fits everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// 1 to 20 characters, not twice in a shop.
    pub name: String,
    /// Beginnings of the page's path.
    pub pages: Vec<String>,
    pub categories: Vec<String>,
    pub products: Vec<ProductId>,
    /// The field's codes of the customer's newest order, for instance `WAIT_SELLER_SEND_GOODS`.
    pub order_states: Vec<String>,
    pub members: Vec<MemberId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberRule {
    pub member: MemberId,
    /// 1 to 1000; 100 is usual.
    pub weight: i64,
    /// Gets nothing new and finishes what is open.
    pub is_draining: bool,
}

pub const USUAL_WEIGHT: i64 = 100;

impl Default for Rules {
    fn default() -> Self {
        Self {
            recent_days: 3,
            wait_for_known_s: 0,
            dedicated: true,
            share_by: ShareBy::Load,
            beyond_group: true,
            vip_from_fen: None,
            return_after_s: Some(30),
            groups: Vec::new(),
            members: Vec::new(),
        }
    }
}

impl Rules {
    /// Refuses what makes no sense, with the code of its field.
    pub fn check(&self) -> Result<(), Problem> {
        within(self.recent_days, 0, 30, "bad_recent_days")?;
        within(self.wait_for_known_s, 0, 600, "bad_wait")?;
        within(self.vip_from_fen.unwrap_or(1), 1, i64::MAX, "bad_vip")?;
        within(self.return_after_s.unwrap_or(5), 5, 3_600, "bad_return")?;
        if self.groups.len() > MOST_GROUPS || self.members.len() > MOST_MEMBERS {
            return Err(refused("too_many"));
        }
        for (at, group) in self.groups.iter().enumerate() {
            group.check()?;
            let same = |other: &Group| other.name.trim() == group.name.trim();
            if self.groups[..at].iter().any(same) {
                return Err(refused("same_group_name"));
            }
        }
        for member in &self.members {
            within(member.weight, 1, 1_000, "bad_weight")?;
        }
        Ok(())
    }

    pub fn weight_of(&self, member: MemberId) -> i64 {
        self.of(member).map_or(USUAL_WEIGHT, |rule| rule.weight)
    }

    pub fn is_draining(&self, member: MemberId) -> bool {
        self.of(member).is_some_and(|rule| rule.is_draining)
    }

    fn of(&self, member: MemberId) -> Option<&MemberRule> {
        self.members.iter().find(|rule| rule.member == member)
    }
}

impl Group {
    fn check(&self) -> Result<(), Problem> {
        let chars = self.name.trim().chars().count();
        if !(1..=MOST_NAME).contains(&chars) || self.name.chars().any(char::is_control) {
            return Err(refused("bad_group_name"));
        }
        let conditions = self.pages.len() + self.categories.len() + self.products.len();
        let conditions = conditions + self.order_states.len();
        let words = self.pages.iter().chain(&self.categories);
        let mut words = words.chain(&self.order_states);
        let is_nonsense = |word: &String| {
            word.trim().is_empty()
                || word.chars().count() > MOST_CONDITION
                || word.chars().any(char::is_control)
        };
        if conditions > MOST_CONDITIONS || self.members.len() > MOST_MEMBERS {
            return Err(refused("too_many"));
        }
        if words.any(is_nonsense) || self.pages.iter().any(|page| !page.starts_with('/')) {
            return Err(refused("bad_condition"));
        }
        Ok(())
    }

    /// Whether a customer who comes from there is meant.
    pub fn fits(&self, from: &super::Facts) -> bool {
        let has_none = self.pages.is_empty()
            && self.categories.is_empty()
            && self.products.is_empty()
            && self.order_states.is_empty();
        has_none
            || self.pages.iter().any(|page| from.path.starts_with(page))
            || from
                .category
                .as_ref()
                .is_some_and(|is| self.categories.contains(is))
            || from.product.is_some_and(|is| self.products.contains(&is))
            || from
                .order_state
                .as_ref()
                .is_some_and(|is| self.order_states.contains(is))
    }
}

fn within(value: i64, least: i64, most: i64, code: &'static str) -> Result<(), Problem> {
    (least..=most)
        .contains(&value)
        .then_some(())
        .ok_or_else(|| refused(code))
}

fn refused(code: &'static str) -> Problem {
    let title = "One of the rules makes no sense; the code says which";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
}
