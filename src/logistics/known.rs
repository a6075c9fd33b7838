use super::{
    ParcelView, Tracking,
    storage::parcel_of,
    view::{Reader, view},
};
use crate::{
    app::App,
    storage::StorageError,
    trade,
    vocabulary::{OrderId, ShopId},
};

/// Where the parcel of an order is, for areas that show it beside something else; whoever reads it was let in before. None where
/// there is no such order.
pub async fn known(
    app: &App,
    shop: ShopId,
    order: OrderId,
    reader: Reader,
) -> Result<Option<ParcelView>, StorageError> {
    let (db, now) = (app.store().shop(shop), app.clock().now());
    let Some(sending) = trade::sending(&db, order).await? else {
        return Ok(None);
    };
    let parcel = parcel_of(&db, order).await?;
    let paces = app.logistics().tracking().map(Tracking::paces);
    let view = view(&db, &sending, parcel, paces, (reader, now)).await?;
    Ok(Some(view))
}
