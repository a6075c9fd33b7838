use std::{
    collections::{HashMap, HashSet},
    ops::Deref,
};

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ShareBy;
use crate::{
    http::Problem,
    vocabulary::{MemberId, Millis, ProductId},
};

pub const MOST_GROUPS: usize = 50;
pub const MOST_RECENT_DAYS: i64 = 30;
const MOST_CONDITIONS: usize = 100;
const MOST_MEMBERS: usize = 1_000;
const MOST_NAME: usize = 20;
const MOST_CONDITION: usize = 100;
const MOST_REASONS: usize = 20;
const MOST_REASON: usize = 30;
pub const DAY_MS: Millis = 24 * 60 * 60 * 1000;

/// How a shop gives conversations to its members. The order of the looks is the field's and fixed; these are its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four settings, each of its own"
)]
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
    /// A robot answers first where one stands ready; it hands over to the group.
    #[serde(default)]
    pub robot_first: bool,
    #[serde(default)]
    pub after_transfer: Sticky,
    /// Nobody is on duty: whoever this is gets the message, else it waits in the pool.
    #[serde(default)]
    pub leave_to: Option<MemberId>,
    /// Why a conversation may be handed on, to choose from: at most 20 of 1 to 30 characters.
    #[serde(default = "usual_reasons")]
    pub reasons: Vec<String>,
    /// Nobody hands on without a reason.
    #[serde(default)]
    pub needs_reason: bool,
}

/// Whom a customer comes back to whose conversation was handed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sticky {
    /// Whoever it was handed to.
    #[default]
    Last,
    /// Whoever had it before it was handed on.
    First,
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
    /// The field's codes of the customer's newest order, for instance `WAIT_SELLER_SEND_GOODS`; [`NO_ORDER`] and [`REFUNDING`] too.
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
/// Stands among order states for a customer who has bought nothing yet.
pub const NO_ORDER: &str = "NO_ORDER";
/// Stands among order states for a customer with a refund under way, whatever the newest order.
pub const REFUNDING: &str = "TRADE_REFUND";

fn usual_reasons() -> Vec<String> {
    let usual = ["售后问题", "需要主管决定", "更熟悉这件商品", "我要下班了"];
    usual.map(str::to_owned).to_vec()
}

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
            robot_first: false,
            after_transfer: Sticky::Last,
            leave_to: None,
            reasons: usual_reasons(),
            needs_reason: false,
        }
    }
}

impl Rules {
    /// Groups and reasons are looked up by their words: no blanks around them.
    pub fn trim(&mut self) {
        let groups = self.groups.iter_mut().map(|group| &mut group.name);
        for words in groups.chain(&mut self.reasons) {
            *words = words.trim().to_owned();
        }
    }

    /// Refuses what makes no sense, with the code of its field.
    pub fn check(&self) -> Result<(), Problem> {
        within(self.recent_days, 0, MOST_RECENT_DAYS, "bad_recent_days")?;
        within(self.wait_for_known_s, 0, 600, "bad_wait")?;
        within(self.vip_from_fen.unwrap_or(1), 1, i64::MAX, "bad_vip")?;
        within(self.return_after_s.unwrap_or(5), 5, 3_600, "bad_return")?;
        if self.groups.len() > MOST_GROUPS || self.members.len() > MOST_MEMBERS {
            return Err(refused("too_many"));
        }
        for (at, group) in self.groups.iter().enumerate() {
            group.check()?;
            let same = |other: &Group| other.name == group.name;
            if self.groups[..at].iter().any(same) {
                return Err(refused("same_group_name"));
            }
        }
        for member in &self.members {
            within(member.weight, 1, 1_000, "bad_weight")?;
        }
        self.check_reasons()
    }

    fn check_reasons(&self) -> Result<(), Problem> {
        let is_nonsense = |reason: &String| {
            let chars = reason.trim().chars().count();
            !(1..=MOST_REASON).contains(&chars) || reason.chars().any(char::is_control)
        };
        let is_double = |at: usize| self.reasons[..at].contains(&self.reasons[at]);
        if self.reasons.len() > MOST_REASONS
            || self.reasons.iter().any(is_nonsense)
            || (0..self.reasons.len()).any(is_double)
            || self.needs_reason && self.reasons.is_empty()
        {
            return Err(refused("bad_reason"));
        }
        Ok(())
    }

    /// To be looked up in many times.
    pub fn book(&self) -> Book<'_> {
        let members = self.members.iter().map(|rule| (rule.member, rule));
        let of = members.collect();
        Book { rules: self, of }
    }

    /// Everyone the rules name: they have to work here.
    pub fn named(&self) -> HashSet<MemberId> {
        let in_groups = self.groups.iter().flat_map(|group| &group.members).copied();
        let of_rules = self.members.iter().map(|rule| rule.member);
        in_groups.chain(of_rules).chain(self.leave_to).collect()
    }

    pub fn groups_of(&self, member: MemberId) -> Vec<String> {
        let mine = self
            .groups
            .iter()
            .filter(|group| group.members.contains(&member));
        mine.map(|group| group.name.clone()).collect()
    }

    pub fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.name == name)
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

/// Rules with the members' own at hand.
pub struct Book<'a> {
    rules: &'a Rules,
    of: HashMap<MemberId, &'a MemberRule>,
}

impl Book<'_> {
    pub fn weight_of(&self, member: MemberId) -> i64 {
        self.of
            .get(&member)
            .map_or(USUAL_WEIGHT, |rule| rule.weight)
    }

    pub fn is_draining(&self, member: MemberId) -> bool {
        self.of.get(&member).is_some_and(|rule| rule.is_draining)
    }
}

impl Deref for Book<'_> {
    type Target = Rules;

    fn deref(&self) -> &Rules {
        self.rules
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
            || self.order_states.iter().any(|state| match &**state {
                NO_ORDER => from.order_state.is_none(),
                REFUNDING => from.is_refunding,
                state => from.order_state.as_deref() == Some(state),
            })
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
