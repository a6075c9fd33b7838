use std::{collections::HashMap, ops::RangeInclusive};

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition};
use yingke_schema::goods_files::goods_import_shown as kept;

use crate::{
    goods_files::import::{
        reading::AT_ONCE,
        shown::{BYTES, Shown},
    },
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ImportId,
};

/// Of products that follow each other, no more than are read at once; `place` of the first.
pub async fn keep_shown(
    tx: &ShopTx,
    id: ImportId,
    place: i64,
    shown: &[Shown],
) -> Result<(), StorageError> {
    tx.insert(kept::ActiveModel {
        shop_id: Set(tx.shop()),
        import_id: Set(id),
        place: Set(place),
        digests: Set(shown.iter().flat_map(|shown| shown.bytes()).collect()),
    })
    .await
}

/// By their places; of what no check of this import showed there is none.
pub async fn shown(
    db: &ShopDb,
    id: ImportId,
    places: RangeInclusive<i64>,
) -> Result<HashMap<i64, Shown>, StorageError> {
    let which = Condition::all()
        .add(kept::Column::ImportId.eq(id))
        .add(kept::Column::Place.gt(places.start() - AT_ONCE as i64))
        .add(kept::Column::Place.lte(*places.end()));
    let rows = db.rows::<kept::Entity>().with(which).all().await?;
    let shown = rows.iter().flat_map(|row| {
        let (digests, _) = row.digests.as_chunks::<BYTES>();
        (row.place..).zip(digests.iter().map(|digests| Shown::read(*digests)))
    });
    Ok(shown.filter(|(place, _)| places.contains(place)).collect())
}

/// There is another check, or no run any more.
pub(super) async fn forget_shown(tx: &ShopTx, id: ImportId) -> Result<(), StorageError> {
    tx.delete::<kept::Entity>(kept::Column::ImportId.eq(id))
        .await?;
    Ok(())
}
