//! Orders: what was bought, where it stands, what was paid and given back.
//!
//! Owns the order's life as pure code ([`Order::apply`] is the only way an order changes), its tables, its masked views and the
//! showing of one masked field, and after-sale cases as a part of that life. Members and customers act on an order by [`perform`],
//! the clock by the timers of `deadlines` and `after_sale`: each change is one event, one audit row and one telling. Owns the cart
//! and a shop's trade rules too. Asks the catalogue for stock and never writes it; never shows a name, number or address unasked,
//! and never touches conversations or the customer's profile.

mod acts;
mod acts_beside;
mod acts_stock;
mod address_match;
mod address_offer;
mod after_sale;
mod batch;
mod bring_in;
mod by_parts;
mod by_shop;
mod card;
mod card_offer;
mod carriers;
mod case_offer;
mod check;
mod collections;
mod compensation;
mod course;
mod deadlines;
mod deed;
mod destination;
mod destination_freight;
mod event;
mod export;
mod figures;
mod filters;
mod handed_over;
mod held;
mod invoice;
mod keep_promises;
mod keeping;
mod key;
mod known;
mod line_clock;
mod line_timers;
mod list;
mod mine;
mod money;
mod note;
mod notice;
mod order;
mod orders_of;
mod parcel;
mod parcel_concern;
mod payment;
mod payouts;
mod placing;
mod price;
mod refund;
mod refund_limit;
mod refund_stuck;
mod requests;
mod searched;
mod see;
mod sent;
mod ship_by;
mod shipping;
mod show;
mod sku_offer;
mod state;
mod stock;
mod storage;
mod tell;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod timeline;
mod times;
mod to_owner;
mod to_reply;
mod todo;
mod trade_rules;
mod undone;
mod variant;
mod view;
mod writes;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    address_offer::AddressOffer,
    after_sale::{
        AfterSaleCounts, CaseActed, CaseClock, CaseReason, CaseRules, CaseView, Claim, Proposal,
        ReturnFreight, Said, after_sale_counts,
    },
    batch::{BatchReport, BatchResult, key_of, numbers_of, once_each},
    bring_in::{Brought, OrdersBroughtIn, bring_in, numbers_here, numbers_here_in},
    by_parts::{ByParts, OrdersLeft, PART, Walk},
    by_shop::check_install_day,
    card::{OrderCard, card},
    card_offer::CardOffer,
    case_offer::CaseOffer,
    check::{Wrong, check},
    collections::{CallOffs, collect},
    compensation::{AskedBefore, CompensationReason, ProtectionClock, forget_asked_prices},
    course::{carry_out, pieces_of},
    deadlines::{Falls, ends_by},
    deed::{Deed, OrderChanged, Undone, lock_of, perform, redirect},
    destination::Destination,
    destination_freight::FareBy,
    event::{AddressPart, Carried, CloseReason, Event, Fare, Happening, Pieces, Source, Variant},
    figures::{
        OrderFigures, Placed, figures_of, newest_order, newest_states, placed_between, refunding,
    },
    handed_over::{HandedOver, hand_over},
    keep_promises::KeepPromises,
    keeping::Keeping,
    key::forget_keys,
    known::{KnownLine, KnownOrder, known, known_in, receivers_masked},
    mine::{check_here, fill_cart},
    money::{most_refundable_fen, priced, share_fen},
    note::annotate,
    order::{Illegal, Installation, Item, Line, Order, Parcel, SentParcel},
    parcel_concern::{AskedConcern, ParcelConcern, concerned},
    payment::{Payment, Simulated, Unmoved},
    payouts::Payouts,
    price::{LineDiscount, Price, taken_off_fen},
    refund::{Refund, RefundKind, RefundState},
    requests::{
        AgreedOffer, LateRequests, agreed_card, agreed_offer, count_to_decide,
        forget_late_addresses, settle_card,
    },
    searched::Searched,
    sent::{Sending, Sent, SentPieces, Way, sending, sending_in},
    ship_by::Unshipped,
    sku_offer::SkuOffer,
    state::{By, State},
    storage::{Bought, is_kept, is_written},
    tell::{NEWS, told},
    times::Times,
    to_reply::{replied, reviewed},
    todo::{Sales, ToDo, sales_between, to_do},
    trade_rules::{ParcelRules, TradeRules, parcel_rules},
    view::OrderView,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    see::routes()
        .merge(show::routes())
        .merge(address_match::routes())
        .merge(by_shop::routes())
        .merge(after_sale::routes())
        .merge(list::routes())
        .merge(note::routes())
        .merge(trade_rules::routes())
        .merge(carriers::routes())
        .merge(mine::routes())
        .merge(batch::routes())
        .merge(compensation::routes())
        .merge(requests::routes())
        .merge(filters::routes())
        .merge(invoice::routes())
        .merge(collections::routes())
        .merge(payouts::routes())
        .merge(export::routes())
}
