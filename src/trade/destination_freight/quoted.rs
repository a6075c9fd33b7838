//! What delivery costs where an order goes, and where it would.

use super::{
    fare::{fare_for, settled, unchanged},
    loads::{loads, skus_of},
};
use crate::{
    catalogue::{
        self,
        delivery::{DeliveryTerms, Freight, Load, Place, freight, place_of, terms_in, terms_of},
    },
    storage::{ShopDb, ShopTx},
    trade::{Fare, Illegal, Order, Undone, destination::Destination},
    vocabulary::TemplateId,
};

/// Where an order goes, and where it would.
#[derive(Clone, Copy)]
pub struct Way {
    was: Option<Place>,
    is: Option<Place>,
}

/// What delivery costs where an order goes, and where it would, both by the terms of now. What services cost is the same everywhere.
pub struct Quoted {
    pub(super) was: Freight,
    pub(super) is: Freight,
}

impl Way {
    pub fn of(was: &str, to: &Destination) -> Self {
        let (was, is) = (place_of(was), place_of(&to.address));
        Self { was, is }
    }
}

impl Quoted {
    fn of((loads, terms): (&[Load], &[(TemplateId, DeliveryTerms)]), Way { was, is }: Way) -> Self {
        let freight = |place| freight(loads, terms, place, &[]);
        Self {
            was: freight(was),
            is: freight(is),
        }
    }

    pub(super) fn fare(&self, order: &Order) -> Result<Option<Fare>, Illegal> {
        if !self.is.not_delivered.is_empty() {
            return Err(Illegal::NotDelivered);
        }
        Ok(fare_for(order, self.is.fen - self.was.fen))
    }
}

/// None where nothing changes.
pub async fn quoted_in(tx: &ShopTx, order: &Order, way: Way) -> Result<Option<Quoted>, Undone> {
    if way.was == way.is {
        return Ok(None);
    }
    let offers = catalogue::offers_in(tx, &skus_of(order)).await?;
    let loads = loads(order, &offers);
    let terms = terms_in(tx, loads.iter().filter_map(|load| load.template)).await?;
    Ok(Some(Quoted::of((&loads, &terms), way)))
}

/// What a card with another address says of the freight, before anything is written; none where nothing changes. Of what is paid it
/// stays, and where delivery there costs more than was paid it says nothing, unless the shop waives the difference: that is a
/// discount, which each role has its limit for.
pub async fn fare_to(
    db: &ShopDb,
    (order, address): (&Order, &str),
    to: &Destination,
    waives: bool,
) -> Result<Option<Fare>, Undone> {
    let fare = fare_of(db, order, Way::of(address, to)).await?;
    let fare = fare.map(|fare| {
        if waives && fare.freight_fen > order.freight_fen {
            Ok(unchanged(fare, order))
        } else {
            settled(fare, order)
        }
    });
    Ok(fare.transpose()?)
}

async fn fare_of(db: &ShopDb, order: &Order, way: Way) -> Result<Option<Fare>, Undone> {
    if way.was == way.is {
        return Ok(None);
    }
    let offers = catalogue::offers(db, &skus_of(order)).await?;
    let loads = loads(order, &offers);
    let terms = terms_of(db, loads.iter().filter_map(|load| load.template)).await?;
    Ok(Quoted::of((&loads, &terms), way).fare(order)?)
}

/// What the freight should be where the order goes instead; none where nothing changes.
pub async fn fare_in(tx: &ShopTx, order: &Order, way: Way) -> Result<Option<Fare>, Undone> {
    let quoted = quoted_in(tx, order, way).await?;
    let fare = quoted.map(|quoted| quoted.fare(order)).transpose()?;
    Ok(fare.flatten())
}
