use serde::Serialize;
use utoipa::ToSchema;

use super::Step;

/// Where a parcel stands. The numbers are those of 快递100, which the field speaks: a main one, and finer ones below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ParcelStage)]
pub enum Stage {
    /// The carrier does not have it yet.
    Waiting,
    /// 揽收
    PickedUp,
    /// 在途
    InTransit,
    /// 派件
    Delivering,
    /// 签收
    Signed,
    /// 疑难: the carrier cannot go on by itself.
    Trouble,
    /// 拒签
    Refused,
    /// 退回: on its way back to the shop.
    Returning,
    /// 退签: the shop has it again.
    SentBack,
    /// 转投: another carrier goes on with it.
    HandedOver,
    /// 清关
    Customs,
}

impl Stage {
    /// None for a number that the field does not know.
    pub const fn of_code(code: i16) -> Option<Self> {
        Some(match code {
            // Ordered, and waiting to be picked up.
            101 | 102 => Self::Waiting,
            1 | 100..=199 => Self::PickedUp,
            0 | 1000..=1099 => Self::InTransit,
            2 | 200..=299 => Self::Trouble,
            3 | 300..=399 => Self::Signed,
            4 | 400..=499 => Self::SentBack,
            5 | 500..=599 => Self::Delivering,
            6 => Self::Returning,
            7 => Self::HandedOver,
            8 => Self::Customs,
            14 => Self::Refused,
            _ => return None,
        })
    }

    /// After these steps, the oldest first: numbers nobody knows change nothing.
    pub fn after(steps: &[Step]) -> Self {
        let known = steps.iter().rev().map(|step| Self::of_code(step.code));
        known.flatten().next().unwrap_or(Self::Waiting)
    }

    /// Nothing comes after it.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Signed | Self::SentBack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(code: i16) -> Step {
        Step {
            code,
            at: 0,
            place: String::new(),
            words: String::new(),
        }
    }

    #[test]
    fn the_finer_numbers_belong_to_their_main_ones() {
        for (code, stage) in [
            (101, Stage::Waiting),
            (103, Stage::PickedUp),
            (1, Stage::PickedUp),
            (0, Stage::InTransit),
            (1001, Stage::InTransit),
            (304, Stage::Signed),
            (401, Stage::SentBack),
            (501, Stage::Delivering),
            (14, Stage::Refused),
        ] {
            assert_eq!(Stage::of_code(code), Some(stage), "{code}");
        }
        assert_eq!(Stage::of_code(-1), None);
        assert_eq!(Stage::of_code(9), None);
    }

    #[test]
    fn the_newest_known_step_says_where_it_is() {
        assert_eq!(Stage::after(&[]), Stage::Waiting);
        assert_eq!(Stage::after(&[step(103), step(5)]), Stage::Delivering);
        assert_eq!(Stage::after(&[step(103), step(77)]), Stage::PickedUp);
    }
}
