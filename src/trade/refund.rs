use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::after_sale::{CaseReason, Counted, Drops, Proposal, ReturnFreight, Takes};
use crate::vocabulary::{Millis, SkuId};

/// Where a line's case stands, apart from the order's own state; in the field's codes, and three of our own for what the field has
/// no code for: sending again, and the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefundState {
    NoRefund,
    WaitSellerAgree,
    WaitBuyerReturnGoods,
    WaitSellerConfirmGoods,
    WaitSellerResend,
    WaitBuyerConfirmResent,
    SellerRefuseBuyer,
    PlatformInvolved,
    Closed,
    Success,
}

/// 仅退款, 退货退款, 换货, 补发 or 维修.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundKind {
    MoneyOnly,
    GoodsBack,
    Exchange,
    Reissue,
    Repair,
}

/// A line's case: the last one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that hold beside the state"
)]
pub struct Refund {
    pub state: RefundState,
    pub kind: RefundKind,
    pub asked_fen: i64,
    pub refunded_fen: i64,
    /// Of its line, those it is about; none: all whose money had not gone back when it was asked for.
    pub pieces: Option<i64>,
    /// Of these, those whose money went back with it.
    pub given: i64,
    pub drops: Drops,
    pub takes: Takes,
    /// What an exchange brings instead of what was bought; see [`super::Line::wanted_sku`].
    pub wanted: Option<SkuId>,
    /// Pieces whose money went back in cases before.
    pub gone: i64,
    /// That money.
    pub gone_fen: i64,
    /// Of them, those that came back.
    pub returned: i64,
    /// The shop holds the returned goods again.
    pub is_back: bool,
    /// The customer has sent the goods.
    pub is_sent: bool,
    /// The shop opened it before the customer asked.
    pub is_of_shop: bool,
    /// Of the cases of its line, from 1; 0: none was asked for.
    pub no: u8,
    pub reason: CaseReason,
    /// Who pays for sending the goods back.
    pub freight: ReturnFreight,
    /// What the shop offers instead, and the customer has still to answer.
    pub proposal: Option<Proposal>,
    pub opened_at: Millis,
    /// How many pieces were sent again; none: all of them.
    pub resent: Option<i64>,
    /// When the customer had another piece, or the mended one, in this case or one before.
    pub renewed_at: Option<Millis>,
    /// Since when the next step is waited for.
    pub since: Millis,
    /// The shop said something since the platform looks at it.
    pub has_answered: bool,
    /// The platform has spoken: nobody asks anew.
    pub is_decided: bool,
    pub counted: Counted,
}

impl RefundState {
    pub const ALL: [Self; 10] = [
        Self::NoRefund,
        Self::WaitSellerAgree,
        Self::WaitBuyerReturnGoods,
        Self::WaitSellerConfirmGoods,
        Self::WaitSellerResend,
        Self::WaitBuyerConfirmResent,
        Self::SellerRefuseBuyer,
        Self::PlatformInvolved,
        Self::Closed,
        Self::Success,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRefund => "NO_REFUND",
            Self::WaitSellerAgree => "WAIT_SELLER_AGREE",
            Self::WaitBuyerReturnGoods => "WAIT_BUYER_RETURN_GOODS",
            Self::WaitSellerConfirmGoods => "WAIT_SELLER_CONFIRM_GOODS",
            Self::WaitSellerResend => "WAIT_SELLER_RESEND",
            Self::WaitBuyerConfirmResent => "WAIT_BUYER_CONFIRM_RESENT",
            Self::SellerRefuseBuyer => "SELLER_REFUSE_BUYER",
            Self::PlatformInvolved => "PLATFORM_INVOLVED",
            Self::Closed => "CLOSED",
            Self::Success => "SUCCESS",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The same where there is a case at all.
    pub fn of_case(code: &str) -> Option<Self> {
        Self::of_code(code).filter(|state| *state != Self::NoRefund)
    }

    /// Someone has to act before the order goes on.
    pub const fn is_open(self) -> bool {
        match self {
            Self::WaitSellerAgree
            | Self::WaitBuyerReturnGoods
            | Self::WaitSellerConfirmGoods
            | Self::WaitSellerResend
            | Self::WaitBuyerConfirmResent
            | Self::PlatformInvolved => true,
            Self::NoRefund | Self::SellerRefuseBuyer | Self::Closed | Self::Success => false,
        }
    }

    /// Open, or refused and still the customer's to carry on.
    pub const fn is_under_way(self) -> bool {
        self.is_open() || matches!(self, Self::SellerRefuseBuyer)
    }

    /// Of those that are under way.
    pub fn under_way_codes() -> impl Iterator<Item = &'static str> {
        let states = Self::ALL.into_iter();
        states.filter(|state| state.is_under_way()).map(Self::code)
    }
}

impl RefundKind {
    pub const ALL: [Self; 5] = [
        Self::MoneyOnly,
        Self::GoodsBack,
        Self::Exchange,
        Self::Reissue,
        Self::Repair,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::MoneyOnly => "money_only",
            Self::GoodsBack => "goods_back",
            Self::Exchange => "exchange",
            Self::Reissue => "reissue",
            Self::Repair => "repair",
        }
    }

    /// Money goes back; the others end with a parcel to the customer.
    pub const fn has_money(self) -> bool {
        matches!(self, Self::MoneyOnly | Self::GoodsBack)
    }

    /// The customer sends something back first.
    pub const fn needs_goods(self) -> bool {
        matches!(self, Self::GoodsBack | Self::Exchange | Self::Repair)
    }

    /// What is sent is another piece than the one that was bought.
    pub const fn takes_stock(self) -> bool {
        matches!(self, Self::Exchange | Self::Reissue)
    }
}

impl Refund {
    pub const NONE: Self = Self {
        state: RefundState::NoRefund,
        kind: RefundKind::MoneyOnly,
        asked_fen: 0,
        refunded_fen: 0,
        pieces: None,
        given: 0,
        drops: Drops::Paid,
        takes: Takes::Agreed,
        wanted: None,
        gone: 0,
        gone_fen: 0,
        returned: 0,
        is_back: false,
        is_sent: false,
        is_of_shop: false,
        no: 0,
        reason: CaseReason::Other,
        freight: ReturnFreight::Customer,
        proposal: None,
        opened_at: 0,
        resent: None,
        renewed_at: None,
        since: 0,
        has_answered: false,
        is_decided: false,
        counted: Counted::NONE,
    };

    /// Someone has to act before the order goes on, or to answer what the shop offers.
    pub const fn is_open(self) -> bool {
        self.state.is_open() || self.proposal.is_some()
    }

    /// What is taken for answered where nobody answers: goods that are still with the customer come back first.
    pub const fn comes_back_first(self) -> bool {
        self.kind.needs_goods() && !self.is_sent
    }

    /// Pieces lie ready for it from the shop's yes on.
    pub const fn sets_aside(self) -> bool {
        match self.kind {
            RefundKind::Exchange => self.wanted.is_some() || self.sets_same_aside(),
            RefundKind::Reissue => self.sets_same_aside(),
            RefundKind::MoneyOnly | RefundKind::GoodsBack | RefundKind::Repair => false,
        }
    }

    const fn sets_same_aside(self) -> bool {
        matches!(self.takes, Takes::Agreed)
    }

    /// A yes to it would set aside what comes in exchange.
    pub const fn asks_for_exchange(self) -> bool {
        let is_asked = matches!(
            self.state,
            RefundState::WaitSellerAgree | RefundState::PlatformInvolved
        );
        is_asked && self.sets_aside() && self.comes_back_first()
    }

    /// A yes to it would set pieces aside, for an exchange or for another parcel. In a dispute another parcel is paid for.
    pub const fn asks_for_pieces(self) -> bool {
        let is_reissue = matches!(self.kind, RefundKind::Reissue) && self.sets_aside();
        let is_new = matches!(self.state, RefundState::WaitSellerAgree);
        self.asks_for_exchange() || (is_new && is_reissue)
    }
}
