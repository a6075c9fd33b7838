use super::{TradeRequest, agreed::is_waiting, asked::Asked, storage::RequestRow};
use crate::{
    catalogue,
    storage::{ShopDb, StorageError},
    trade::{self, AddressOffer, CardOffer, Order, SkuOffer, Undone, storage::Stored},
    vocabulary::{Millis, OrderId},
};

/// A request as it stands now, also by what its goods and the way there cost: a card that would say something else by now is sent no
/// more.
pub async fn seen(
    db: &ShopDb,
    row: RequestRow,
    (stored, order): (&Stored, Option<&Order>),
    now: Millis,
) -> Result<Option<TradeRequest>, StorageError> {
    let is_so = !is_waiting(&row, now) || says_the_same(db, &row).await?;
    let view = TradeRequest::of(row, stored, order, now);
    Ok(view.map(|view| if is_so { view } else { view.overtaken() }))
}

async fn says_the_same(db: &ShopDb, row: &RequestRow) -> Result<bool, StorageError> {
    let Some(Asked::Card(offer)) = Asked::of_row(row) else {
        return Ok(true);
    };
    match offer {
        CardOffer::Case(_) => Ok(true),
        CardOffer::Sku(offer) => is_sold_so(db, row.order_id, &offer).await,
        CardOffer::Address(offer) => is_the_fare(db, row.order_id, &offer).await,
    }
}

async fn is_sold_so(db: &ShopDb, order: OrderId, offer: &SkuOffer) -> Result<bool, StorageError> {
    let Some(known) = trade::known(db, order).await? else {
        return Ok(false);
    };
    let found = catalogue::offers(db, &[offer.to.sku]).await?.pop();
    Ok(SkuOffer::of(&known, offer.line, found).is_ok_and(|now| now == *offer))
}

async fn is_the_fare(
    db: &ShopDb,
    order: OrderId,
    offer: &AddressOffer,
) -> Result<bool, StorageError> {
    let Some(known) = trade::known(db, order).await? else {
        return Ok(false);
    };
    match known.fare_to(db, &offer.to, true).await {
        Ok(fare) => Ok(fare == Some(offer.fare)),
        Err(Undone::Storage(error)) => Err(error),
        Err(_) => Ok(false),
    }
}
