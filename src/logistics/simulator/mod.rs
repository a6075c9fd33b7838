//! Parcels that travel by themselves, for the demo and for tests: the same number takes the same way every time.

mod fate;
mod journey;
mod places;

use async_trait::async_trait;

use self::journey::journey;
use super::{Paces, Question, Step, Tracking, Unreachable};
use crate::vocabulary::Millis;

/// However fast it lives, nobody is asked more often.
const LEAST_ASK_MS: Millis = 5_000;

/// Knows the way of every parcel, and tells as much of it as has happened.
pub struct Simulator {
    times_as_fast: i64,
}

impl Simulator {
    pub fn at_rate(times_as_fast: u32) -> Self {
        Self {
            times_as_fast: i64::from(times_as_fast.max(1)),
        }
    }
}

#[async_trait]
impl Tracking for Simulator {
    fn paces(&self) -> Paces {
        let faster = |ms: Millis| ms / self.times_as_fast;
        let real = Paces::REAL;
        Paces {
            ask_every_ms: faster(real.ask_every_ms).max(LEAST_ASK_MS),
            hour_ms: faster(real.hour_ms),
            give_up_ms: faster(real.give_up_ms),
        }
    }

    async fn steps(&self, of: &Question<'_>, now: Millis) -> Result<Vec<Step>, Unreachable> {
        let steps = journey(of).into_iter().map(|(after_ms, step)| Step {
            at: of.sent_at + after_ms / self.times_as_fast,
            ..step
        });
        Ok(steps.filter(|step| step.at <= now).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        logistics::{Patience, Stage},
        trade::ParcelRules,
        vocabulary::ShopId,
    };

    const HOUR_MS: Millis = 3_600_000;

    fn question<'a>(waybill: &'a str, address: &'a str) -> Question<'a> {
        Question {
            shop: ShopId(uuid::Uuid::from_u128(7)),
            carrier: "顺丰速运",
            waybill,
            phone_end: "8000",
            address,
            sent_at: 1_000,
        }
    }

    async fn known(rate: u32, of: &Question<'_>, now: Millis) -> Vec<Step> {
        Simulator::at_rate(rate).steps(of, now).await.unwrap()
    }

    #[tokio::test]
    async fn a_parcel_arrives_where_the_customer_lives() {
        let of = question("SF1234567890123", "新疆维吾尔自治区伊宁市某路 1 号");
        assert!(known(1, &of, 1_000).await.is_empty());
        let steps = known(1, &of, 1_000 + 240 * HOUR_MS).await;
        assert!(steps.is_sorted_by_key(|step| step.at));
        assert_eq!(Stage::after(&steps), Stage::Signed);
        assert_eq!(steps[0].code, 103);
        assert_eq!(steps.last().unwrap().place, "乌鲁木齐");
        assert_eq!(known(1, &of, 1_000 + 240 * HOUR_MS).await, steps);
    }

    #[tokio::test]
    async fn what_has_not_happened_yet_is_not_told() {
        let of = question("SF1234567890123", "广东省广州市某路 1 号");
        let all = known(1, &of, 1_000 + 240 * HOUR_MS).await;
        for (count, step) in (1..).zip(&all) {
            assert_eq!(known(1, &of, step.at).await.len(), count);
            assert_eq!(known(1, &of, step.at - 1).await.len(), count - 1);
        }
    }

    #[tokio::test]
    async fn a_faster_world_has_the_same_way() {
        let of = question("SF1234567890123", "北京市某路 1 号");
        let slow = known(1, &of, 1_000 + 240 * HOUR_MS).await;
        let fast = known(60, &of, 1_000 + 4 * HOUR_MS).await;
        let codes = |steps: &[Step]| steps.iter().map(|step| step.code).collect::<Vec<_>>();
        assert_eq!(codes(&slow), codes(&fast));
        assert!(fast.last().unwrap().at - 1_000 <= (slow.last().unwrap().at - 1_000) / 60);
    }

    #[test]
    fn paces_are_those_of_the_world_however_fast_it_turns() {
        assert_eq!(Simulator::at_rate(1).paces(), Paces::REAL);
        let fast = Simulator::at_rate(14_400).paces();
        assert_eq!(fast.ask_every_ms, LEAST_ASK_MS);
        // A parcel that is asked about too seldom would seem to stand still.
        let Patience { stuck_ms, lost_ms } = Patience::of(ParcelRules::default(), &fast);
        assert!(fast.ask_every_ms * 2 < stuck_ms);
        assert!(stuck_ms < lost_ms && lost_ms < fast.give_up_ms);
    }
}
