use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_promises_zh::Kind;

use crate::http::Problem;

/// How a shop watches over what its members promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PromiseRules)]
pub struct Rules {
    /// Lines of members are read for promises.
    pub is_on: bool,
    /// The kinds that are suggested.
    pub kinds: Vec<Kind>,
    /// Due where no time was named: so many working days later, 0 (the same day) to 10.
    pub usual_working_days: i64,
    /// A day means by this minute of it, 1 to 1439.
    pub day_ends_min: i64,
    /// The owner is told so many minutes before, 0 (not at all) to 1440.
    pub remind_before_min: i64,
    /// Owners and supervisors are told too of what is overdue.
    pub tells_leaders: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            is_on: true,
            kinds: Kind::ALL.to_vec(),
            usual_working_days: 1,
            day_ends_min: 18 * 60,
            remind_before_min: 30,
            tells_leaders: true,
        }
    }
}

impl Rules {
    /// Refuses what makes no sense, with the code of its field.
    pub fn check(&self) -> Result<(), Problem> {
        let within = [
            (self.usual_working_days, 0, 10, "bad_usual_days"),
            (self.day_ends_min, 1, 1_439, "bad_day_end"),
            (self.remind_before_min, 0, 1_440, "bad_remind"),
        ];
        for (value, least, most, code) in within {
            if !(least..=most).contains(&value) {
                return Err(refused(code));
            }
        }
        let has_doubles =
            (1..self.kinds.len()).any(|at| self.kinds[..at].contains(&self.kinds[at]));
        if has_doubles {
            return Err(refused("bad_kinds"));
        }
        Ok(())
    }
}

fn refused(code: &'static str) -> Problem {
    let title = "One of the rules makes no sense; the code says which";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
}
