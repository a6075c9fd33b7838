//! Cards 卡片 in the chat: what a member shows or asks, and the customer answers there.
//!
//! Owns `card`, `card_rules` and `review`. The log keeps a card's number, kind and title; what it shows is asked of its object each
//! time, so that it is never old. An answer is given once, and does what it says through the door of whoever owns the thing: trade
//! changes orders and carts. A new address and a higher total happen in no other way, nor does what a shop set to wait for its
//! customer. Never speaks for a customer, and shows members nobody's address. Says in the chat too what a customer
//! answered, and what a clock or the platform did with a case.

mod allowed;
mod answer;
mod answer_line;
mod asked_act;
mod card_rules;
mod case_line;
mod compose;
mod confirmed;
mod content;
mod deed;
mod doing;
mod faces;
mod follow;
mod given;
mod guarded;
mod hindrance;
mod keep;
mod kind;
mod new;
mod of_order;
mod offered_case;
mod other_sku;
mod parcel_moved;
mod remind;
mod reviews;
mod say;
mod see;
mod send;
mod sender;
mod show;
mod storage;
mod tell;
mod view;
mod withdraw;

use utoipa_axum::{router::OpenApiRouter, routes};

use self::content::Content;
pub use self::{
    answer_line::AnswerTeller,
    card_rules::CardRules,
    case_line::CaseTeller,
    follow::Follower,
    given::Given,
    keep::CardChanged,
    kind::{Act, CardKind},
    parcel_moved::ParcelFollower,
    reviews::ReviewChanged,
    tell::NEWS,
    view::{CardState, CardView},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(send::send))
        .routes(routes!(remind::remind_many))
        .routes(routes!(see::see))
        .routes(routes!(of_order::order_cards))
        .routes(routes!(of_order::my_order_cards))
        .routes(routes!(answer::answer))
        .routes(routes!(withdraw::withdraw_card))
        .routes(routes!(show::show_answer))
        .merge(card_rules::routes())
        .merge(reviews::routes())
}
