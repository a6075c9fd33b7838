use std::collections::HashSet;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{calendar::Span, http::Problem, vocabulary::Millis};

pub const MINUTE_MS: Millis = 60_000;
const MOST: usize = 50;
const NAME_CHARS: usize = 20;

/// How a shop goes by its shifts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShiftRules)]
pub struct Rules {
    pub serves: Serves,
    /// Minutes before a shift from which its member serves already, 0 to 120.
    pub early_min: i64,
    /// Minutes after a shift in which its member serves still, 0 to 120.
    pub late_min: i64,
    /// Minutes before the end of a shift at which its member is told to hand over, 0 to 120; 0: not at all.
    pub remind_min: i64,
    /// At most 50.
    pub presets: Vec<Preset>,
    /// Members that are to be planned at any time the shop serves, 0 to 100.
    pub least: i64,
    /// The same for groups of dispatch; at most 50.
    pub least_of: Vec<LeastOf>,
}

/// Who among those at the desk gets customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ShiftServes)]
pub enum Serves {
    /// Everyone who is there.
    Present,
    /// Only those whose shift it is.
    Planned,
    /// Only those who clocked on.
    ClockedOn,
}

/// A shift as it is planned again and again, such as 早班.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShiftPreset)]
pub struct Preset {
    /// At most 20 characters.
    pub name: String,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShiftLeast)]
pub struct LeastOf {
    /// By its name in the rules of dispatch; a group that is gone needs nobody.
    pub group: String,
    /// 1 to 100.
    pub least: i64,
}

impl Default for Rules {
    fn default() -> Self {
        let preset = |name: &str, from: i64, to: i64| Preset {
            name: name.to_owned(),
            span: Span {
                from: from * 60,
                to: to * 60,
            },
        };
        Self {
            serves: Serves::Present,
            early_min: 15,
            late_min: 30,
            remind_min: 15,
            presets: vec![preset("早班", 8, 16), preset("晚班", 15, 23)],
            least: 1,
            least_of: Vec::new(),
        }
    }
}

impl Rules {
    /// Refuses what makes no sense, at its field.
    pub fn check(&self) -> Result<(), Problem> {
        let times = [self.early_min, self.late_min, self.remind_min];
        if times.iter().any(|minutes| !(0..=120).contains(minutes)) {
            return Err(refused("bad_minutes", "Minutes are 0 to 120"));
        }
        let mut names = HashSet::new();
        let is_sound = |preset: &Preset| {
            let chars = preset.name.trim().chars().count();
            (1..=NAME_CHARS).contains(&chars) && preset.span.is_sound()
        };
        let is_one = |preset: &Preset| names.insert(preset.name.trim().to_owned());
        let presets = &self.presets;
        if presets.len() > MOST || !presets.iter().all(is_sound) || !presets.iter().all(is_one) {
            let title = "A preset has a name of its own and a beginning and end";
            return Err(refused("bad_preset", title));
        }
        let mut groups = HashSet::new();
        let of_groups = &self.least_of;
        let is_sound = (0..=100).contains(&self.least)
            && of_groups.len() <= MOST
            && of_groups.iter().all(|of| (1..=100).contains(&of.least))
            && of_groups.iter().all(|of| groups.insert(&of.group));
        is_sound
            .then_some(())
            .ok_or_else(|| refused("bad_least", "1 to 100, each group once"))
    }
}

pub fn refused(code: &'static str, title: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_refused() {
        assert!(Rules::default().check().is_ok());
        let code = |change: fn(&mut Rules)| {
            let mut rules = Rules::default();
            change(&mut rules);
            rules.check().unwrap_err().code().to_owned()
        };
        assert_eq!(code(|rules| rules.late_min = 121), "bad_minutes");
        assert_eq!(code(|rules| rules.remind_min = -1), "bad_minutes");
        assert_eq!(
            code(|rules| rules.presets[0].name = " ".into()),
            "bad_preset"
        );
        assert_eq!(
            code(|rules| rules.presets[1].name = "早班".into()),
            "bad_preset"
        );
        assert_eq!(code(|rules| rules.presets[0].span.to = 480), "bad_preset");
        assert_eq!(code(|rules| rules.least = 101), "bad_least");
        let twice = |rules: &mut Rules| {
            let group = || "售前".to_owned();
            rules.least_of = vec![
                LeastOf {
                    group: group(),
                    least: 1,
                },
                LeastOf {
                    group: group(),
                    least: 2,
                },
            ];
        };
        assert_eq!(code(twice), "bad_least");
    }
}
