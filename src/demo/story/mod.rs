//! How the orders of the demo came about, step by step.

mod after_sale;
mod moved;
mod plot;
mod sale;

use std::ops::RangeInclusive;

pub use self::plot::{PLOTS, Plot};
use super::dice::Dice;
use crate::{
    trade::{By, Event, Happening, Illegal, Item, Order, Times, TradeRules},
    vocabulary::Millis,
};

pub const MINUTE: Millis = 60_000;
pub const HOUR: Millis = 60 * MINUTE;
pub const DAY: Millis = 24 * HOUR;
/// The shop works and its customers sleep by China's clock.
const CHINA: Millis = 8 * HOUR;

/// What a story is told with.
pub struct Cast {
    pub items: Vec<Item>,
    pub freight_fen: i64,
    pub discount_fen: i64,
    /// Hours until the shop ships.
    pub ships_in: RangeInclusive<i64>,
    pub carrier: String,
    pub waybill: String,
    pub return_carrier: String,
    pub return_waybill: String,
}

/// An order and how it came about, from its own day zero.
pub struct Story {
    pub order: Order,
    pub history: Vec<Happening>,
    dice: Dice,
}

/// Tells `plot` with `cast`: every step goes through the trade's own rules.
pub fn tell(plot: Plot, cast: &Cast, dice: Dice) -> Result<Story, Illegal> {
    let mut story = Story::begin(cast, dice)?;
    story.until_paid(plot, cast)?;
    if story.order.paid_at.is_none() {
        return Ok(story);
    }
    story.until_shipped(plot, cast)?;
    if story.order.shipped_at.is_none() {
        return Ok(story);
    }
    story.until_over(plot, cast)?;
    Ok(story)
}

impl Story {
    fn begin(cast: &Cast, mut dice: Dice) -> Result<Self, Illegal> {
        let Cast {
            freight_fen,
            discount_fen,
            ..
        } = *cast;
        let event = Event::Placed {
            freight_fen,
            discount_fen,
            times: Some(Times::of(&TradeRules::default())),
            carried: Vec::new(),
            services: Vec::new(),
        };
        // Any midnight of China serves: the story is moved by whole days afterwards.
        let at = 1_000 * DAY - CHINA + 8 * HOUR + dice.between(0..=15 * 60 - 1) * MINUTE;
        let placed = Happening {
            event,
            by: By::Customer,
            at: at + dice.between(0..=59_999),
        };
        let order = Order::place(cast.items.clone(), &placed)?;
        Ok(Self {
            order,
            history: vec![placed],
            dice,
        })
    }

    /// After some minutes, at an hour when whoever does it is awake.
    fn then(&mut self, event: Event, by: By, minutes: RangeInclusive<i64>) -> Result<(), Illegal> {
        let wait = self.dice.between(minutes) * MINUTE + self.dice.between(0..=59_999);
        let at = awake(self.last_at() + wait, by, &mut self.dice);
        self.happens(event, by, at)
    }

    fn exactly(&mut self, event: Event, by: By, wait: Millis) -> Result<(), Illegal> {
        self.happens(event, by, self.last_at() + wait)
    }

    fn happens(&mut self, event: Event, by: By, at: Millis) -> Result<(), Illegal> {
        let happening = Happening { event, by, at };
        self.order = self.order.apply(&happening)?;
        self.history.push(happening);
        Ok(())
    }

    fn last_at(&self) -> Millis {
        self.history.last().map_or(0, |happening| happening.at)
    }
}

/// The first moment from `at` on when this party acts; carriers and the system always do.
fn awake(at: Millis, by: By, dice: &mut Dice) -> Millis {
    let (opens, closes) = match by {
        By::Shop => (9 * HOUR, 18 * HOUR),
        By::Carrier => (8 * HOUR, 20 * HOUR),
        By::Customer => (7 * HOUR, 24 * HOUR),
        By::System | By::Platform => return at,
    };
    let of_day = (at + CHINA).rem_euclid(DAY);
    let soon = dice.between(0..=100) * MINUTE;
    if of_day < opens {
        return at - of_day + opens + soon;
    }
    if of_day >= closes {
        return at - of_day + DAY + opens + soon;
    }
    at
}
