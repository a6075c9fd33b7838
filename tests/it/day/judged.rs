use std::ops::Range;

use yingke::vocabulary::Millis;

use super::{Day, GROUPS, SALE, SECOND, VIPS, morning::kind_of};

/// Nobody waits longer for an answer while somebody of their group has room.
const SLOWEST: Millis = 180 * SECOND;

impl Day<'_> {
    /// Of the sale's customers with nothing bought yet, until somebody had them.
    fn mean_wait(&self, of: Range<usize>) -> Millis {
        let of = of.filter(|who| kind_of(*who) == 0);
        let waits: Vec<_> = of
            .filter_map(|who| self.customers[who].given_after)
            .collect();
        waits.iter().sum::<Millis>() / waits.len().max(1) as Millis
    }
}

/// Everyone was answered, each in time for their group, or left.
pub(super) fn nobody_is_forgotten(day: &Day<'_>) {
    let unanswered = day.customers.iter().filter(|one| one.asked_at.is_some());
    assert_eq!(unanswered.count(), 0, "a question was never answered");
    let unsaid: usize = day.customers.iter().map(|one| one.lines).sum();
    assert_eq!(unsaid, 0, "somebody had more to ask");
    let pooled = day.pooled;
    assert!(pooled >= 20, "the night's messages: {pooled}");
    for ((name, _), answers) in GROUPS.iter().zip(&day.answers) {
        let slowest = answers.iter().max().copied().unwrap_or(0);
        println!(
            "{name}: {} answers, slowest {} s",
            answers.len(),
            slowest / SECOND
        );
        assert!(answers.len() >= 50, "{name}: {} answers", answers.len());
        assert!(
            slowest <= SLOWEST,
            "{name}: answered {slowest} ms after the question, while somebody had room"
        );
    }
    let left = day.customers.iter().filter(|one| one.has_left).count();
    assert!(left >= 10, "some leave by their own choice: {left}");
    let handed = day.handed;
    assert!(handed >= 10, "some are handed on: {handed}");
}

pub(super) fn the_queue_is_told_right(day: &mut Day<'_>) {
    day.errors.sort_by(f64::total_cmp);
    let (count, most) = (day.errors.len(), day.most_queued);
    assert!(count >= 50, "the evening makes a queue: {count}");
    let median = day.errors[count / 2];
    println!(
        "at most {most} waited; {count} estimates, median error {:.0} %",
        median * 100.0
    );
    assert!(median <= 0.3, "the queue is told wrong: {median}");
    let (vips, others) = (day.mean_wait(0..VIPS), day.mean_wait(VIPS..SALE.end));
    assert!(
        vips * 2 < others,
        "who goes first waits {vips} ms, others {others} ms"
    );
}
