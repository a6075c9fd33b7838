//! What was said before, and is not said again.

use super::{Circle, MINUTE_MS, Why};
use crate::{
    auto_replies::{Kept, Once, Sent, Situation},
    calendar::Calendar,
};

/// Why a rule has had its say, if it has.
pub(super) fn said(
    kept: &Kept,
    rules: &[Kept],
    calendar: &Calendar,
    situation: &Situation,
) -> Option<Why> {
    // Each silence has one reminder, whichever rule gives it.
    if Circle::of(&kept.rule.occasion) == Circle::Idle {
        return is_reminded(rules, situation).then(|| Why::of("said_in_silence"));
    }
    let mut own = situation.sent.iter().filter(|sent| sent.rule == kept.id);
    let today = calendar.local(situation.now).date;
    match kept.rule.once {
        Once::Session {} => own
            .any(|sent| sent.session == situation.session)
            .then(|| Why::of("said_in_session")),
        Once::Day {} => own
            .any(|sent| calendar.local(sent.at).date == today)
            .then(|| Why::of("said_today")),
        Once::Minutes { minutes } => own
            .any(|sent: &Sent| situation.now - sent.at < minutes * MINUTE_MS)
            .then(|| Why::of("said_lately").with(minutes)),
    }
}

fn is_reminded(rules: &[Kept], situation: &Situation) -> bool {
    let mut about_silence = rules
        .iter()
        .filter(|kept| Circle::of(&kept.rule.occasion) == Circle::Idle);
    about_silence.any(|kept| {
        let mut own = situation.sent.iter().filter(|sent| sent.rule == kept.id);
        own.any(|sent| sent.at >= situation.silent_from)
    })
}
