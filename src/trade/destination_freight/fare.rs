//! The freight of an order that goes elsewhere, by the word of whoever said it.

use super::quoted::Quoted;
use crate::trade::{Event, Fare, Illegal, Order, State};

/// Whose word an order's freight to another address goes by.
#[derive(Clone, Copy, Debug)]
pub enum FareBy {
    /// The terms of now: what is not paid takes it in, what is paid goes nowhere dearer.
    Terms,
    /// A card that the customer agreed to.
    Card(Option<Fare>),
    /// A card from before they said it: by the terms, and whoever agreed to it has not agreed to pay more.
    Unsaid,
}

impl FareBy {
    pub fn fare(self, order: &Order, quoted: Option<&Quoted>) -> Result<Option<Fare>, Illegal> {
        if let Self::Card(fare) = self {
            return Ok(fare);
        }
        let fare = quoted.map(|quoted| quoted.fare(order)).transpose()?;
        let Some(fare) = fare.flatten() else {
            return Ok(None);
        };
        if matches!(self, Self::Unsaid) && fare.freight_fen > order.freight_fen {
            return Err(Illegal::FreightRises);
        }
        settled(fare, order).map(Some)
    }
}

/// Of what is paid nothing more is asked for, and nothing goes back.
pub(super) fn settled(fare: Fare, order: &Order) -> Result<Fare, Illegal> {
    if order.state == State::WaitBuyerPay {
        return Ok(fare);
    }
    if fare.freight_fen > order.freight_fen {
        return Err(Illegal::FreightRises);
    }
    Ok(unchanged(fare, order))
}

/// The same way for the freight that the order has.
pub const fn unchanged(fare: Fare, order: &Order) -> Fare {
    Fare {
        freight_fen: order.freight_fen,
        ..fare
    }
}

/// The event with what became of the freight.
pub fn going_for(fare: Option<Fare>) -> Event {
    Event::AddressChanged {
        parts: Vec::new(),
        fare,
        carried: Vec::new(),
    }
}

/// Freight that was added before is for the way there already; what was waived is not taken off once more.
pub(super) fn fare_for(order: &Order, due_fen: i64) -> Option<Fare> {
    let added_fen = order.freight_fen - order.placed_freight_fen;
    let rise_fen = (due_fen - added_fen.max(0)).max(0);
    let fall_fen = (-due_fen - (-added_fen).max(0)).max(0);
    let freight_fen = (order.freight_fen + rise_fen - fall_fen).max(0);
    (due_fen != 0).then_some(Fare {
        due_fen,
        freight_fen,
    })
}
