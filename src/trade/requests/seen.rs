use std::collections::HashMap;

use super::{TradeRequest, agreed::is_waiting, asked::Asked, storage::RequestRow};
use crate::{
    catalogue::{self, Offer},
    storage::{ShopDb, StorageError},
    trade::{
        AddressOffer, CardOffer, Order, SkuOffer, Undone, destination_freight::fare_to,
        storage::Stored,
    },
    vocabulary::{Millis, SkuId},
};

/// The SKUs on cards among these requests, as they are sold now.
pub type Sold = HashMap<SkuId, Offer>;

pub async fn sold(db: &ShopDb, rows: &[RequestRow], now: Millis) -> Result<Sold, StorageError> {
    let waiting = rows.iter().filter(|row| is_waiting(row, now));
    let skus: Vec<_> = waiting.filter_map(sku_of).collect();
    if skus.is_empty() {
        return Ok(Sold::new());
    }
    let offers = catalogue::offers(db, &skus).await?.into_iter();
    Ok(offers.map(|offer| (offer.sku, offer)).collect())
}

fn sku_of(row: &RequestRow) -> Option<SkuId> {
    let Asked::Card(CardOffer::Sku(offer)) = Asked::of_row(row)? else {
        return None;
    };
    Some(offer.to.sku)
}

/// A request as it stands now, also by what its goods and the way there cost: a card that would say something else by now is sent no
/// more.
pub async fn seen(
    db: &ShopDb,
    (row, sold): (RequestRow, &Sold),
    of: (&Stored, Option<&Order>),
    now: Millis,
) -> Result<Option<TradeRequest>, StorageError> {
    let is_so = !is_waiting(&row, now) || says_the_same(db, (&row, sold), of).await?;
    let view = TradeRequest::of(row, of.0, of.1, now);
    Ok(view.map(|view| if is_so { view } else { view.overtaken() }))
}

async fn says_the_same(
    db: &ShopDb,
    (row, sold): (&RequestRow, &Sold),
    (stored, order): (&Stored, Option<&Order>),
) -> Result<bool, StorageError> {
    let Some(Asked::Card(offer)) = Asked::of_row(row) else {
        return Ok(true);
    };
    let Some(order) = order else {
        return Ok(matches!(offer, CardOffer::Case(_)));
    };
    match offer {
        CardOffer::Case(_) => Ok(true),
        CardOffer::Sku(offer) => Ok(is_sold_so(order, &offer, sold)),
        CardOffer::Address(offer) => is_the_fare(db, (order, &stored.row.address), &offer).await,
    }
}

fn is_sold_so(order: &Order, offer: &SkuOffer, sold: &Sold) -> bool {
    let found = sold.get(&offer.to.sku).cloned();
    SkuOffer::of(order, offer.line, found).is_ok_and(|now| now == *offer)
}

async fn is_the_fare(
    db: &ShopDb,
    of: (&Order, &str),
    offer: &AddressOffer,
) -> Result<bool, StorageError> {
    match fare_to(db, of, &offer.to, true).await {
        Ok(fare) => Ok(fare == Some(offer.fare)),
        Err(Undone::Storage(error)) => Err(error),
        Err(_) => Ok(false),
    }
}
