//! Who may do what: a row for each action.

mod action;
mod roles;

use yingke_schema::members::member::Role::Owner;

use self::roles::{
    EVERY_ROLE, HANDLING_RETURNS, KEEPING_GOODS, KEEPING_ORDERS, PICTURING, SEEING_DATA, of,
};

pub use self::{
    action::Action,
    roles::{LEADING, Rule, SERVING},
};

impl Action {
    #[expect(clippy::too_many_lines, reason = "a table: one line per action")]
    pub const fn rule(self) -> Rule {
        let none = of(&[]);
        match self {
            Self::SetUp | Self::SignIn | Self::SeeStore | Self::Visit | Self::FollowFileLink => {
                Rule {
                    anyone: true,
                    ..none
                }
            }
            Self::ManageOwnSignIns
            | Self::SeeOwnPlaces
            | Self::KeepOwnSettings
            | Self::ChangeOwnPassword
            | Self::ChangeOwnName => Rule {
                person: true,
                ..none
            },
            Self::SeeMembers
            | Self::ChangeOwnNick
            | Self::SeeLimits
            | Self::SeeDesk
            | Self::SetOwnPresence
            | Self::ReadStaffLane
            | Self::Whisper
            | Self::SeeCustomer
            | Self::SeeOrders
            | Self::SeeCatalogue
            | Self::SeeHome
            | Self::SeePhrases
            | Self::StarConversation
            | Self::SeeCalendar
            | Self::Search
            | Self::SeeNotices
            | Self::KeepOwnDevices => of(EVERY_ROLE),
            Self::ReadConversation | Self::OpenFile | Self::SeeCards => Rule {
                roles: EVERY_ROLE,
                customer: true,
                ..none
            },
            Self::Say | Self::Recall | Self::MarkRead | Self::ShowTyping | Self::Upload => Rule {
                roles: SERVING,
                customer: true,
                ..none
            },
            Self::BlockCustomer
            | Self::SeeBlocked
            | Self::TakeConversation
            | Self::UsePhrases
            | Self::KeepOwnPhrases
            | Self::KeepContacts
            | Self::WriteFirst
            | Self::TransferConversation
            | Self::CloseConversation
            | Self::MarkNoReply
            | Self::SeeShifts
            | Self::SeePromises
            | Self::ClockOwnTime
            | Self::KeepOwnReplies
            | Self::KeepPromises
            | Self::SeeFigures
            | Self::ChangePrices
            | Self::CloseOrders
            | Self::ExtendReceipts
            | Self::ChangeAddresses
            | Self::AnswerRefunds
            | Self::ExportOrders
            | Self::Compensate
            | Self::SendCards
            | Self::ReplyReviews
            | Self::ReviewDraft => of(SERVING),
            // Phrases and products have pictures.
            Self::AddShopPicture => of(PICTURING),
            Self::NoteOrders | Self::ShipOrders => of(KEEPING_ORDERS),
            Self::EditGoods | Self::SetDelivery | Self::ImportOrders => of(KEEPING_GOODS),
            Self::StepIn
            | Self::SetLimits
            | Self::SetShop
            | Self::LiftBlock
            | Self::ArrangePhrases
            | Self::ArrangeStaff
            | Self::SetDispatch
            | Self::SetCalendar
            | Self::SetShifts
            | Self::SetPromises
            | Self::SettlePayouts
            | Self::DecideDisputes
            | Self::DecideRequests
            | Self::ExportOrderData
            | Self::SetTrade
            | Self::SetAutoReplies
            | Self::SetMetrics
            | Self::SeeDispatches
            | Self::DedicateCustomer
            | Self::SetNoticeKeeping
            | Self::SeeBoard
            | Self::Announce
            | Self::SetPresenceOf
            | Self::SeeRatings
            | Self::SetRating => of(LEADING),
            Self::ShowIdentity | Self::RenewIdentity => of(&[Owner]),
            Self::ShowCustomerData | Self::ShowOrderData => of(SEEING_DATA),
            Self::HandleReturns => of(HANDLING_RETURNS),
            Self::TellLooking | Self::RateService | Self::Buy | Self::AnswerCards => Rule {
                customer: true,
                ..none
            },
        }
    }
}
