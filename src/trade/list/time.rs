use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::trade::order::Column;

use super::Outline;
use crate::{trade::State, vocabulary::Millis};

/// One of an order's times: placed 下单, paid 付款, the last of it shipped 发货, finished 成交, closed 关闭.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderTime {
    #[default]
    Placed,
    Paid,
    Shipped,
    Finished,
    Closed,
}

impl OrderTime {
    pub const fn column(self) -> Column {
        match self {
            Self::Placed => Column::CreatedAt,
            Self::Paid => Column::PaidAt,
            Self::Shipped => Column::ShippedAt,
            Self::Finished => Column::FinishedAt,
            Self::Closed => Column::ClosedAt,
        }
    }

    /// None: that has not happened to it.
    pub const fn of(self, order: &Outline) -> Option<Millis> {
        match self {
            Self::Placed => Some(order.created_at),
            Self::Paid => order.paid_at,
            Self::Shipped => order.shipped_at,
            Self::Finished => order.finished_at,
            Self::Closed => order.closed_at,
        }
    }

    /// Whether an order that stands so may have it.
    pub const fn may_be_in(self, state: State) -> bool {
        match self {
            Self::Placed => true,
            Self::Paid => !matches!(state, State::WaitBuyerPay),
            Self::Shipped => matches!(
                state,
                State::WaitBuyerConfirmGoods | State::TradeFinished | State::TradeClosed
            ),
            Self::Finished => matches!(state, State::TradeFinished),
            Self::Closed => matches!(state, State::TradeClosed),
        }
    }
}
