use crate::trade::{Illegal, Line, Order, ReturnFreight};

/// Pays the way back that the shop has taken upon itself, whether or not the case is over by then.
pub fn give_freight(order: &mut Order, line: usize, amount_fen: i64) -> Result<(), Illegal> {
    let of = order.lines.get(line).ok_or(Illegal::NoSuchLine)?;
    if !is_owed(of) {
        return Err(Illegal::NoFreightBack);
    }
    let most_fen = most_freight_fen(order, line);
    if !(1..=most_fen).contains(&amount_fen) {
        return Err(Illegal::Amount { most_fen });
    }
    order.lines[line].freight_back_fen += amount_fen;
    Ok(())
}

/// The most that can be given now. No way back costs more than what was bought: a slip of the hand does.
pub fn most_freight_fen(order: &Order, line: usize) -> i64 {
    if order.lines.get(line).is_some_and(is_owed) {
        (order.paid_fen - order.freight_back_fen()).max(0)
    } else {
        0
    }
}

/// The customer has sent it, and it is the shop that pays for that.
fn is_owed(line: &Line) -> bool {
    line.refund.is_sent && line.refund.freight == ReturnFreight::Shop
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, CaseReason, CompensationReason, Event, RefundKind, State,
        after_sale::Claim,
        testing::{placed, then},
    };

    const LINE: usize = 0;

    fn freight(amount_fen: i64) -> Event {
        Event::Compensated {
            line: LINE,
            amount_fen,
            reason: CompensationReason::ReturnFreight,
        }
    }

    fn agreed(reason: CaseReason) -> Order {
        let paid = then(&placed(), Event::Paid, By::Customer);
        let (carrier, waybill) = ("顺丰速运".to_owned(), "SF1234567890123".to_owned());
        let order = then(&paid, Event::Shipped { carrier, waybill }, By::Shop);
        let asked = Event::RefundAsked {
            line: LINE,
            refund: RefundKind::GoodsBack,
            amount_fen: 20_000,
            claim: Claim {
                reason,
                ..Claim::default()
            },
        };
        let order = then(&order, asked, By::Customer);
        then(&order, Event::RefundAgreed { line: LINE }, By::Shop)
    }

    fn sent_back(reason: CaseReason) -> Order {
        let sent = Event::ReturnSent {
            line: LINE,
            carrier: "中通快递".to_owned(),
            waybill: "ZT1".to_owned(),
        };
        then(&agreed(reason), sent, By::Customer)
    }

    #[test]
    fn it_is_given_when_the_parcel_is_on_its_way_and_after_all_is_refunded() {
        let could = |order: &Order, fen| order.could(freight(fen), By::Shop);
        let agreed = agreed(CaseReason::Quality);
        assert_eq!(could(&agreed, 1), Err(Illegal::NoFreightBack));
        assert_eq!(most_freight_fen(&agreed, LINE), 0);
        let sent = sent_back(CaseReason::Quality);
        assert_eq!(could(&sent, 1_200), Ok(()));
        let line = LINE;
        let back = then(&sent, Event::ReturnReceived { line }, By::Shop);
        let amount_fen = 20_000;
        let closed = then(&back, Event::Refunded { line, amount_fen }, By::Shop);
        assert_eq!(closed.state, State::TradeClosed);
        let given = then(&closed, freight(1_200), By::Shop);
        let sums = (given.paid_fen, given.refunded_fen, given.freight_back_fen());
        assert_eq!(sums, (20_000, 20_000, 1_200));
        assert_eq!(given.to_customer_fen(), 21_200);
        assert_eq!(given.state, State::TradeClosed);
        let most_fen = 18_800;
        for amount_fen in [0, -1, most_fen + 1] {
            let refused = could(&given, amount_fen);
            assert_eq!(refused, Err(Illegal::Amount { most_fen }));
        }
        assert_eq!(given.could(freight(1), By::System), Err(Illegal::Actor));
    }

    #[test]
    fn what_the_customer_pays_the_shop_takes_upon_itself_first() {
        let sent = sent_back(CaseReason::SevenDays);
        let refused = sent.could(freight(1), By::Shop);
        assert_eq!(refused, Err(Illegal::NoFreightBack));
        let taken = then(&sent, Event::FreightTaken { line: LINE }, By::Shop);
        assert_eq!(taken.could(freight(1), By::Shop), Ok(()));
    }

    #[test]
    fn before_anything_is_paid_there_is_none() {
        let refused = placed().could(freight(1), By::Shop);
        assert_eq!(refused.unwrap_err().code(), "wrong_state");
    }
}
