use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::Problem,
    trade::after_sale::{HOUR_MS, MOST_PROPOSALS},
    vocabulary::Millis,
};

/// No shop keeps longer what price protection was asked by.
pub const MOST_KEPT_DAYS: i64 = 90;

/// How long each step of an after-sale case may take, and when a case may begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AfterSaleRules {
    /// Then it is agreed to, or paid; 1 to 720 hours.
    pub agree_within_h: i64,
    /// The customer answers what the shop proposed; then it is declined; 1 to 720 hours.
    pub proposal_within_h: i64,
    /// Then the case closes; 1 to 90 days.
    pub return_within_days: i64,
    /// Then the goods are taken as received; 1 to 90.
    pub receive_within_days: i64,
    /// What is back is paid; then it is by itself; 1 to 720 hours.
    pub refund_within_h: i64,
    /// Then the platform looks at it; 1 to 720 hours.
    pub resend_within_h: i64,
    /// Then it is done; 1 to 90 days.
    pub confirm_resent_days: i64,
    /// A refused customer may ask the platform so long, then the case closes; 1 to 90 days.
    pub platform_within_days: i64,
    /// A shop that says nothing to the platform has lost then; 1 to 720 hours.
    pub evidence_within_h: i64,
    /// What the platform has not decided by then is the shop's; 1 to 90 days.
    pub decide_within_days: i64,
    /// The shop answers price protection (价保) that was asked of it; then what is sure goes back, and nothing by a price that may be
    /// a slip; 1 to 720 hours.
    pub protect_within_h: i64,
    /// What was asked for in time, whatever was answered, the shop may still give for so long; 7 to 90 days.
    pub protect_kept_days: i64,
    /// So often the shop proposes something else in a case (协商); 1 to 5.
    pub most_proposals: i64,
    /// So long after success a case may begin, of orders that are placed from then on; 0 to 365 days.
    pub after_sale_days: i64,
    /// 七天无理由: until the end of so many days after they came, goods come back without a reason, of orders that are placed from then
    /// on; 7 to 90 days, no fewer than the law has (消费者权益保护法, article 25).
    pub no_reason_days: i64,
    /// A card that somebody higher agreed to is sent; then it is asked for anew; 1 to 720 hours. One that was agreed to before keeps its
    /// time.
    pub send_within_h: i64,
    /// What has so long left, or less, is due soon, as boards and lists say; 1 to 48 hours.
    pub due_soon_h: i64,
    /// The shop is told so long before a time is over; 0 to 48 hours, 0: it is not.
    pub warn_before_h: i64,
    /// When a step last got less time; 0: never.
    #[serde(skip)]
    pub shortened_at: Millis,
}

impl Default for AfterSaleRules {
    /// What platforms usually have; no single one's own figures.
    fn default() -> Self {
        Self {
            agree_within_h: 48,
            proposal_within_h: 48,
            return_within_days: 7,
            receive_within_days: 10,
            refund_within_h: 48,
            resend_within_h: 72,
            confirm_resent_days: 10,
            platform_within_days: 7,
            evidence_within_h: 48,
            decide_within_days: 7,
            protect_within_h: 48,
            protect_kept_days: 30,
            most_proposals: 2,
            after_sale_days: 15,
            no_reason_days: 7,
            send_within_h: 24,
            due_soon_h: 6,
            warn_before_h: 6,
            shortened_at: 0,
        }
    }
}

impl AfterSaleRules {
    /// Takes over from those before when a step last got less time, which may be now.
    pub fn follow(&mut self, before: &Self, now: Millis) {
        let mut steps = self.steps().into_iter().zip(before.steps());
        let is_shorter = steps.any(|(new, old)| new < old);
        self.shortened_at = if is_shorter { now } else { before.shortened_at };
    }

    pub const fn due_soon_ms(&self) -> Millis {
        self.due_soon_h * HOUR_MS
    }

    pub const fn protect_kept_ms(&self) -> Millis {
        self.protect_kept_days * 24 * HOUR_MS
    }

    const fn steps(&self) -> [i64; 11] {
        [
            self.agree_within_h,
            self.proposal_within_h,
            self.return_within_days,
            self.receive_within_days,
            self.refund_within_h,
            self.resend_within_h,
            self.confirm_resent_days,
            self.platform_within_days,
            self.evidence_within_h,
            self.decide_within_days,
            self.protect_within_h,
        ]
    }

    pub fn check(&self) -> Result<(), Problem> {
        let hours = [
            ("agree_within_h", self.agree_within_h, 1..=720_i64),
            ("proposal_within_h", self.proposal_within_h, 1..=720),
            ("refund_within_h", self.refund_within_h, 1..=720),
            ("resend_within_h", self.resend_within_h, 1..=720),
            ("evidence_within_h", self.evidence_within_h, 1..=720),
            ("protect_within_h", self.protect_within_h, 1..=720),
            ("send_within_h", self.send_within_h, 1..=720),
            ("due_soon_h", self.due_soon_h, 1..=48),
            ("warn_before_h", self.warn_before_h, 0..=48),
        ];
        let days = [
            ("return_within_days", self.return_within_days, 1..=90_i64),
            ("receive_within_days", self.receive_within_days, 1..=90),
            ("confirm_resent_days", self.confirm_resent_days, 1..=90),
            ("platform_within_days", self.platform_within_days, 1..=90),
            ("decide_within_days", self.decide_within_days, 1..=90),
            ("after_sale_days", self.after_sale_days, 0..=365),
            ("no_reason_days", self.no_reason_days, 7..=90),
            (
                "protect_kept_days",
                self.protect_kept_days,
                7..=MOST_KEPT_DAYS,
            ),
        ];
        let most = i64::from(MOST_PROPOSALS);
        let times = [("most_proposals", self.most_proposals, 1..=most)];
        for (field, value, range) in hours.into_iter().chain(days).chain(times) {
            if !range.contains(&value) {
                let title = format!("{field}: {} to {}", range.start(), range.end());
                let field = format!("rules.after_sale.{field}");
                return Err(Problem::at_field("bad_delay", field, title));
            }
        }
        self.outlasts_the_evidence()
    }

    /// Both run from the moment the platform was asked: evidence in the last hour would else lose the case at once.
    fn outlasts_the_evidence(&self) -> Result<(), Problem> {
        if self.decide_within_days * 24 > self.evidence_within_h {
            return Ok(());
        }
        let title = "decide_within_days: longer than evidence_within_h";
        let field = "rules.after_sale.decide_within_days";
        Err(Problem::at_field("bad_delay", field, title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_has_bounds() {
        let with = |change: fn(&mut AfterSaleRules)| {
            let mut rules = AfterSaleRules::default();
            change(&mut rules);
            rules.check().map_err(|problem| problem.code())
        };
        assert_eq!(with(|_| ()), Ok(()));
        assert_eq!(with(|rules| rules.after_sale_days = 0), Ok(()));
        assert_eq!(with(|rules| rules.no_reason_days = 90), Ok(()));
        assert_eq!(with(|rules| rules.evidence_within_h = 167), Ok(()));
        for wrong in [
            with(|rules| rules.agree_within_h = 0),
            with(|rules| rules.proposal_within_h = 0),
            with(|rules| rules.refund_within_h = 721),
            with(|rules| rules.return_within_days = 91),
            with(|rules| rules.no_reason_days = 6),
            with(|rules| rules.no_reason_days = 91),
            with(|rules| rules.evidence_within_h = i64::MAX),
            with(|rules| rules.warn_before_h = -1),
            with(|rules| rules.send_within_h = 0),
            with(|rules| rules.due_soon_h = 49),
            with(|rules| rules.protect_kept_days = 6),
            with(|rules| rules.protect_kept_days = 91),
            with(|rules| rules.most_proposals = 0),
            with(|rules| rules.most_proposals = 6),
            with(|rules| rules.decide_within_days = 2),
            with(|rules| rules.evidence_within_h = 168),
        ] {
            assert_eq!(wrong, Err("bad_delay"));
        }
    }

    #[test]
    fn of_changes_only_a_shorter_step_is_remembered() {
        let before = AfterSaleRules {
            shortened_at: 5,
            ..AfterSaleRules::default()
        };
        let after = |change: fn(&mut AfterSaleRules)| {
            let mut rules = AfterSaleRules::default();
            change(&mut rules);
            rules.follow(&before, 9);
            rules.shortened_at
        };
        assert_eq!(after(|rules| rules.agree_within_h = 49), 5);
        assert_eq!(after(|rules| rules.after_sale_days = 0), 5);
        assert_eq!(after(|rules| rules.no_reason_days = 6), 5);
        assert_eq!(after(|rules| rules.warn_before_h = 0), 5);
        assert_eq!(after(|rules| rules.send_within_h = 1), 5);
        assert_eq!(after(|rules| rules.due_soon_h = 1), 5);
        assert_eq!(after(|rules| rules.protect_kept_days = 7), 5);
        assert_eq!(after(|rules| rules.most_proposals = 1), 5);
        assert_eq!(after(|rules| rules.agree_within_h = 47), 9);
        assert_eq!(after(|rules| rules.proposal_within_h = 47), 9);
        assert_eq!(after(|rules| rules.refund_within_h = 47), 9);
        assert_eq!(after(|rules| rules.decide_within_days = 6), 9);
        assert_eq!(after(|rules| rules.protect_within_h = 47), 9);
    }
}
