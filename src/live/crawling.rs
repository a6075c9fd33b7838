use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// From when a frame is seen to have begun. With a look a second and the goodbye it is over within 15 s of the first byte.
const WHOLE_WITHIN: Duration = Duration::from_secs(10);

/// Sockets whose frame has begun and is not whole. Looked at from beside: a message that comes at once costs nothing here.
#[derive(Default)]
pub struct Crawling(HashMap<u64, Begun>);

#[derive(Clone, Copy)]
struct Begun {
    /// What had arrived when the frame before was whole, which tells this frame from the next.
    after: u64,
    since: Instant,
}

impl Crawling {
    /// Those that have taken too long. `begun` has the id of each socket with a begun frame, and what it begins after.
    pub fn overdue(
        &mut self,
        begun: impl IntoIterator<Item = (u64, u64)>,
        now: Instant,
    ) -> Vec<u64> {
        let known = std::mem::take(&mut self.0);
        for (socket, after) in begun {
            let same = known.get(&socket).filter(|begun| begun.after == after);
            let since = same.map_or(now, |begun| begun.since);
            self.0.insert(socket, Begun { after, since });
        }
        let overdue = self
            .0
            .iter()
            .filter(|(_, begun)| now.duration_since(begun.since) >= WHOLE_WITHIN);
        overdue.map(|(socket, _)| *socket).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks once a second; in which of them the socket 7 was overdue.
    fn overdue_at(begun: impl Fn(u64) -> Option<u64>) -> Vec<u64> {
        let (mut crawling, began) = (Crawling::default(), Instant::now());
        let looks = 0..15;
        looks
            .filter(|second| {
                let seen = begun(*second).map(|after| (7, after));
                let now = began + Duration::from_secs(*second);
                crawling.overdue(seen, now) == [7]
            })
            .collect()
    }

    #[test]
    fn a_frame_that_is_not_whole_after_10_s_is_overdue() {
        assert_eq!(overdue_at(|_| Some(3)), [10, 11, 12, 13, 14]);
    }

    #[test]
    fn each_frame_has_its_own_time() {
        assert!(overdue_at(|second| Some(second / 5)).is_empty());
    }

    #[test]
    fn a_frame_that_became_whole_is_forgotten() {
        assert!(overdue_at(|second| (second != 8).then_some(3)).is_empty());
    }
}
