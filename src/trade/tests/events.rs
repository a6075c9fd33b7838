//! Events as tests make them up.

use uuid::Uuid;

use crate::{
    trade::{
        Event, Fare, LineDiscount, Order, Pieces, RefundKind, State, Variant,
        after_sale::{CaseReason, Claim, Said},
        compensation::{CompensationReason, most_compensable_fen, most_freight_fen},
        destination_freight::going_for,
        money,
    },
    vocabulary::SkuId,
};

pub(super) fn shipped() -> Event {
    Event::Shipped {
        carrier: "德邦快递".to_owned(),
        waybill: "DPK36412345678".to_owned(),
    }
}

pub(super) fn part(pieces: &[(usize, i64)]) -> Event {
    let piece = |(line, quantity): &(usize, i64)| Pieces {
        line: *line,
        quantity: *quantity,
    };
    Event::PartShipped {
        carrier: "中通快递".to_owned(),
        waybill: "73100012345678".to_owned(),
        pieces: pieces.iter().map(piece).collect(),
    }
}

pub(super) fn repriced(freight_fen: i64, discount_fen: i64, lines: &[(usize, i64)]) -> Event {
    let line = |(line, discount_fen): &(usize, i64)| LineDiscount {
        line: *line,
        discount_fen: *discount_fen,
    };
    Event::PriceChanged {
        freight_fen,
        discount_fen,
        lines: lines.iter().map(line).collect(),
    }
}

pub(super) fn asked(line: usize, refund: RefundKind, amount_fen: i64) -> Event {
    Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim: Claim::default(),
    }
}

/// The same of so many pieces.
pub(super) fn asked_for(
    line: usize,
    refund: RefundKind,
    amount_fen: i64,
    quantity: Option<i64>,
) -> Event {
    let claim = Claim {
        quantity,
        ..Claim::default()
    };
    Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim,
    }
}

/// An exchange for another SKU at this price.
pub(super) fn wanting(line: usize, price_fen: i64, quantity: Option<i64>) -> Event {
    let wanted = Some(Variant {
        sku: SkuId(Uuid::from_u128(7)),
        text: "胡桃色".to_owned(),
        picture: "qm-cz-002".to_owned(),
        price_fen,
    });
    Event::RefundAsked {
        line,
        refund: RefundKind::Exchange,
        amount_fen: 0,
        claim: Claim {
            quantity,
            wanted,
            ..Claim::default()
        },
    }
}

pub(super) fn refused(line: usize) -> Event {
    let said = Said::default();
    Event::RefundRefused { line, said }
}

pub(super) fn address_changed() -> Event {
    Event::readdressed()
}

/// To where delivery costs so much more.
pub(super) fn gone_for(due_fen: i64, freight_fen: i64) -> Event {
    going_for(Some(Fare {
        due_fen,
        freight_fen,
    }))
}

/// To another SKU; -1 stands for the price of the line.
pub(super) fn sku_changed(line: usize, price_fen: i64) -> Event {
    let variant = |sku, price_fen| Variant {
        sku: SkuId(Uuid::from_u128(sku)),
        text: "胡桃色".to_owned(),
        picture: "qm-cz-002".to_owned(),
        price_fen,
    };
    Event::SkuChanged {
        line,
        was: variant(0, -1),
        to: variant(7, price_fen),
    }
}

pub(super) fn claim() -> Claim {
    Claim {
        reason: CaseReason::Damage,
        words: "有划痕".to_owned(),
        ..Claim::default()
    }
}

pub(super) fn said() -> Said {
    Said {
        words: "请补充照片".to_owned(),
        pictures: Vec::new(),
    }
}

/// Fills in "all that is left", and for what is paid the freight that it has.
pub(super) fn meant(order: &Order, mut event: Event) -> Event {
    if let Event::AddressChanged {
        fare: Some(fare), ..
    } = &mut event
        && order.state != State::WaitBuyerPay
    {
        fare.freight_fen = order.freight_fen;
    }
    let Some(line) = event.line().filter(|line| *line < order.lines.len()) else {
        return event;
    };
    let of = &order.lines[line];
    let pieces = match &event {
        Event::RefundAsked { claim, .. } | Event::RefundChanged { claim, .. } => {
            claim.quantity.unwrap_or(of.askable())
        }
        _ => of.case_pieces(),
    };
    let most = money::most_of_pieces_fen(order, line, pieces);
    let refund = of.refund;
    let asked_fen = refund.asked_fen;
    let is_waiting = order.state == State::WaitSellerSendGoods;
    let decided_fen = if is_waiting || !refund.kind.has_money() {
        most
    } else {
        asked_fen
    };
    let item = &order.lines[line].item;
    match &mut event {
        Event::SkuChanged { was, to, .. } => {
            *was = Variant::of(item).unwrap();
            if to.price_fen == -1 {
                to.price_fen = item.price_fen;
            }
            if to.sku == was.sku {
                to.sku = SkuId(Uuid::nil());
            }
        }
        Event::RefundAsked {
            refund, amount_fen, ..
        }
        | Event::RefundChanged {
            refund, amount_fen, ..
        }
        | Event::ProposalMade {
            refund, amount_fen, ..
        } if *amount_fen == -1 => *amount_fen = if refund.has_money() { most } else { 0 },
        Event::Refunded { amount_fen, .. } if *amount_fen == -1 => *amount_fen = asked_fen,
        Event::DisputeDecided { amount_fen, .. } if *amount_fen == -1 => *amount_fen = decided_fen,
        Event::Compensated {
            amount_fen, reason, ..
        } if *amount_fen == -1 => {
            *amount_fen = if *reason == CompensationReason::ReturnFreight {
                most_freight_fen(order, line)
            } else {
                most_compensable_fen(order, line)
            };
        }
        _ => {}
    }
    event
}
