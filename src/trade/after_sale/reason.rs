use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a customer asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseReason {
    /// 七天无理由.
    SevenDays,
    Quality,
    Damage,
    Wrong,
    Missing,
    NotReceived,
    NotAsDescribed,
    #[default]
    Other,
}

/// Who pays for sending goods back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReturnFreight {
    Shop,
    Customer,
    /// 运费险: as of the order's placing.
    Insurance,
}

impl CaseReason {
    pub const ALL: [Self; 8] = [
        Self::SevenDays,
        Self::Quality,
        Self::Damage,
        Self::Wrong,
        Self::Missing,
        Self::NotReceived,
        Self::NotAsDescribed,
        Self::Other,
    ];

    /// Something is wrong that the shop answers for.
    pub const fn is_fault(self) -> bool {
        !matches!(self, Self::SevenDays | Self::Other)
    }

    /// Who changed their mind pays for the way back.
    pub const fn freight(self) -> ReturnFreight {
        if self.is_fault() {
            ReturnFreight::Shop
        } else {
            ReturnFreight::Customer
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::SevenDays => "seven_days",
            Self::Quality => "quality",
            Self::Damage => "damage",
            Self::Wrong => "wrong",
            Self::Missing => "missing",
            Self::NotReceived => "not_received",
            Self::NotAsDescribed => "not_as_described",
            Self::Other => "other",
        }
    }
}
