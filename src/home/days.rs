use crate::{calendar::LocalTime, vocabulary::Millis};

/// From the first on, and before the second.
pub type Stretch = (Millis, Millis);

/// The shop's day so far, and as much of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub today: Stretch,
    pub yesterday: Stretch,
    /// Where the day ends.
    pub end: Millis,
}

pub fn days(now: Millis) -> Days {
    let date = LocalTime::of(now).date;
    let (start, before) = (date.start(), date.plus(-1).start());
    // What happens at this moment is of today.
    let so_far = now - start + 1;
    Days {
        today: (start, start + so_far),
        yesterday: (before, before + so_far),
        end: date.plus(1).start(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DAY_MS, Date};

    #[test]
    fn both_days_are_equally_long_so_far_and_lie_apart() {
        let start = "2026-10-01".parse::<Date>().unwrap().start();
        for now in [start, start + 1, start + DAY_MS / 2, start + DAY_MS - 1] {
            let days = days(now);
            assert_eq!(days.today, (start, now + 1));
            assert_eq!(days.yesterday, (start - DAY_MS, now + 1 - DAY_MS));
            assert_eq!(days.end, start + DAY_MS);
        }
    }
}
