use super::{
    ParcelView, Patience, Tracking,
    storage::parcels_of,
    view::{Reader, view},
};
use crate::{
    app::App,
    storage::StorageError,
    trade::{self, Sending},
    vocabulary::{OrderId, ShopId},
};

/// Where the parcels of an order are, for areas that show them beside something else; whoever reads it was let in before. In the
/// order in which they left; none where there is no such order, or nothing was sent.
pub async fn known(
    app: &App,
    shop: ShopId,
    order: OrderId,
    reader: Reader,
) -> Result<Vec<ParcelView>, StorageError> {
    match trade::sending(&app.store().shop(shop), order).await? {
        Some(sending) => views(app, shop, &sending, reader).await,
        None => Ok(Vec::new()),
    }
}

/// All parcels of an order as they are known; nobody waits for a carrier.
pub async fn views(
    app: &App,
    shop: ShopId,
    sending: &Sending,
    reader: Reader,
) -> Result<Vec<ParcelView>, StorageError> {
    if sending.parcels.is_empty() {
        return Ok(Vec::new());
    }
    let (db, now) = (app.store().shop(shop), app.clock().now());
    let followed = parcels_of(&db, sending.order).await?;
    let paces = app.logistics().tracking().map(Tracking::paces);
    let patience = match paces {
        Some(paces) => Some(Patience::of(trade::parcel_rules(&db).await?, &paces)),
        None => None,
    };
    let mut views = Vec::with_capacity(sending.parcels.len());
    for sent in &sending.parcels {
        let parcel = followed.iter().find(|parcel| parcel.no == sent.no);
        let of = (sent, parcel);
        views.push(view(&db, sending.order, of, patience, (reader, now)).await?);
    }
    Ok(views)
}
