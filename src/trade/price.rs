//! What an unpaid order is changed to cost 改价.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Event, Order, money};
use crate::http::Problem;

/// More than any order of a shop: sums of such amounts stay numbers.
const MOST_FEN: i64 = 100_000_000_000;
const MOST_LINES: usize = 1_000;

/// What an order costs beside its goods: its freight, its whole discount, and what of that is of single lines. The rest of the
/// discount falls on all lines in proportion to what they cost without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrderPrice)]
pub struct Price {
    pub freight_fen: i64,
    /// Negative adds to the price of the goods.
    pub discount_fen: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineDiscount>,
}

/// Off one line alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineDiscount {
    /// By its place in the order, from 0.
    pub line: usize,
    /// Of all its pieces; negative adds to their price.
    pub discount_fen: i64,
}

impl Price {
    /// What is asked, in numbers that sums can be made of; whether they leave a price, the order says. Without `discount_fen` the
    /// discount is what the lines' own ones add up to.
    pub fn asked(
        freight_fen: i64,
        discount_fen: Option<i64>,
        lines: Vec<LineDiscount>,
    ) -> Result<Self, Problem> {
        check_lines(&lines)?;
        let sum_fen = || lines.iter().map(|of| of.discount_fen).sum::<i64>();
        let of_lines = (!lines.is_empty()).then(sum_fen);
        let bad_discount = || {
            let title = "discount_fen: less than the goods";
            Problem::at_field("bad_discount", "discount_fen", title)
        };
        let discount_fen = discount_fen.or(of_lines).ok_or_else(bad_discount)?;
        if !(0..=MOST_FEN).contains(&freight_fen) {
            let title = "freight_fen: nothing or more";
            return Err(Problem::at_field("bad_freight", "freight_fen", title));
        }
        if !(-MOST_FEN..=MOST_FEN).contains(&discount_fen) {
            return Err(bad_discount());
        }
        Ok(Self {
            freight_fen,
            discount_fen,
            lines,
        })
    }

    pub fn event(&self) -> Event {
        Event::PriceChanged {
            freight_fen: self.freight_fen,
            discount_fen: self.discount_fen,
            lines: self.lines.clone(),
        }
    }

    /// What of the discount would fall on each line of these prices.
    pub fn of_lines(&self, prices_fen: &[i64]) -> Vec<i64> {
        let mut lines: Vec<_> = prices_fen.iter().map(|price| (*price, 0)).collect();
        for of in &self.lines {
            if let Some((_, own)) = lines.get_mut(of.line) {
                *own += of.discount_fen;
            }
        }
        money::discounts(self.discount_fen, &lines)
    }
}

/// What is taken off lines, whatever is added to others: this, and what is waived, is what limits are about.
pub fn taken_off_fen(discounts: &[i64]) -> i64 {
    discounts.iter().map(|fen| (*fen).max(0)).sum()
}

/// What of its freight and paid services its customer would not pay with this freight.
pub fn waived_fen(order: &Order, freight_fen: i64) -> i64 {
    (order.placed_freight_fen - freight_fen).max(0)
}

/// What is off an order now, by lines and by freight.
pub fn off_fen(order: &Order) -> i64 {
    taken_off_fen(&money::line_discounts(order)) + waived_fen(order, order.freight_fen)
}

fn check_lines(lines: &[LineDiscount]) -> Result<(), Problem> {
    let mut named: Vec<_> = lines.iter().map(|of| of.line).collect();
    named.sort_unstable();
    let is_twice = named.windows(2).any(|two| two[0] == two[1]);
    let is_number = |of: &LineDiscount| (-MOST_FEN..=MOST_FEN).contains(&of.discount_fen);
    if lines.len() <= MOST_LINES && !is_twice && lines.iter().all(is_number) {
        return Ok(());
    }
    let title = "lines: each once, with less than it costs";
    Err(Problem::at_field("bad_line_discount", "lines", title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By,
        testing::{placed, then},
    };

    fn lines(of: &[(usize, i64)]) -> Vec<LineDiscount> {
        let line = |(line, discount_fen): &(usize, i64)| LineDiscount {
            line: *line,
            discount_fen: *discount_fen,
        };
        of.iter().map(line).collect()
    }

    #[test]
    fn lines_alone_are_the_whole_discount() {
        let price = Price::asked(0, None, lines(&[(0, 500), (1, -200)])).unwrap();
        assert_eq!(price.discount_fen, 300);
        let beside = Price::asked(0, Some(900), lines(&[(0, 500)])).unwrap();
        assert_eq!(beside.of_lines(&[10_500, 10_000]), [700, 200]);
        let refused = |discount_fen, of: &[(usize, i64)]| {
            Price::asked(0, discount_fen, lines(of)).unwrap_err().code()
        };
        assert_eq!(refused(None, &[]), "bad_discount");
        assert_eq!(refused(Some(1), &[(0, 1), (0, 1)]), "bad_line_discount");
        assert_eq!(refused(None, &[(0, i64::MIN)]), "bad_line_discount");
    }

    #[test]
    fn what_is_off_counts_freight_that_was_waived_and_none_that_was_added() {
        let mut order = placed();
        order.placed_freight_fen = 2_000;
        order.freight_fen = 2_000;
        let off = |freight_fen, discount_fen| {
            let lines = Vec::new();
            let changed = Event::PriceChanged {
                freight_fen,
                discount_fen,
                lines,
            };
            off_fen(&then(&order, changed, By::Shop))
        };
        assert_eq!(off(2_000, 300), 300);
        assert_eq!(off(500, 300), 1_800);
        assert_eq!(off(9_000, 300), 300);
    }

    #[test]
    fn what_is_added_to_one_line_makes_up_for_nothing_taken_off_another() {
        let price = Price::asked(0, Some(0), lines(&[(0, 4_000), (1, -4_000)])).unwrap();
        let discounts = price.of_lines(&[10_000, 10_000]);
        assert_eq!(taken_off_fen(&discounts), 4_000);
        let hidden = Price::asked(0, Some(0), lines(&[(1, -4_000)])).unwrap();
        let hidden = hidden.of_lines(&[10_000, 10_000]);
        assert_eq!(hidden, [1_666, -1_666]);
        assert_eq!(taken_off_fen(&hidden), 1_666);
        let whole = Price::asked(0, Some(-500), Vec::new()).unwrap();
        assert_eq!(taken_off_fen(&whole.of_lines(&[10_000, 10_000])), 0);
    }
}
