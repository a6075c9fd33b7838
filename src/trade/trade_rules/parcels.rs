use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::Problem;

/// How long a parcel may be without news until the shop is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelRules {
    /// Then it is stuck; 6 to 720 hours.
    pub stuck_after_h: i64,
    /// Then it may be lost, and was stuck before; 1 to 45 days.
    pub lost_after_days: i64,
}

impl Default for ParcelRules {
    /// A habit of shops; no carrier's rule.
    fn default() -> Self {
        Self {
            stuck_after_h: 48,
            lost_after_days: 7,
        }
    }
}

impl ParcelRules {
    pub fn check(self) -> Result<(), Problem> {
        let bad = |code, field: &str, title: &str| {
            let title = format!("{field}: {title}");
            Err(Problem::at_field(
                code,
                format!("rules.parcels.{field}"),
                title,
            ))
        };
        if !(6..=720).contains(&self.stuck_after_h) {
            return bad("bad_stuck_after", "stuck_after_h", "6 to 720 hours");
        }
        let is_later = self.lost_after_days.saturating_mul(24) > self.stuck_after_h;
        if !(1..=45).contains(&self.lost_after_days) || !is_later {
            let title = "1 to 45 days, and longer than until it is stuck";
            return bad("bad_lost_after", "lost_after_days", title);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parcel_is_stuck_before_it_is_lost() {
        let checked = |stuck_after_h, lost_after_days| {
            let rules = ParcelRules {
                stuck_after_h,
                lost_after_days,
            };
            rules.check().map_err(|problem| problem.code())
        };
        assert_eq!(ParcelRules::default().check().map_err(|_| ()), Ok(()));
        assert_eq!(checked(6, 1), Ok(()));
        assert_eq!(checked(720, 45), Ok(()));
        for wrong in [checked(5, 7), checked(721, 45)] {
            assert_eq!(wrong, Err("bad_stuck_after"));
        }
        for wrong in [
            checked(48, 2),
            checked(6, 0),
            checked(48, 46),
            checked(48, i64::MAX),
        ] {
            assert_eq!(wrong, Err("bad_lost_after"));
        }
    }
}
