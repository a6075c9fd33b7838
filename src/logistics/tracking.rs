use async_trait::async_trait;

use crate::vocabulary::{Millis, ShopId};

/// Of more steps than this only the newest are kept.
const MOST_STEPS: usize = 200;
const MOST_WORDS: usize = 300;
const MOST_PLACE: usize = 60;

/// Whoever knows where parcels are.
#[async_trait]
pub trait Tracking: Send + Sync {
    fn paces(&self) -> Paces;

    /// All that is known by `now`, in any order; nothing where the carrier has no record yet. It is asked in turn with every other
    /// timer, so it answers within seconds or not at all.
    async fn steps(&self, of: &Question<'_>, now: Millis) -> Result<Vec<Step>, Unreachable>;
}

/// A parcel as it is asked about. A provider sends on no more of it than the carrier wants.
pub struct Question<'a> {
    pub shop: ShopId,
    pub carrier: &'a str,
    pub waybill: &'a str,
    /// The last digits of the receiver's phone: 顺丰 and 中通 tell nothing without them.
    pub phone_end: &'a str,
    pub address: &'a str,
    pub sent_at: Millis,
}

/// Something that happened to a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// See [`super::Stage::of_code`].
    pub code: i16,
    pub at: Millis,
    pub place: String,
    /// The carrier's own.
    pub words: String,
}

/// How fast the parcels of a provider live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paces {
    pub ask_every_ms: Millis,
    /// What is an hour of the world.
    pub hour_ms: Millis,
    /// Silent so long, nobody asks any more.
    pub give_up_ms: Millis,
}

const HOUR_MS: Millis = 60 * 60 * 1_000;

impl Paces {
    /// Of real carriers: 快递100 asks for 30 minutes between two questions, and gives up after 60 days.
    pub const REAL: Self = Self {
        ask_every_ms: HOUR_MS / 2,
        hour_ms: HOUR_MS,
        give_up_ms: 60 * 24 * HOUR_MS,
    };
}

/// Nobody answered; it is asked again later.
#[derive(Debug, thiserror::Error)]
#[error("where a parcel is could not be asked: {0}")]
pub struct Unreachable(pub String);

/// What a provider said, as it is kept: the oldest first, within limits, nothing in the future.
pub fn sorted(mut steps: Vec<Step>, now: Millis) -> Vec<Step> {
    for step in &mut steps {
        step.at = step.at.min(now);
        cut(&mut step.place, MOST_PLACE);
        cut(&mut step.words, MOST_WORDS);
    }
    steps.sort_by_key(|step| step.at);
    let surplus = steps.len().saturating_sub(MOST_STEPS);
    steps.split_off(surplus)
}

fn cut(text: &mut String, most: usize) {
    text.retain(|c| !c.is_control());
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(at: Millis, words: &str) -> Step {
        Step {
            code: 0,
            at,
            place: "杭州市\0".to_owned(),
            words: words.to_owned(),
        }
    }

    #[test]
    fn whatever_a_provider_says_is_kept_within_limits() {
        let said = vec![step(9, &"远".repeat(400)), step(50, "b"), step(3, "a")];
        let kept = sorted(said, 20);
        let times: Vec<_> = kept.iter().map(|step| step.at).collect();
        assert_eq!(times, [3, 9, 20]);
        assert_eq!(kept[0].place, "杭州市");
        assert_eq!(kept[1].words, "远".repeat(MOST_WORDS));
        let many = (0..1_000).map(|at| step(at, "c")).collect();
        let kept = sorted(many, 5_000);
        assert_eq!((kept.len(), kept[0].at), (MOST_STEPS, 800));
    }
}
