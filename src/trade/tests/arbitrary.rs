use proptest::prelude::*;

use super::events::{
    address_changed, asked_for, claim, gone_for, part, repriced, said, shipped, sku_changed,
    wanting,
};
use crate::{
    calendar::Date,
    trade::{CloseReason, Event, RefundKind, compensation::CompensationReason},
};

pub(super) fn some_event() -> impl Strategy<Value = Event> {
    let line = 0..4_usize;
    let refund = prop_oneof![
        3 => Just(RefundKind::MoneyOnly),
        3 => Just(RefundKind::GoodsBack),
        1 => Just(RefundKind::Exchange),
        1 => Just(RefundKind::Reissue),
        1 => Just(RefundKind::Repair),
    ];
    let reason = prop_oneof![
        Just(CloseReason::NotPaidInTime),
        Just(CloseReason::CustomerCancelled),
        Just(CloseReason::OutOfStock),
        Just(CloseReason::Other)
    ];
    let compensation = prop_oneof![
        Just(CompensationReason::PriceProtection),
        Just(CompensationReason::Delay),
        Just(CompensationReason::ReturnFreight)
    ];
    let money = || prop_oneof![4 => Just(-1_i64), 1 => 0..40_000_i64];
    let of_order = prop_oneof![
        2 => (0..9_000_i64, -9_000..9_000_i64, prop::collection::vec((0..4_usize, -9_000..9_000_i64), 0..4))
            .prop_map(|(freight_fen, discount_fen, lines)| repriced(freight_fen, discount_fen, &lines)),
        1 => Just(Event::Placed { freight_fen: 0, discount_fen: 0, times: None, carried: Vec::new(), services: Vec::new() }),
        4 => Just(Event::Paid),
        3 => Just(shipped()),
        4 => prop::collection::vec((0..4_usize, -1..4_i64), 0..3).prop_map(|pieces| part(&pieces)),
        1 => Just(Event::Signed),
        2 => Just(Event::Confirmed),
        2 => Just(Event::PartConfirmed),
        1 => (0..40_i64).prop_map(|days| Event::Extended { days }),
        1 => Just(address_changed()),
        1 => (-9_000..9_000_i64, 0..9_000_i64).prop_map(|(due_fen, freight_fen)| gone_for(due_fen, freight_fen)),
        1 => (0..3_i64).prop_map(|day| Event::InstallationBooked { day: Date::new(2026, 1, day) }),
        1 => Just(Event::Insured),
        2 => (0..4_usize, 0..40_000_i64, any::<bool>())
            .prop_map(|(line, price_fen, is_same)| sku_changed(line, if is_same { -1 } else { price_fen })),
        1 => reason.prop_map(|reason| Event::Closed { reason }),
    ];
    // -1 stands for "all that is left", which a random amount would never meet.
    let of_case = prop_oneof![
        9 => (line.clone(), refund.clone(), money(), prop::option::of(0..4_i64))
            .prop_map(|(line, refund, amount_fen, quantity)| asked_for(line, refund, amount_fen, quantity)),
        1 => (line.clone(), 1..40_000_i64, prop::option::of(1..3_i64))
            .prop_map(|(line, price_fen, quantity)| wanting(line, price_fen, quantity)),
        1 => (line.clone(), refund.clone(), money()).prop_map(|(line, refund, amount_fen)| Event::RefundChanged {
            line,
            refund,
            amount_fen,
            claim: claim(),
        }),
        2 => (line.clone(), refund, money()).prop_map(|(line, refund, amount_fen)| Event::ProposalMade {
            line,
            refund,
            amount_fen,
            said: said(),
        }),
        2 => line.clone().prop_map(|line| Event::ProposalAccepted { line }),
        1 => line.clone().prop_map(|line| Event::ProposalDeclined { line }),
        4 => line.clone().prop_map(|line| Event::RefundAgreed { line }),
        2 => line.clone().prop_map(|line| Event::RefundRefused { line, said: said() }),
        1 => line.clone().prop_map(|line| Event::RefundWithdrawn { line }),
        1 => line.clone().prop_map(|line| Event::CaseLapsed { line }),
        1 => line.clone().prop_map(|line| Event::ReissueWithdrawn { line, said: said() }),
        2 => (line.clone(), 1..40_000_i64)
            .prop_map(|(line, amount_fen)| Event::TurnedToReturn { line, amount_fen }),
        4 => line.clone().prop_map(|line| Event::ReturnSent {
            line,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1".to_owned(),
        }),
        4 => line.clone().prop_map(|line| Event::ReturnReceived { line }),
        1 => line.clone().prop_map(|line| Event::ReturnRefused { line, said: said() }),
        1 => line.clone().prop_map(|line| Event::FreightTaken { line }),
        3 => (line.clone(), prop::option::of(0..5_i64)).prop_map(|(line, quantity)| Event::Resent {
            line,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF2".to_owned(),
            quantity,
        }),
        3 => line.clone().prop_map(|line| Event::ResentConfirmed { line }),
        3 => line.clone().prop_map(|line| Event::PlatformAsked { line, said: said() }),
        1 => line.clone().prop_map(|line| Event::EvidenceGiven { line, said: said() }),
        3 => (line.clone(), money(), any::<bool>()).prop_map(|(line, amount_fen, is_for_customer)| {
            Event::DisputeDecided { line, amount_fen, is_for_customer }
        }),
        9 => (line.clone(), money())
            .prop_map(|(line, amount_fen)| Event::Refunded { line, amount_fen }),
        1 => (line.clone(), money(), 1..20_000_i64).prop_map(|(line, amount_fen, price_fen)| {
            Event::ProtectionAsked { line, amount_fen, price_fen }
        }),
        1 => line.clone().prop_map(|line| Event::ProtectionDeclined { line }),
        3 => (line, money(), compensation)
            .prop_map(|(line, amount_fen, reason)| Event::Compensated { line, amount_fen, reason }),
    ];
    prop_oneof![2 => of_order, 7 => of_case]
}
