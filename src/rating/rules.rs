use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{http::Problem, vocabulary::Millis};

const HOUR_MS: Millis = 3_600_000;
const MOST_HOURS: i64 = 168;
const MOST_REASONS: usize = 8;
const MOST_CHARS: usize = 20;
/// This and less is a low rating.
pub const LOW: i16 = 2;

/// How the customer answers. Either way a score of 1 to 5 is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RatingScale)]
pub enum Scale {
    /// 1 to 5.
    Stars,
    /// 满意 5, 一般 3, 不满意 1.
    Faces,
}

impl Scale {
    pub const fn takes(self, score: i16) -> bool {
        match self {
            Self::Stars => score >= 1 && score <= 5,
            Self::Faces => matches!(score, 1 | 3 | 5),
        }
    }
}

/// How a shop asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RatingRules)]
pub struct Rules {
    pub is_on: bool,
    pub scale: Scale,
    /// After the end of a reception, 1 to 168.
    pub hours: i64,
    /// To tick at a score of 4 or 5; at most 8, each 1 to 20 characters.
    pub good: Vec<String>,
    /// To tick at a score of 1 to 3.
    pub bad: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            is_on: true,
            scale: Scale::Stars,
            hours: 24,
            good: own(&["回复及时", "态度热情", "讲解清楚", "问题已解决"]),
            bad: own(&[
                "回复太慢",
                "态度不好",
                "答非所问",
                "问题没解决",
                "承诺没兑现",
            ]),
        }
    }
}

impl Rules {
    pub fn check(&self) -> Result<(), Problem> {
        let refused =
            |code, title: &str| Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title));
        if !(1..=MOST_HOURS).contains(&self.hours) {
            return refused("bad_rating_hours", "hours: 1 to 168");
        }
        for (code, reasons) in [
            ("bad_good_reasons", &self.good),
            ("bad_bad_reasons", &self.bad),
        ] {
            if !are_good(reasons) {
                return refused(code, "at most 8 different reasons of 1 to 20 characters");
            }
        }
        Ok(())
    }

    pub fn offers(&self, score: i16, reason: &str) -> bool {
        let offered = if score >= 4 { &self.good } else { &self.bad };
        offered.iter().any(|known| known == reason)
    }

    pub fn is_open(&self, ended: Millis, now: Millis) -> bool {
        self.is_on && now < self.until(ended)
    }

    pub fn until(&self, ended: Millis) -> Millis {
        ended + self.hours * HOUR_MS
    }
}

fn are_good(reasons: &[String]) -> bool {
    let is_good = |reason: &String| {
        !reason.trim().is_empty()
            && reason.trim() == reason
            && reason.chars().count() <= MOST_CHARS
            && !reason.chars().any(char::is_control)
    };
    let mut seen = std::collections::HashSet::new();
    reasons.len() <= MOST_REASONS
        && reasons
            .iter()
            .all(|reason| is_good(reason) && seen.insert(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_refused_at_its_field() {
        let with = |change: fn(&mut Rules)| {
            let mut rules = Rules::default();
            change(&mut rules);
            rules.check().map_err(|problem| problem.code())
        };
        assert_eq!(with(|_| ()), Ok(()));
        assert_eq!(with(|rules| rules.hours = 0), Err("bad_rating_hours"));
        assert_eq!(with(|rules| rules.hours = 169), Err("bad_rating_hours"));
        assert_eq!(
            with(|rules| rules.good = vec![" ".into()]),
            Err("bad_good_reasons")
        );
        assert_eq!(
            with(|rules| rules.good = vec!["慢".repeat(21)]),
            Err("bad_good_reasons")
        );
        assert_eq!(
            with(|rules| rules.bad = vec!["慢".into(), "慢".into()]),
            Err("bad_bad_reasons")
        );
        let nine = |rules: &mut Rules| rules.bad = (0..9).map(|n| n.to_string()).collect();
        assert_eq!(with(nine), Err("bad_bad_reasons"));
    }

    #[test]
    fn an_invitation_ends_with_its_hours_and_a_scale_takes_its_own_scores() {
        let rules = Rules::default();
        assert!(rules.is_open(1_000, 1_000 + 24 * HOUR_MS - 1));
        assert!(!rules.is_open(1_000, 1_000 + 24 * HOUR_MS));
        assert!(Scale::Stars.takes(2) && !Scale::Stars.takes(0) && !Scale::Stars.takes(6));
        assert!(Scale::Faces.takes(3) && !Scale::Faces.takes(2));
        assert!(rules.offers(5, "回复及时") && !rules.offers(2, "回复及时"));
    }
}
