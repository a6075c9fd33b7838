use serde::{Deserialize, Serialize};
use yingke_schema::members::member::Role::{
    self, Agent, Operations, Owner, Supervisor, Trainee, Warehouse,
};

/// Everything that can be asked of Yingke. Routes carry it as `x-action` in the OpenAPI document, socket commands by
/// `live::Command::action`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    SetUp,
    SignIn,
    SeeStore,
    Visit,
    ManageOwnSignIns,
    SeeOwnPlaces,
    KeepOwnSettings,
    ChangeOwnPassword,
    ChangeOwnName,
    /// The name customers see.
    ChangeOwnNick,
    SeeLimits,
    SetLimits,
    /// The shop's name and the sites that carry its widget.
    SetShop,
    /// See the secret that signs shoppers.
    ShowIdentity,
    RenewIdentity,
    BlockCustomer,
    LiftBlock,
    SeeBlocked,
    SeeMembers,
    ArrangeStaff,
    SetDispatch,
    SeeDispatches,
    SeeBoard,
    SeeShifts,
    SetShifts,
    ClockOwnTime,
    Announce,
    SetPresenceOf,
    DedicateCustomer,
    SeeCalendar,
    SetCalendar,
    SetAutoReplies,
    KeepOwnReplies,
    SeeDesk,
    SetOwnPresence,
    ReadConversation,
    ReadStaffLane,
    Say,
    Whisper,
    Recall,
    TakeConversation,
    TransferConversation,
    /// Take, hand on or close what a colleague has.
    StepIn,
    CloseConversation,
    MarkNoReply,
    MarkRead,
    ShowTyping,
    TellLooking,
    ReviewDraft,
    StarConversation,
    SeeCustomer,
    ShowCustomerData,
    SeeOrders,
    ShowOrderData,
    NoteOrders,
    /// Of orders that are not paid.
    ChangePrices,
    ShipOrders,
    CloseOrders,
    /// Give customers longer to confirm that the goods came.
    ExtendReceipts,
    /// Of orders that are not shipped.
    ChangeAddresses,
    AnswerRefunds,
    /// Take goods in that came back, and send again what a case waits for.
    HandleReturns,
    /// Say of money that the payment service does not give back that it went another way.
    SettlePayouts,
    /// Write down how the platform ended a dispute.
    DecideDisputes,
    /// Approve what an agent may not do alone.
    DecideRequests,
    /// Masked.
    ExportOrders,
    /// The same with names, phones and addresses whole.
    ExportOrderData,
    /// Bring orders of another platform in from its files.
    ImportOrders,
    /// A small sum for a fault, within the shop's limit.
    Compensate,
    SetTrade,
    /// Fill a cart, order, pay, and what follows.
    Buy,
    /// Of a conversation.
    SeeCards,
    SendCards,
    AnswerCards,
    ReplyReviews,
    SeeCatalogue,
    EditGoods,
    /// What freight costs where, and what is not delivered.
    SetDelivery,
    SeeHome,
    SeePhrases,
    Search,
    SeePromises,
    /// Confirm, dismiss, change and close promises to customers.
    KeepPromises,
    SetPromises,
    SeeFigures,
    SetMetrics,
    UsePhrases,
    KeepOwnPhrases,
    /// Change what the whole team has.
    ArrangePhrases,
    AddShopPicture,
    KeepContacts,
    /// Open a conversation with a customer who has not asked.
    WriteFirst,
    Upload,
    OpenFile,
    FollowFileLink,
    SeeNotices,
    SetNoticeKeeping,
    KeepOwnDevices,
    RateService,
    SeeRatings,
    SetRating,
}

/// A row of the matrix.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rule {
    /// Members with these roles, in their own shop.
    pub roles: &'static [Role],
    /// A customer, on what is the customer's own.
    pub customer: bool,
    /// A signed-in person, on what is the person's own.
    pub person: bool,
    pub anyone: bool,
}

const EVERY_ROLE: &[Role] = &[Owner, Supervisor, Agent, Trainee, Operations, Warehouse];
/// Those who serve customers. Trainees practise elsewhere; operations and warehouse read along.
pub const SERVING: &[Role] = &[Owner, Supervisor, Agent];
/// Those who decide.
pub const LEADING: &[Role] = &[Owner, Supervisor];
const SEEING_DATA: &[Role] = &[Owner, Supervisor, Agent, Warehouse];
/// Those who serve, and those at whose door returns arrive.
const HANDLING_RETURNS: &[Role] = &[Owner, Supervisor, Agent, Warehouse];
/// Those who serve, and those who pack and post.
const KEEPING_ORDERS: &[Role] = &[Owner, Supervisor, Agent, Operations, Warehouse];
const PICTURING: &[Role] = &[Owner, Supervisor, Agent, Operations];
const KEEPING_GOODS: &[Role] = &[Owner, Supervisor, Operations];

/// Members with these roles.
const fn of(roles: &'static [Role]) -> Rule {
    Rule {
        roles,
        customer: false,
        person: false,
        anyone: false,
    }
}

impl Action {
    pub const ALL: &[Self] = &[
        Self::SetUp,
        Self::SignIn,
        Self::SeeStore,
        Self::Visit,
        Self::ManageOwnSignIns,
        Self::SeeOwnPlaces,
        Self::KeepOwnSettings,
        Self::ChangeOwnPassword,
        Self::ChangeOwnName,
        Self::ChangeOwnNick,
        Self::SeeLimits,
        Self::SetLimits,
        Self::SetShop,
        Self::ShowIdentity,
        Self::RenewIdentity,
        Self::BlockCustomer,
        Self::LiftBlock,
        Self::SeeBlocked,
        Self::SeeMembers,
        Self::ArrangeStaff,
        Self::SetDispatch,
        Self::SeeDispatches,
        Self::SeeBoard,
        Self::SeeShifts,
        Self::SetShifts,
        Self::ClockOwnTime,
        Self::Announce,
        Self::SetPresenceOf,
        Self::DedicateCustomer,
        Self::SeeCalendar,
        Self::SetCalendar,
        Self::SetAutoReplies,
        Self::KeepOwnReplies,
        Self::SeeDesk,
        Self::SetOwnPresence,
        Self::ReadConversation,
        Self::ReadStaffLane,
        Self::Say,
        Self::Whisper,
        Self::Recall,
        Self::TakeConversation,
        Self::TransferConversation,
        Self::StepIn,
        Self::CloseConversation,
        Self::MarkNoReply,
        Self::MarkRead,
        Self::ShowTyping,
        Self::TellLooking,
        Self::ReviewDraft,
        Self::StarConversation,
        Self::SeeCustomer,
        Self::ShowCustomerData,
        Self::SeeOrders,
        Self::ShowOrderData,
        Self::NoteOrders,
        Self::ChangePrices,
        Self::ShipOrders,
        Self::CloseOrders,
        Self::ExtendReceipts,
        Self::ChangeAddresses,
        Self::AnswerRefunds,
        Self::HandleReturns,
        Self::SettlePayouts,
        Self::DecideDisputes,
        Self::DecideRequests,
        Self::ExportOrders,
        Self::ExportOrderData,
        Self::ImportOrders,
        Self::Compensate,
        Self::SetTrade,
        Self::Buy,
        Self::SeeCards,
        Self::SendCards,
        Self::AnswerCards,
        Self::ReplyReviews,
        Self::SeeCatalogue,
        Self::EditGoods,
        Self::SetDelivery,
        Self::SeeHome,
        Self::SeePhrases,
        Self::Search,
        Self::SeePromises,
        Self::KeepPromises,
        Self::SetPromises,
        Self::SeeFigures,
        Self::SetMetrics,
        Self::UsePhrases,
        Self::KeepOwnPhrases,
        Self::ArrangePhrases,
        Self::AddShopPicture,
        Self::KeepContacts,
        Self::WriteFirst,
        Self::Upload,
        Self::OpenFile,
        Self::FollowFileLink,
        Self::SeeNotices,
        Self::SetNoticeKeeping,
        Self::KeepOwnDevices,
        Self::RateService,
        Self::SeeRatings,
        Self::SetRating,
    ];

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
