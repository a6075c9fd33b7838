//! What an address that changes says of itself.

use super::Undone;
use crate::{
    storage::ShopTx,
    trade::{
        Event, Order,
        destination::Destination,
        destination_freight::{FareBy, Way, quoted_in},
        storage::OrderRow,
    },
};

/// What is written down of an address is which part of it is another one, and what became of the freight.
pub(super) async fn carried_out(
    tx: &ShopTx,
    event: &Event,
    to: Option<(&Destination, FareBy)>,
    (row, order): (&OrderRow, &Order),
) -> Result<Event, Undone> {
    let (Event::AddressChanged { .. }, Some((to, by))) = (event, to) else {
        return Ok(event.clone());
    };
    let parts = to.parts_beside(row);
    let quoted = quoted_in(tx, order, Way::of(&row.address, to)).await?;
    let fare = by.fare(order, quoted.as_ref())?;
    let carried = quoted.map(|quoted| quoted.carried(order));
    Ok(Event::AddressChanged {
        parts,
        fare,
        carried: carried.unwrap_or_default(),
    })
}
