use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{trade::By, vocabulary::SkuId};

/// Where orders are placed beside this shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Taobao,
}

impl Source {
    const ALL: [Self; 1] = [Self::Taobao];

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Taobao => "taobao",
        }
    }
}

/// What a line is, beside its product and its pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub sku: SkuId,
    /// As an order names it: `颜色:原木色;尺寸:1.4m`.
    pub text: String,
    pub picture: String,
    pub price_fen: i64,
}

/// What was to be paid, when the order was placed or went elsewhere, to bring some of its lines together and to do for them what was
/// chosen with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// By their places in the order, from 0.
    pub lines: Vec<usize>,
    pub fen: i64,
    /// Somebody comes to put them together.
    pub is_installed: bool,
    /// It is charged for each piece of its only line. What was placed before this was kept goes by the line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_each: bool,
}

impl Carried {
    /// Of an order of so many lines.
    pub fn is_sound(&self, lines: usize) -> bool {
        self.fen >= 0 && self.lines.iter().all(|no| *no < lines)
    }
}

/// What an address is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddressPart {
    Receiver,
    Phone,
    Address,
}

/// What another address does to an order's freight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fare {
    /// What delivery costs more there by the terms of that moment; negative: less.
    pub due_fen: i64,
    /// The order's freight from then on.
    pub freight_fen: i64,
}

/// Of one line, so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrderPieces)]
pub struct Pieces {
    /// By its place in the order, from 0.
    pub line: usize,
    pub quantity: i64,
}

/// Why an order ended before it was paid. The first two are nobody's of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    NotPaidInTime,
    CustomerCancelled,
    /// 缺货.
    OutOfStock,
    /// 买家不想要了.
    NotWanted,
    /// 信息填错，重新拍.
    WrongDetails,
    /// 联系不上买家.
    Unreachable,
    /// 同城见面交易.
    InPerson,
    /// 其他.
    Other,
}

impl CloseReason {
    pub const fn may_be_by(self, by: By) -> bool {
        match self {
            Self::NotPaidInTime => matches!(by, By::System),
            Self::CustomerCancelled => matches!(by, By::Customer),
            Self::OutOfStock
            | Self::NotWanted
            | Self::WrongDetails
            | Self::Unreachable
            | Self::InPerson
            | Self::Other => matches!(by, By::Shop),
        }
    }
}
