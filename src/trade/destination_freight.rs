use super::{Illegal, Undone, destination::Destination, storage::Stored};
use crate::{
    catalogue::{
        self,
        delivery::{Load, freight, place_of, terms_in},
    },
    storage::ShopTx,
};

/// Whether an order may go there for what was paid: not where something of it is not delivered, nor where delivery costs more.
/// Both ways are told by the terms of now; what services cost is the same everywhere.
pub async fn same_freight(tx: &ShopTx, stored: &Stored, to: &Destination) -> Result<(), Undone> {
    let (was, is) = (place_of(&stored.row.address), place_of(&to.address));
    if was == is {
        return Ok(());
    }
    let loads = loads(tx, stored).await?;
    let terms = terms_in(tx, loads.iter().filter_map(|load| load.template)).await?;
    let before = freight(&loads, &terms, was, &[]);
    let after = freight(&loads, &terms, is, &[]);
    if !after.not_delivered.is_empty() {
        return Err(Illegal::NotDelivered.into());
    }
    if after.fen > before.fen {
        return Err(Illegal::FreightRises.into());
    }
    Ok(())
}

/// At the prices they were bought for; what is not sold any more goes by no template.
async fn loads(tx: &ShopTx, stored: &Stored) -> Result<Vec<Load>, Undone> {
    let skus = stored.lines.iter().filter_map(|line| line.sku_id);
    let skus: Vec<_> = skus.collect();
    let offers = catalogue::offers_in(tx, &skus).await?;
    let loads = stored.lines.iter().filter_map(|line| {
        let sku = line.sku_id?;
        let offer = offers.iter().find(|offer| offer.sku == sku);
        Some(Load {
            sku,
            template: offer.and_then(|offer| offer.template),
            quantity: line.quantity,
            price_fen: line.price_fen,
            weight_g: offer.map_or(0, |offer| offer.weight_g),
            volume_cm3: offer.map_or(0, |offer| offer.volume_cm3),
        })
    });
    Ok(loads.collect())
}
