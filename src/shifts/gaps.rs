//! When fewer members are planned than are needed.

use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use super::storage::Shift;
use crate::vocabulary::{MemberId, Millis};

/// A stretch of time that the plan does not cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ShiftGap)]
pub struct Gap {
    /// None: of the whole shop.
    pub group: Option<String>,
    pub from: Millis,
    pub to: Millis,
    /// How many are missing.
    pub missing: i64,
}

/// Where fewer than `least` of the members are planned during `served`, which is in order; a stretch for each number that is missing.
pub fn gaps(
    served: &[(Millis, Millis)],
    shifts: &[Shift],
    of: impl Fn(MemberId) -> bool,
    least: i64,
) -> Vec<(Millis, Millis, i64)> {
    let planned: Vec<_> = shifts.iter().filter(|shift| of(shift.member_id)).collect();
    let mut found: Vec<(Millis, Millis, i64)> = Vec::new();
    for (from, to) in joined(served) {
        let ends = planned
            .iter()
            .flat_map(|shift| [shift.starts_at, shift.ends_at]);
        let mut marks: Vec<_> = ends.filter(|at| from < *at && *at < to).collect();
        marks.extend([from, to]);
        marks.sort_unstable();
        marks.dedup();
        for pair in marks.windows(2) {
            let there = planned
                .iter()
                .filter(|shift| shift.starts_at <= pair[0] && shift.ends_at >= pair[1]);
            let there = there.map(|shift| shift.member_id).collect::<HashSet<_>>();
            let missing = least - there.len() as i64;
            match found.last_mut() {
                _ if missing <= 0 => {}
                Some(last) if last.1 == pair[0] && last.2 == missing => last.1 = pair[1],
                _ => found.push((pair[0], pair[1], missing)),
            }
        }
    }
    found
}

/// Stretches that touch or overlap, as one.
fn joined(served: &[(Millis, Millis)]) -> Vec<(Millis, Millis)> {
    let mut whole: Vec<(Millis, Millis)> = Vec::new();
    for (from, to) in served {
        match whole.last_mut() {
            Some(last) if *from <= last.1 => last.1 = last.1.max(*to),
            _ => whole.push((*from, *to)),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::{ShiftId, ShopId};

    fn shift(member: u128, starts_at: Millis, ends_at: Millis) -> Shift {
        Shift {
            shop_id: ShopId(Uuid::nil()),
            id: ShiftId(Uuid::nil()),
            member_id: MemberId(Uuid::from_u128(member)),
            starts_at,
            ends_at,
            made_at: 0,
        }
    }

    #[test]
    fn what_nobody_covers_is_a_gap_with_its_number() {
        let shifts = [shift(1, 8, 16), shift(2, 12, 20), shift(1, 16, 18)];
        let all = |_| true;
        assert_eq!(gaps(&[(9, 19)], &shifts, all, 1), []);
        assert_eq!(
            gaps(&[(9, 23)], &shifts, all, 2),
            [(9, 12, 1), (18, 20, 1), (20, 23, 2)]
        );
        // Duty times that touch are one; a shift of another group does not help.
        let first = |member: MemberId| member.0 == Uuid::from_u128(1);
        assert_eq!(
            gaps(&[(6, 12), (12, 19)], &shifts, first, 1),
            [(6, 8, 1), (18, 19, 1)]
        );
        assert_eq!(gaps(&[(9, 19)], &shifts, all, 0), []);
    }

    proptest! {
        #[test]
        fn every_moment_is_a_gap_exactly_where_somebody_is_missing(
            shifts in prop::collection::vec((1..4_u128, 0..40_i64, 1..20_i64), 0..12),
            served in prop::collection::vec((0..40_i64, 1..20_i64), 0..4),
            least in 0..4_i64,
        ) {
            let shifts: Vec<_> = shifts.iter().map(|(who, from, long)| shift(*who, *from, from + long)).collect();
            let mut served: Vec<_> = served.iter().map(|(from, long)| (*from, from + long)).collect();
            served.sort_unstable();
            let found = gaps(&served, &shifts, |_| true, least);
            for at in 0..60 {
                let is_served = served.iter().any(|(from, to)| (*from..*to).contains(&at));
                let there: HashSet<_> = shifts.iter().filter(|s| (s.starts_at..s.ends_at).contains(&at)).map(|s| s.member_id).collect();
                let missing = if is_served { (least - there.len() as i64).max(0) } else { 0 };
                let said: i64 = found.iter().filter(|gap| (gap.0..gap.1).contains(&at)).map(|gap| gap.2).sum();
                prop_assert_eq!(said, missing, "at {}", at);
            }
        }
    }
}
