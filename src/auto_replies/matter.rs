//! Whether what a rule is for is the case, and the reason in either event.

use yingke_schema::members::presence::State;

use super::{
    decide::Why,
    keyword::Keyword,
    rule::{Occasion, Once},
    situation::{Holder, Situation, Trigger},
    storage::Kept,
};
use crate::calendar::{Calendar, DayKind};

pub fn matter(kept: &Kept, calendar: &Calendar, situation: &Situation) -> Result<Why, Why> {
    match (&kept.rule.occasion, &situation.trigger) {
        (Occasion::Unanswered { .. }, Trigger::Unanswered { .. })
            if situation.waits_for_nobody() =>
        {
            Err(Why::of("nobody_to_wait_for"))
        }
        (Occasion::Unanswered { after_s }, Trigger::Unanswered { since })
        | (Occasion::Idle { after_s, .. }, Trigger::Quiet { since, .. }) => {
            waited(*after_s, situation.now - since)
        }
        (Occasion::Unanswered { .. }, _) => Err(Why::of("not_waiting")),
        (Occasion::Idle { .. }, _) => Err(Why::of("not_quiet")),
        (_, Trigger::Unanswered { .. } | Trigger::Quiet { .. }) => Err(Why::of("no_line")),
        (Occasion::Busy { .. } | Occasion::Suspended {} | Occasion::Rest {}, _) => {
            held(&kept.rule.occasion, situation.holder.as_ref())
        }
        (_, Trigger::Given { .. }) => Err(Why::of("no_line")),
        (Occasion::Keyword(keyword), Trigger::Line { text, .. }) => {
            word(kept, keyword, text, situation)
        }
        (occasion, Trigger::Line { .. }) => shop(occasion, kept.rule.once, calendar, situation),
    }
}

fn waited(after_s: i64, waited_ms: i64) -> Result<Why, Why> {
    let waited_s = waited_ms / 1_000;
    if waited_s >= after_s {
        Ok(Why::of("waited").with(waited_s))
    } else {
        Err(Why::of("waits_on").with(after_s - waited_s))
    }
}

/// About whoever has the customer.
fn held(occasion: &Occasion, holder: Option<&Holder>) -> Result<Why, Why> {
    let Some(Holder {
        name, state, open, ..
    }) = holder
    else {
        return Err(Why::of("nobody_has_it"));
    };
    let is = |code, wanted| {
        if *state == wanted {
            Ok(Why::of(code).about(name))
        } else {
            Err(Why::of("other_state").about(name))
        }
    };
    match occasion {
        Occasion::Busy {
            more_than: Some(most),
        } if open > most => Ok(Why::of("many_open").with(*open).about(name)),
        Occasion::Busy { .. } => is("is_busy", State::Busy),
        Occasion::Suspended {} => is("is_suspended", State::Suspended),
        _ => is("rests", State::Rest),
    }
}

fn word(kept: &Kept, keyword: &Keyword, text: &str, situation: &Situation) -> Result<Why, Why> {
    let asks_about = |id| keyword.products.contains(&id);
    if !keyword.products.is_empty() && !situation.product.is_some_and(asks_about) {
        return Err(Why::of("other_product"));
    }
    let found = keyword.found(text, kept.pattern.as_ref());
    let found = found.ok_or_else(|| Why::of("not_said"))?;
    Ok(Why::of("said").about(found))
}

/// About the shop, the day and the customer's place.
fn shop(
    occasion: &Occasion,
    once: Once,
    calendar: &Calendar,
    situation: &Situation,
) -> Result<Why, Why> {
    let standing = situation.standing;
    let is = |fact: bool, yes: Why, no: Why| if fact { Ok(yes) } else { Err(no) };
    match occasion {
        Occasion::FirstContact {} => {
            let is_first = match once {
                Once::Day {} => situation.is_first_of_day,
                _ => situation.is_first_of_session,
            };
            is(is_first, Why::of("is_first"), Why::of("not_first"))
        }
        Occasion::Night {} => {
            let is_on_duty = calendar.is_on_duty(situation.now);
            is(!is_on_duty, Why::of("off_duty"), Why::of("on_duty"))
        }
        Occasion::Holiday {} => {
            let day = calendar.day(calendar.local(situation.now).date);
            let is_holiday = day.kind == DayKind::Holiday;
            let no = if day.is_announced {
                Why::of("no_holiday")
            } else {
                Why::of("not_announced")
            };
            is(is_holiday, Why::of("is_holiday").about(day.name), no)
        }
        _ if !situation.is_nobodys() => Err(Why::of("is_served")),
        Occasion::NobodyThere {} => {
            let no = Why::of("somebody_there").with(standing.there);
            is(standing.nobody_there, Why::of("nobody_there"), no)
        }
        Occasion::AllFull {} => {
            let no = Why::of("not_full").with(standing.free);
            is(
                standing.all_full,
                Why::of("all_full").with(standing.there),
                no,
            )
        }
        _ => {
            let place = situation.place().ok_or_else(|| Why::of("no_queue"))?;
            Ok(Why::of("in_queue").with(place))
        }
    }
}
