/// How an order goes and where its story has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    Unpaid,
    Repriced,
    ClosedUnpaid,
    Cancelled,
    OutOfStock,
    Paid,
    AskedBeforeShipping,
    RefundedBeforeShipping,
    PartlyRefundedThenShipped,
    Shipped,
    Signed,
    Finished,
    FinishedByItself,
    RefusedThenFinished,
    Refused,
    Withdrawn,
    MoneyAsked,
    PartOfMoneyBack,
    ReturnAsked,
    ReturnAgreed,
    ReturnSent,
    ReturnReceived,
    Returned,
    RefundedAfterwards,
    Proposed,
    ExchangeReceived,
    ExchangeResent,
    Exchanged,
    PlatformAsked,
}

/// How often each plot is told among 600 orders.
pub const PLOTS: [(Plot, usize); 29] = [
    (Plot::Unpaid, 12),
    (Plot::Repriced, 6),
    (Plot::ClosedUnpaid, 26),
    (Plot::Cancelled, 12),
    (Plot::OutOfStock, 3),
    (Plot::Paid, 44),
    (Plot::AskedBeforeShipping, 5),
    (Plot::RefundedBeforeShipping, 16),
    (Plot::PartlyRefundedThenShipped, 6),
    (Plot::Shipped, 42),
    (Plot::Signed, 30),
    (Plot::Finished, 249),
    (Plot::FinishedByItself, 66),
    (Plot::RefusedThenFinished, 5),
    (Plot::Refused, 4),
    (Plot::Withdrawn, 6),
    (Plot::MoneyAsked, 6),
    (Plot::PartOfMoneyBack, 10),
    (Plot::ReturnAsked, 5),
    (Plot::ReturnAgreed, 5),
    (Plot::ReturnSent, 5),
    (Plot::ReturnReceived, 3),
    (Plot::Returned, 8),
    (Plot::RefundedAfterwards, 5),
    (Plot::Proposed, 3),
    (Plot::ExchangeReceived, 5),
    (Plot::ExchangeResent, 4),
    (Plot::Exchanged, 4),
    (Plot::PlatformAsked, 5),
];

impl Plot {
    /// Nothing more is expected, so it may lie anywhere in the past.
    pub const fn is_over(self) -> bool {
        matches!(
            self,
            Self::ClosedUnpaid
                | Self::Cancelled
                | Self::OutOfStock
                | Self::RefundedBeforeShipping
                | Self::Finished
                | Self::FinishedByItself
                | Self::RefusedThenFinished
                | Self::Returned
                | Self::RefundedAfterwards
                | Self::Exchanged
        )
    }

    /// Goods made to measure are not taken back, and only what is on the shelf ships at once.
    pub const fn suits_made_to_order(self) -> bool {
        matches!(self, Self::Unpaid | Self::Paid | Self::Finished)
    }
}
