use super::{Question, Step, fate::Fate, places::way};
use crate::vocabulary::{Millis, secret_hash};

const MINUTE_MS: Millis = 60_000;

/// All that will happen to a parcel, each with how long after it was sent; the time in the step itself says nothing yet.
pub fn journey(of: &Question<'_>) -> Vec<(Millis, Step)> {
    let dice = secret_hash(of.waybill);
    let [from, through, to] = way(of.shop, dice[0], of.address);
    let mut walk = Walk::of(dice);
    walk.then((1, 4), (103, from), format!("【{from}】快件已由营业点揽收"));
    let left = format!("【{from}】快件离开转运中心，发往【{through}】");
    walk.then((3, 6), (1002, from), left);
    let passed = format!("【{through}】快件到达转运中心，准备发往【{to}】");
    walk.then((8, 16), (1002, through), passed);
    match Fate::of(of.waybill) {
        Fate::Lost => return walk.steps,
        Fate::Stuck => walk.wait((72, 96)),
        Fate::Delayed => {
            let late = format!("【{through}】因天气原因，运输时间延长");
            walk.then((20, 30), (0, through), late);
        }
        Fate::Smooth | Fate::Refused => {}
    }
    walk.arrive(to, Fate::of(of.waybill) == Fate::Refused);
    walk.steps
}

struct Walk {
    dice: Vec<u8>,
    after_ms: Millis,
    steps: Vec<(Millis, Step)>,
}

impl Walk {
    fn of(dice: Vec<u8>) -> Self {
        Self {
            dice,
            after_ms: 0,
            steps: Vec::new(),
        }
    }

    fn arrive(&mut self, to: &str, is_refused: bool) {
        let reached = format!("【{to}】快件到达派件城市");
        self.then((8, 18), (1001, to), reached);
        let out = format!("【{to}】快递员正在为您派件，请保持电话畅通");
        self.then((4, 10), (5, to), out);
        if is_refused {
            self.then((1, 4), (14, to), format!("【{to}】收件人拒收"));
            self.then((12, 24), (6, to), format!("【{to}】快件正在退回寄件人"));
            let back = "退回件已由寄件人签收".to_owned();
            self.then((24, 48), (401, to), back);
            return;
        }
        let (code, how) = if self.die().is_multiple_of(3) {
            (304, "快件已由驿站代收")
        } else {
            (301, "已签收，签收人：本人")
        };
        self.then((1, 4), (code, to), format!("【{to}】{how}"));
    }

    /// So many hours after the step before it, at least and at most.
    fn then(&mut self, hours: (i64, i64), (code, place): (i16, &str), words: String) {
        self.wait(hours);
        let step = Step {
            code,
            at: 0,
            place: place.to_owned(),
            words,
        };
        self.steps.push((self.after_ms, step));
    }

    fn wait(&mut self, (least, most): (i64, i64)) {
        let spread = (most - least) * 60 * i64::from(self.die()) / 255;
        self.after_ms += (least * 60 + spread) * MINUTE_MS;
    }

    /// Another for each thing that happens.
    fn die(&self) -> u8 {
        let place = 1 + self.steps.len() * 3;
        self.dice[place % self.dice.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        logistics::{Concern, Paces, Patience, Stage},
        trade::ParcelRules,
        vocabulary::ShopId,
    };

    /// Where it ends, and for how long it is silent at most.
    fn of(waybill: &str) -> (Stage, Millis) {
        let question = Question {
            shop: ShopId(uuid::Uuid::nil()),
            carrier: "顺丰速运",
            waybill,
            phone_end: "",
            address: "云南省大理市某路 1 号",
            sent_at: 0,
        };
        let journey = journey(&question);
        let times = journey.iter().map(|(after_ms, _)| *after_ms);
        let earlier = std::iter::once(0).chain(times.clone());
        let silent = times.zip(earlier).map(|(at, before)| at - before).max();
        let steps: Vec<_> = journey.into_iter().map(|(_, step)| step).collect();
        (Stage::after(&steps), silent.unwrap())
    }

    #[test]
    fn every_fate_ends_as_it_says_and_only_the_stuck_are_stuck() {
        let patience = Patience::of(ParcelRules::default(), &Paces::REAL);
        for end in 0..100 {
            let waybill = format!("SF12345678901{end:02}");
            let (stage, silent_ms) = of(&waybill);
            let ends_in = match Fate::of(&waybill) {
                Fate::Lost => Stage::InTransit,
                Fate::Refused => Stage::SentBack,
                Fate::Smooth | Fate::Delayed | Fate::Stuck => Stage::Signed,
            };
            assert_eq!(stage, ends_in, "{waybill}");
            let concern = Concern::of(Stage::InTransit, 0, silent_ms, patience);
            let wanted = (Fate::of(&waybill) == Fate::Stuck).then_some(Concern::Stuck);
            // The way back is long, and is looked at as one that was refused.
            if stage != Stage::SentBack {
                assert_eq!(concern, wanted, "{waybill}: {silent_ms}");
            }
        }
    }
}
