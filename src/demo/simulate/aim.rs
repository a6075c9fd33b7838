use serde::Deserialize;

use super::Simulation;
use crate::{
    catalogue::ProductSheet,
    demo::dice::Dice,
    demo::shoppers::Shopper,
    trade::{Bought, State},
};

/// What a customer comes for, and the words for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    pub id: String,
    pub phase: Phase,
    #[expect(dead_code, reason = "for those who read the file")]
    title: String,
    /// Categories or product codes.
    pub browses: Vec<String>,
    pub asks_about: About,
    pub mood: Mood,
    /// 1 leaves soon, 5 waits long.
    pub patience: u32,
    /// Ways to begin, each some lines.
    pub opening: Vec<Vec<String>>,
    pub follow_ups: Vec<FollowUp>,
    pub nag_20s: Vec<String>,
    pub nag_60s: Vec<String>,
    pub thanks: Vec<String>,
    pub gives_up: Vec<String>,
    /// Name of a drawing the customer sends.
    pub picture: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    PreSale,
    During,
    AfterSale,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Product,
    Order,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    Calm,
    Hurried,
    Worried,
    Angry,
    Cheerful,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// A group of words in the agent's answer; `any` fits every answer.
    pub when: String,
    pub lines: Vec<Vec<String>>,
}

/// A customer about to come in.
#[derive(Clone)]
pub struct Role<'a> {
    pub aim: &'a Aim,
    /// None comes without a name.
    pub shopper: Option<&'a Shopper>,
    /// Of a stranger who was here before: with it they find their conversation again.
    pub device: Option<String>,
    pub bought: Option<&'a Bought>,
    pub product: &'a ProductSheet,
}

/// Of a hundred who only look, so many never signed in.
const ANONYMOUS: i64 = 35;
/// Of a hundred strangers, so many are one who was here before, once somebody was.
const BACK_AGAIN: i64 = 50;

impl Simulation {
    /// Someone who is not in the shop, with something to ask that fits what they bought. What somebody in the shop
    /// came for comes again only where nothing else is left.
    pub(super) fn cast(&self, dice: &mut Dice, last: Option<&str>) -> Option<Role<'_>> {
        let mut aims_here = self.aims_here.lock();
        let wanted = self.aims.iter().filter(|aim| Some(aim.id.as_str()) != last);
        let (taken, free): (Vec<_>, Vec<_>) = wanted.partition(|aim| aims_here.contains(&aim.id));
        let role = self
            .first_castable(free, dice)
            .or_else(|| self.first_castable(taken, dice))?;
        aims_here.push(role.aim.id.clone());
        Some(role)
    }

    fn first_castable<'a>(&'a self, mut aims: Vec<&'a Aim>, dice: &mut Dice) -> Option<Role<'a>> {
        dice.shuffle(&mut aims);
        aims.into_iter().find_map(|aim| match aim.asks_about {
            About::Product => self.looker(aim, dice),
            About::Order => self.buyer(aim, dice),
        })
    }

    fn looker<'a>(&'a self, aim: &'a Aim, dice: &mut Dice) -> Option<Role<'a>> {
        let products = &self.content().products;
        let products: Vec<_> = products
            .iter()
            .filter(|sheet| browses(aim, sheet))
            .collect();
        let product = *dice.pick(&products)?;
        if dice.percent(ANONYMOUS) {
            return Some(Role {
                aim,
                shopper: None,
                device: self.known_device(dice),
                bought: None,
                product,
            });
        }
        let mut present = self.present.lock();
        let shoppers = self.world.shoppers.iter();
        let is_free =
            |shopper: &&Shopper| shopper.external_id.is_some() && !present.contains(&shopper.id);
        let free: Vec<_> = shoppers.filter(is_free).collect();
        let shopper = *dice.pick(&free)?;
        present.insert(shopper.id);
        Some(Role {
            aim,
            shopper: Some(shopper),
            device: None,
            bought: None,
            product,
        })
    }

    fn buyer<'a>(&'a self, aim: &'a Aim, dice: &mut Dice) -> Option<Role<'a>> {
        let mut present = self.present.lock();
        let orders = self.world.orders.iter();
        let free = orders.filter(|bought| fits(aim, bought) && !present.contains(&bought.customer));
        let fitting: Vec<_> = free
            .filter_map(|bought| Some((bought, self.product_of(aim, bought)?)))
            .collect();
        let (bought, product) = *dice.pick(&fitting)?;
        let mut shoppers = self.world.shoppers.iter();
        let shopper = shoppers.find(|shopper| shopper.id == bought.customer)?;
        present.insert(shopper.id);
        Some(Role {
            aim,
            shopper: Some(shopper),
            device: None,
            bought: Some(bought),
            product,
        })
    }

    /// What the order is about, if the aim is about such.
    fn product_of(&self, aim: &Aim, bought: &Bought) -> Option<&ProductSheet> {
        let title = &bought.order.lines.first()?.item.title;
        let mut products = self.content().products.iter();
        products.find(|sheet| sheet.title == *title && browses(aim, sheet))
    }

    /// Taken while they are here, so that nobody is there twice.
    fn known_device(&self, dice: &mut Dice) -> Option<String> {
        let mut left = self.left.lock();
        let is_back = !left.is_empty() && dice.percent(BACK_AGAIN);
        is_back.then(|| {
            let which = dice.index(left.len());
            left.swap_remove(which)
        })
    }

    pub(super) fn leaves(&self, role: &Role<'_>) {
        if let Some(shopper) = role.shopper {
            self.present.lock().remove(&shopper.id);
        }
        let mut aims_here = self.aims_here.lock();
        if let Some(at) = aims_here.iter().position(|id| *id == role.aim.id) {
            aims_here.swap_remove(at);
        }
    }
}

fn browses(aim: &Aim, sheet: &ProductSheet) -> bool {
    aim.browses
        .iter()
        .any(|wanted| *wanted == sheet.category || *wanted == sheet.code)
}

fn fits(aim: &Aim, bought: &Bought) -> bool {
    let order = &bought.order;
    match aim.phase {
        Phase::PreSale => false,
        Phase::During => matches!(
            order.state,
            State::WaitBuyerPay
                | State::WaitSellerSendGoods
                | State::SellerConsignedPart
                | State::WaitBuyerConfirmGoods
        ),
        Phase::AfterSale => order.signed_at.is_some() || order.state.is_shipped(),
    }
}
