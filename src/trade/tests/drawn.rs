use crate::trade::{Event, State, compensation::CompensationReason};

/// Written down apart from the code: every step an order may take.
pub(super) fn is_drawn(from: State, event: &Event, to: State) -> bool {
    use State as S;
    let is_refunding = event.line().is_some();
    match (from, to) {
        (S::WaitBuyerPay, S::WaitBuyerPay) => {
            matches!(
                event,
                Event::Insured
                    | Event::PriceChanged { .. }
                    | Event::AddressChanged { .. }
                    | Event::InstallationBooked { .. }
                    | Event::SkuChanged { .. }
            )
        }
        (S::WaitBuyerPay, S::WaitSellerSendGoods) => *event == Event::Paid,
        (S::WaitBuyerPay, S::TradeClosed) => matches!(event, Event::Closed { .. }),
        (S::WaitSellerSendGoods, S::WaitBuyerConfirmGoods) => {
            matches!(event, Event::Shipped { .. } | Event::PartShipped { .. })
        }
        (S::WaitSellerSendGoods, S::SellerConsignedPart) => {
            matches!(event, Event::PartShipped { .. })
        }
        (S::SellerConsignedPart, S::SellerConsignedPart) => {
            is_refunding
                || matches!(
                    event,
                    Event::PartShipped { .. }
                        | Event::PartConfirmed
                        | Event::InstallationBooked { .. }
                )
        }
        // All that came was confirmed, and the money for the rest goes back.
        (S::SellerConsignedPart, S::TradeFinished) => moves_money(event),
        // What is left is shipped, or its money goes back.
        (S::SellerConsignedPart, S::WaitBuyerConfirmGoods) => {
            moves_money(event) || matches!(event, Event::Shipped { .. } | Event::PartShipped { .. })
        }
        (S::WaitBuyerConfirmGoods, S::WaitBuyerConfirmGoods) => {
            is_refunding
                || matches!(
                    event,
                    Event::Signed | Event::Extended { .. } | Event::InstallationBooked { .. }
                )
        }
        (S::WaitBuyerConfirmGoods, S::TradeFinished) => *event == Event::Confirmed,
        (S::WaitSellerSendGoods, S::WaitSellerSendGoods) => {
            is_refunding
                || matches!(
                    event,
                    Event::AddressChanged { .. } | Event::InstallationBooked { .. }
                )
        }
        // What it cost to send all of it back.
        (S::TradeClosed, S::TradeClosed) => matches!(
            event,
            Event::Compensated {
                reason: CompensationReason::ReturnFreight,
                ..
            }
        ),
        (S::TradeFinished, S::TradeFinished)
        | (
            S::WaitSellerSendGoods | S::SellerConsignedPart | S::WaitBuyerConfirmGoods,
            S::TradeClosed,
        ) => is_refunding,
        _ => false,
    }
}

/// Nothing else gives anything back.
pub(super) fn moves_money(event: &Event) -> bool {
    matches!(
        event,
        Event::Refunded { .. }
            | Event::ProposalAccepted { .. }
            | Event::DisputeDecided { .. }
            | Event::Compensated { .. }
    )
}
