use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Category;
use crate::{calendar::LocalTime, vocabulary::Millis};

const DAY_MINUTES: i64 = 24 * 60;

/// Hours without sound, desktop notice and push.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuietHours)]
pub struct Quiet {
    /// Minute of the day they begin, 0 to 1439.
    pub from: i64,
    /// Minute of the day they end; earlier than `from`: the next morning.
    pub to: i64,
    /// What may disturb all the same.
    pub except: Vec<Category>,
}

impl Quiet {
    pub fn is_sound(&self) -> bool {
        let day = 0..DAY_MINUTES;
        day.contains(&self.from) && day.contains(&self.to) && self.from != self.to
    }

    /// Whether a category keeps quiet at a time.
    pub fn holds(&self, category: Category, at: Millis) -> bool {
        let minute = LocalTime::of(at).minute;
        let is_within = if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        };
        is_within && !self.except.contains(&category)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 00:00 in China.
    const MIDNIGHT: Millis = 1_763_740_800_000;
    const MINUTE_MS: Millis = 60_000;

    fn at(minute: i64) -> Millis {
        MIDNIGHT + minute * MINUTE_MS
    }

    #[test]
    fn a_night_crosses_midnight_and_some_things_may_disturb() {
        let night = Quiet {
            from: 22 * 60,
            to: 7 * 60,
            except: vec![Category::Violation],
        };
        for (minute, is_quiet) in [
            (21 * 60 + 59, false),
            (22 * 60, true),
            (0, true),
            (6 * 60 + 59, true),
            (7 * 60, false),
        ] {
            assert_eq!(night.holds(Category::Order, at(minute)), is_quiet);
            assert!(!night.holds(Category::Violation, at(minute)));
        }
    }

    proptest! {
        #[test]
        fn hours_and_their_complement_make_a_day(from in 0..1440_i64, to in 0..1440_i64, minute in 0..1440_i64) {
            prop_assume!(from != to);
            let one = Quiet { from, to, except: vec![] };
            let other = Quiet { from: to, to: from, except: vec![] };
            prop_assert_ne!(
                one.holds(Category::System, at(minute)),
                other.holds(Category::System, at(minute))
            );
        }
    }
}
