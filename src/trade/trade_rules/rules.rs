use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AfterSaleRules, NeedsCustomer, ParcelRules};
use crate::{http::Problem, trade::order::MOST_EXTENSIONS};

/// Grey, red, yellow, green, blue, purple.
pub const FLAGS: usize = 6;
const MOST_CHARS: usize = 10;

/// What a shop may set of its orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TradeRules {
    /// An order that is not paid within so many minutes closes itself; 5 to 43,200.
    pub pay_within_min: i64,
    /// A shipped order confirms itself after so many days; 1 to 90.
    pub confirm_after_days: i64,
    /// So often the shop gives an order longer to be confirmed (延长收货); 1 to 5.
    #[serde(default = "usual_extensions")]
    pub most_extensions: i64,
    /// The largest discount an agent gives alone, in hundredths of a per cent of the goods; 0 to 10,000.
    pub most_discount_bp: i64,
    /// The same of a supervisor, no less than an agent's, and the owner's to set; usually 10,000: no limit.
    #[serde(default = "no_limit")]
    pub most_supervisor_discount_bp: i64,
    /// What the six flags mean here, each at most 10 characters; empty: the colour's own name.
    pub flag_names: Vec<String>,
    /// What one person gives for an order beside its cases, without a second one, and the owner's to set; 0 to 100,000,000.
    pub most_compensation_fen: i64,
    /// What an agent gives back of an order alone by refunds, all that went back of it together; 0 to 100,000,000.
    #[serde(default = "usual_refund")]
    pub most_refund_fen: i64,
    /// The same of a supervisor, no less than an agent's, and the owner's to set.
    #[serde(default = "usual_supervisor_refund")]
    pub most_supervisor_refund_fen: i64,
    /// So long after paying a customer is given back what the same costs less, of orders that are placed from then on; 0 to 30 days,
    /// 0: they are not.
    pub price_protection_days: i64,
    /// 运费险: whoever orders while it is on has the way back paid by the insurance.
    #[serde(default)]
    pub freight_insurance: bool,
    /// Usually nothing.
    #[serde(default)]
    pub needs_customer: NeedsCustomer,
    #[serde(default)]
    pub parcels: ParcelRules,
    pub after_sale: AfterSaleRules,
}

const fn usual_extensions() -> i64 {
    3
}

const fn no_limit() -> i64 {
    10_000
}

const fn usual_refund() -> i64 {
    50_000
}

const fn usual_supervisor_refund() -> i64 {
    500_000
}

impl Default for TradeRules {
    /// What is usual in the field; no platform's own figures.
    fn default() -> Self {
        Self {
            pay_within_min: 1_440,
            confirm_after_days: 10,
            most_extensions: usual_extensions(),
            most_discount_bp: 1_000,
            most_supervisor_discount_bp: no_limit(),
            flag_names: vec![String::new(); FLAGS],
            most_compensation_fen: 5_000,
            most_refund_fen: usual_refund(),
            most_supervisor_refund_fen: usual_supervisor_refund(),
            price_protection_days: 7,
            freight_insurance: false,
            needs_customer: NeedsCustomer::default(),
            parcels: ParcelRules::default(),
            after_sale: AfterSaleRules::default(),
        }
    }
}

impl TradeRules {
    pub fn check(&self) -> Result<(), Problem> {
        let ranges = [
            (
                self.pay_within_min,
                5..=43_200_i64,
                "bad_pay_within",
                "pay_within_min",
                "5 to 43,200 minutes",
            ),
            (
                self.confirm_after_days,
                1..=90_i64,
                "bad_confirm_after",
                "confirm_after_days",
                "1 to 90 days",
            ),
            (
                self.most_extensions,
                1..=i64::from(MOST_EXTENSIONS),
                "bad_most_extensions",
                "most_extensions",
                "1 to 5 times",
            ),
            (
                self.most_discount_bp,
                0..=10_000_i64,
                "bad_most_discount",
                "most_discount_bp",
                "0 to 10,000 hundredths of a per cent",
            ),
            (
                self.most_supervisor_discount_bp,
                self.most_discount_bp..=10_000_i64,
                "bad_supervisor_discount",
                "most_supervisor_discount_bp",
                "no less than an agent's, up to 10,000 hundredths of a per cent",
            ),
            (
                self.most_compensation_fen,
                0..=100_000_000_i64,
                "bad_most_compensation",
                "most_compensation_fen",
                "0 to 100,000,000 fen",
            ),
            (
                self.most_refund_fen,
                0..=100_000_000_i64,
                "bad_most_refund",
                "most_refund_fen",
                "0 to 100,000,000 fen",
            ),
            (
                self.most_supervisor_refund_fen,
                self.most_refund_fen..=100_000_000_i64,
                "bad_supervisor_refund",
                "most_supervisor_refund_fen",
                "no less than an agent's, up to 100,000,000 fen",
            ),
            (
                self.price_protection_days,
                0..=30_i64,
                "bad_price_protection",
                "price_protection_days",
                "0 to 30 days",
            ),
        ];
        for (value, range, code, field, title) in ranges {
            if !range.contains(&value) {
                let title = format!("{field}: {title}");
                return Err(Problem::at_field(code, format!("rules.{field}"), title));
            }
        }
        if self.flag_names.len() != FLAGS || !self.flag_names.iter().all(|name| is_name(name)) {
            let title = "flag_names: six names of at most 10 characters";
            return Err(Problem::at_field(
                "bad_flag_names",
                "rules.flag_names",
                title,
            ));
        }
        self.parcels.check()?;
        self.after_sale.check()
    }
}

fn is_name(name: &str) -> bool {
    name.trim() == name && name.chars().count() <= MOST_CHARS && !name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_refused_at_its_field() {
        let with = |change: fn(&mut TradeRules)| {
            let mut rules = TradeRules::default();
            change(&mut rules);
            rules.check().map_err(|problem| problem.code())
        };
        assert_eq!(with(|_| ()), Ok(()));
        for wrong in [
            with(|rules| rules.pay_within_min = 4),
            with(|rules| rules.pay_within_min = 43_201),
        ] {
            assert_eq!(wrong, Err("bad_pay_within"));
        }
        for wrong in [
            with(|rules| rules.confirm_after_days = 0),
            with(|rules| rules.confirm_after_days = 91),
        ] {
            assert_eq!(wrong, Err("bad_confirm_after"));
        }
        for wrong in [
            with(|rules| rules.most_discount_bp = -1),
            with(|rules| rules.most_discount_bp = 10_001),
        ] {
            assert_eq!(wrong, Err("bad_most_discount"));
        }
        for wrong in [
            with(|rules| rules.most_supervisor_discount_bp = 999),
            with(|rules| rules.most_supervisor_discount_bp = 10_001),
        ] {
            assert_eq!(wrong, Err("bad_supervisor_discount"));
        }
        for wrong in [
            with(|rules| rules.most_extensions = 0),
            with(|rules| rules.most_extensions = 6),
        ] {
            assert_eq!(wrong, Err("bad_most_extensions"));
        }
        let wrong = with(|rules| rules.most_compensation_fen = -1);
        assert_eq!(wrong, Err("bad_most_compensation"));
        for wrong in [
            with(|rules| rules.most_refund_fen = -1),
            with(|rules| rules.most_refund_fen = 100_000_001),
        ] {
            assert_eq!(wrong, Err("bad_most_refund"));
        }
        for wrong in [
            with(|rules| rules.most_supervisor_refund_fen = 49_999),
            with(|rules| rules.most_supervisor_refund_fen = 100_000_001),
        ] {
            assert_eq!(wrong, Err("bad_supervisor_refund"));
        }
        let wrong = with(|rules| rules.price_protection_days = 31);
        assert_eq!(wrong, Err("bad_price_protection"));
        for wrong in [
            with(|rules| rules.flag_names.truncate(5)),
            with(|rules| rules.flag_names[1] = "加急件".repeat(4)),
            with(|rules| rules.flag_names[1] = " 加急".into()),
        ] {
            assert_eq!(wrong, Err("bad_flag_names"));
        }
        assert_eq!(with(|rules| rules.flag_names[1] = "加急".repeat(5)), Ok(()));
    }
}
