use super::{DAY, HOUR, MINUTE, Story};
use crate::{
    trade::{Illegal, Order, TradeRules, ends_by},
    vocabulary::Millis,
};

/// What ends a story by itself is at least so far ahead when the shop opens.
const LEAST_LEFT: Millis = 4 * HOUR;

impl Story {
    /// The story moved by whole days: an open one ends within the last days before `now`, and its time is not over soon; one that is
    /// over lies somewhere in the `span` before it.
    pub fn ending_before(
        mut self,
        now: Millis,
        span: Millis,
        open_days: i64,
        is_over: bool,
    ) -> Result<Self, Illegal> {
        let (first, last) = (self.order.created_at, self.last_at());
        let latest = (now - last).div_euclid(DAY);
        let days = if is_over {
            let earliest = (now - span - first).div_euclid(DAY) + 1;
            self.dice.between(earliest.min(latest)..=latest)
        } else {
            let days = latest - self.dice.between(0..=open_days);
            // Some cases have two days: none of them is over while the demo is being made, or soon after.
            let is_ripe = open_days == 1 && now - (last + days * DAY) > 46 * HOUR;
            days + i64::from(is_ripe)
        };
        let story = self.moved_by(days * DAY)?;
        if is_over {
            Ok(story)
        } else {
            story.with_time_left(now)
        }
    }

    /// The story of a request that nobody has answered: its time is over `left` after `now`. The hour of the request is not chosen.
    pub fn falling_in(self, left: Millis, now: Millis) -> Result<Self, Illegal> {
        let hours = TradeRules::default().after_sale.agree_within_h;
        let asked_at = now + left - hours * HOUR;
        let mut story = self.ending_before(asked_at, 0, 0, false)?;
        if let Some(asked) = story.history.last_mut() {
            asked.at = asked_at;
        }
        story.replayed()
    }

    /// Moved towards `now`, whatever hour that makes it, where it would end by itself before that or soon after.
    fn with_time_left(mut self, now: Millis) -> Result<Self, Illegal> {
        let least = LEAST_LEFT + self.dice.between(0..=120) * MINUTE;
        let ends_at = ends_by(&self.order, &TradeRules::default());
        let late = ends_at.map_or(0, |at| now + least - at);
        if late <= 0 {
            return Ok(self);
        }
        let room = now - self.last_at();
        self.moved_by(late.min(room))
    }

    fn moved_by(mut self, by: Millis) -> Result<Self, Illegal> {
        for happening in &mut self.history {
            happening.at += by;
        }
        self.replayed()
    }

    fn replayed(mut self) -> Result<Self, Illegal> {
        let items = self.order.lines.into_iter().map(|line| line.item).collect();
        self.order = Order::replay(items, &self.history)?;
        Ok(self)
    }
}
