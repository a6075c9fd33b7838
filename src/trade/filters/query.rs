use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::Problem,
    trade::{
        AskedConcern, RefundState,
        list::{OrderTime, OrdersQuery, Origin, ShipDue, Standing, is_phone},
    },
    vocabulary::{Millis, ProductId},
};

const DAY_MS: Millis = 24 * 60 * 60 * 1_000;
const MOST_DAYS: i64 = 3_650;
const MOST_CHARS: usize = 100;

/// What orders are looked for by, as the list takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each narrows by a fact of its own"
)]
pub struct FilterQuery {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    q: Option<String>,
    /// The field's code, or `TO_SHIP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    /// 0 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flag: Option<i16>,
    /// What `from`, `to` and `days` are about; none: when it was placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<OrderTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Millis>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Millis>,
    /// Within so many days, whenever it is asked; 1 to 3,650, in the place of `from` and `to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    /// What still has to leave, by its time to ship, whenever it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ship_due: Option<ShipDue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min_fen: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max_fen: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<ProductId>,
    /// `here`, or for instance `taobao`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default)]
    refunding: bool,
    /// How the last after-sale case of a line stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refund_state: Option<String>,
    /// With a review that the shop has not replied to.
    #[serde(default)]
    to_reply: bool,
    /// Whose invoice is to be issued.
    #[serde(default)]
    to_invoice: bool,
    /// With money that did not go back.
    #[serde(default)]
    refund_stuck: bool,
    /// With a parcel that somebody should see to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parcel_concern: Option<AskedConcern>,
}

impl FilterQuery {
    pub fn check(&self) -> Result<(), Problem> {
        let words = self.q.as_deref().unwrap_or_default();
        let are_words = words.chars().count() <= MOST_CHARS && !words.chars().any(char::is_control);
        let state = self.state.as_deref().unwrap_or_default();
        let is_state = state.is_empty() || Standing::of_code(state).is_some();
        let source = self.source.as_deref().unwrap_or_default();
        let is_source = source.is_empty() || Origin::of_code(source).is_some();
        let case = self.refund_state.as_deref().unwrap_or_default();
        let is_case = case.is_empty() || RefundState::of_case(case).is_some();
        let is_flag = self.flag.is_none_or(|flag| (0..=5).contains(&flag));
        let is_time = match self.days {
            Some(days) => {
                (1..=MOST_DAYS).contains(&days) && self.from.is_none() && self.to.is_none()
            }
            None => true,
        };
        if are_words && is_state && is_source && is_case && is_flag && is_time {
            return Ok(());
        }
        let title = "query: what the list of orders takes";
        Err(Problem::at_field("bad_filter", "query", title))
    }

    /// The same of what is kept: a phone is looked for, and never written down.
    pub fn check_kept(&self) -> Result<(), Problem> {
        self.check()?;
        if self.q.as_deref().is_some_and(is_phone) {
            let title = "query: a phone is not kept";
            return Err(Problem::at_field("phone_not_kept", "query", title));
        }
        Ok(())
    }

    /// Whether personal data may stand in it.
    pub fn has_words(&self) -> bool {
        self.q.as_deref().is_some_and(|q| !q.trim().is_empty())
    }

    pub fn asked(&self, now: Millis) -> OrdersQuery {
        OrdersQuery {
            q: self.q.clone(),
            state: self.state.clone(),
            flag: self.flag,
            time: self.time,
            from: self.days.map(|days| now - days * DAY_MS).or(self.from),
            to: self.to,
            ship_due: self.ship_due,
            min_fen: self.min_fen,
            max_fen: self.max_fen,
            product: self.product,
            source: self.source.clone(),
            refunding: self.refunding,
            refund_state: self.refund_state.clone(),
            to_reply: self.to_reply,
            to_invoice: self.to_invoice,
            refund_stuck: self.refund_stuck,
            parcel_concern: self.parcel_concern,
            ..OrdersQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn of(query: Value) -> FilterQuery {
        serde_json::from_value(query).unwrap()
    }

    #[test]
    fn nonsense_is_refused() {
        let code = |query: Value| of(query).check().map_err(|problem| problem.code());
        for state in ["TRADE_FINISHED", "TO_SHIP"] {
            assert_eq!(code(json!({ "state": state, "days": 7 })), Ok(()));
        }
        for wrong in [
            json!({ "state": "LOST" }),
            json!({ "flag": 6 }),
            json!({ "source": "jd" }),
            json!({ "refund_state": "NO_REFUND" }),
            json!({ "days": 0 }),
            json!({ "days": 7, "from": 1 }),
            json!({ "q": "长".repeat(101) }),
        ] {
            assert_eq!(code(wrong), Err("bad_filter"));
        }
        for wrong in [json!({ "sql": "1" }), json!({ "time": "came" })] {
            assert!(serde_json::from_value::<FilterQuery>(wrong).is_err());
        }
    }

    #[test]
    fn a_phone_is_looked_for_and_not_kept() {
        let kept = |q: &str| of(json!({ "q": q })).check_kept().map_err(|no| no.code());
        assert_eq!(kept("138-0013 8000"), Err("phone_not_kept"));
        assert_eq!(kept("+86 138 0013 8000"), Err("phone_not_kept"));
        assert_eq!(kept("1380013800"), Ok(()));
        assert!(of(json!({ "q": "13800138000" })).check().is_ok());
    }

    #[test]
    fn a_time_and_a_case_are_asked_for_as_they_are_kept() {
        let kept = of(json!({ "time": "shipped", "days": 1, "refund_state": "SUCCESS" }));
        assert!(kept.check().is_ok());
        let asked = kept.asked(DAY_MS);
        assert_eq!(
            (asked.time, asked.from),
            (Some(OrderTime::Shipped), Some(0))
        );
        assert_eq!(asked.refund_state.as_deref(), Some("SUCCESS"));
    }

    #[test]
    fn what_is_late_to_ship_is_asked_for_as_it_is_kept() {
        let asked = of(json!({ "ship_due": "late" })).asked(0);
        assert_eq!(asked.ship_due, Some(ShipDue::Late));
        assert!(serde_json::from_value::<FilterQuery>(json!({ "ship_due": "early" })).is_err());
    }

    #[test]
    fn what_waits_for_a_reply_is_asked_for() {
        assert!(of(json!({ "to_reply": true })).asked(0).to_reply);
        assert!(!of(json!({})).asked(0).to_reply);
    }

    #[test]
    fn what_waits_for_an_invoice_or_its_money_is_asked_for() {
        let asked = |query| {
            let asked = of(query).asked(0);
            (asked.to_invoice, asked.refund_stuck)
        };
        assert_eq!(asked(json!({ "to_invoice": true })), (true, false));
        assert_eq!(asked(json!({ "refund_stuck": true })), (false, true));
        assert_eq!(asked(json!({})), (false, false));
    }

    #[test]
    fn what_parcels_are_in_is_asked_for_as_it_is_kept() {
        let asked = of(json!({ "parcel_concern": "lost" })).asked(0);
        assert_eq!(asked.parcel_concern, Some(AskedConcern::Lost));
        let wrong = json!({ "parcel_concern": "late" });
        assert!(serde_json::from_value::<FilterQuery>(wrong).is_err());
    }

    #[test]
    fn days_are_counted_back_from_now() {
        let asked = of(json!({ "days": 2, "flag": 1 })).asked(10 * DAY_MS);
        assert_eq!(
            (asked.from, asked.to, asked.flag),
            (Some(8 * DAY_MS), None, Some(1))
        );
    }
}
