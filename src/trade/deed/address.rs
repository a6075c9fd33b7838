//! What an address that changes says of itself.

use super::Undone;
use crate::{
    storage::ShopTx,
    trade::{
        Event, Fare, Order,
        destination::Destination,
        destination_freight::{FareBy, Way, fare_in, settled},
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
    let fare = match by {
        FareBy::Card(fare) => fare,
        FareBy::Terms => fare_now(tx, order, Way::of(&row.address, to)).await?,
    };
    Ok(Event::AddressChanged { parts, fare })
}

async fn fare_now(tx: &ShopTx, order: &Order, way: Way) -> Result<Option<Fare>, Undone> {
    let fare = fare_in(tx, order, way).await?;
    Ok(fare.map(|fare| settled(fare, order)).transpose()?)
}
