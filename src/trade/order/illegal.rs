use super::MOST_DAYS;
use crate::trade::{RefundState, State};

/// Why an event cannot happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Illegal {
    #[error("an order begins by being placed, once, with at least one line")]
    NotPlaced,
    #[error("{event} does not happen in {}", .state.code())]
    State { state: State, event: &'static str },
    #[error("{event} does not happen to a refund in {}", .refund.code())]
    Refund {
        refund: RefundState,
        event: &'static str,
    },
    #[error("it was placed elsewhere: do it there")]
    PlacedElsewhere,
    #[error("this is not theirs to do")]
    Actor,
    #[error("it is earlier than what happened before")]
    Earlier,
    #[error("there is no such line")]
    NoSuchLine,
    #[error("a refund of this order is open")]
    RefundOpen,
    #[error("the amount must lie between 1 and {most_fen} fen")]
    Amount { most_fen: i64 },
    #[error("before shipping a line is refunded whole: {whole_fen} fen")]
    NotWhole { whole_fen: i64 },
    #[error("an exchange, another parcel or a repair is no money")]
    Moneyless,
    #[error("this was done as often as it can be")]
    Enough,
    #[error("the time to ask for this is over")]
    WindowOver,
    #[error("this is no reason for such a case")]
    UnfitReason,
    #[error("the days in which goods come back without a reason are over")]
    SevenDaysOver,
    #[error("what was made to order comes back only where something is wrong with it")]
    ExcludedCustom,
    #[error("there is too little left to send another")]
    OutOfStock,
    #[error("freight and discount do not leave a price")]
    Price,
    #[error("this line is another one by now, or the same already")]
    OtherSku,
    #[error("what was paid for does not become dearer")]
    DearerThanPaid,
    #[error("a parcel has something in it")]
    NothingNamed,
    #[error("between 1 and {most} pieces")]
    Quantity { most: i64 },
    #[error("something of it is not delivered there")]
    NotDelivered,
    #[error("delivery there costs more than was paid or agreed to")]
    FreightRises,
    #[error("between 1 and {} days", MOST_DAYS)]
    Days,
    #[error("it was given longer as often as the shop allows")]
    ExtendedEnough,
    #[error("no installation was bought with it")]
    NoInstallation,
    #[error("nothing of it was sent back at the shop's cost")]
    NoFreightBack,
    #[error("nothing was asked for, or it is answered")]
    NothingAsked,
}

impl Illegal {
    /// What clients translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotPlaced => "not_placed",
            Self::State { .. } => "wrong_state",
            Self::Refund { .. } => "wrong_refund_state",
            Self::PlacedElsewhere => "placed_elsewhere",
            Self::Actor => "not_theirs",
            Self::Earlier => "earlier",
            Self::NoSuchLine => "no_such_line",
            Self::RefundOpen => "refund_open",
            Self::Amount { .. } => "bad_amount",
            Self::NotWhole { .. } => "not_whole",
            Self::Moneyless => "moneyless",
            Self::Enough => "enough",
            Self::WindowOver => "window_over",
            Self::UnfitReason => "unfit_reason",
            Self::SevenDaysOver => "seven_days_over",
            Self::ExcludedCustom => "excluded_custom",
            Self::OutOfStock => "out_of_stock",
            Self::Price => "bad_price",
            Self::OtherSku => "other_sku",
            Self::DearerThanPaid => "dearer_than_paid",
            Self::NothingNamed => "nothing_named",
            Self::Quantity { .. } => "bad_quantity",
            Self::NotDelivered => "not_delivered",
            Self::FreightRises => "freight_rises",
            Self::Days => "bad_days",
            Self::ExtendedEnough => "extended_enough",
            Self::NoInstallation => "no_installation",
            Self::NoFreightBack => "no_freight_back",
            Self::NothingAsked => "nothing_asked",
        }
    }
}
