use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::Expr};
use serde::{Deserialize, Serialize};
use yingke_schema::logistics::{parcel, step};

use super::Step;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, OrderId},
};

pub use parcel::Model as Parcel;

/// A parcel of an order: by the number of the event that says that it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelId {
    pub order: OrderId,
    pub no: i64,
}

impl ParcelId {
    fn row(self) -> Condition {
        use parcel::Column as C;
        let of_order = Condition::all().add(C::OrderId.eq(self.order));
        of_order.add(C::No.eq(self.no))
    }

    fn steps(self) -> Condition {
        use step::Column as C;
        let of_order = Condition::all().add(C::OrderId.eq(self.order));
        of_order.add(C::ParcelNo.eq(self.no))
    }
}

/// Those that are followed, in the order in which they left.
pub async fn parcels_of(db: &ShopDb, order: OrderId) -> Result<Vec<Parcel>, StorageError> {
    let rows = db.rows::<parcel::Entity>();
    let rows = rows.with(parcel::Column::OrderId.eq(order));
    rows.ascending(parcel::Column::No).all().await
}

/// As [`parcels_of`], inside a transaction.
pub async fn parcels_in(tx: &ShopTx, order: OrderId) -> Result<Vec<Parcel>, StorageError> {
    let rows = tx.rows::<parcel::Entity>();
    let rows = rows.with(parcel::Column::OrderId.eq(order));
    rows.ascending(parcel::Column::No).all().await
}

pub async fn parcel_of(db: &ShopDb, id: ParcelId) -> Result<Option<Parcel>, StorageError> {
    db.rows::<parcel::Entity>().with(id.row()).one().await
}

/// The oldest first.
pub async fn steps_of(db: &ShopDb, id: ParcelId) -> Result<Vec<Step>, StorageError> {
    let rows = db.rows::<step::Entity>().with(id.steps());
    let rows = rows.ascending(step::Column::No).all().await?;
    Ok(rows.into_iter().map(Step::from).collect())
}

/// As [`steps_of`], inside a transaction.
pub async fn steps_in(tx: &ShopTx, id: ParcelId) -> Result<Vec<Step>, StorageError> {
    let rows = tx.rows::<step::Entity>().with(id.steps());
    let rows = rows.ascending(step::Column::No).all().await?;
    Ok(rows.into_iter().map(Step::from).collect())
}

impl From<&Parcel> for ParcelId {
    fn from(row: &Parcel) -> Self {
        Self {
            order: row.order_id,
            no: row.no,
        }
    }
}

impl From<step::Model> for Step {
    fn from(row: step::Model) -> Self {
        let step::Model {
            code,
            at,
            place,
            words,
            ..
        } = row;
        Self {
            code,
            at,
            place,
            words,
        }
    }
}

/// Fails where it is followed already.
pub async fn begin(
    tx: &ShopTx,
    id: ParcelId,
    sent_at: Millis,
    now: Millis,
) -> Result<(), StorageError> {
    tx.insert(parcel::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(id.order),
        no: Set(id.no),
        looked_at: Set(now),
        changed_at: Set(sent_at),
        told: Set(0),
        concern: Set(0),
        ended_at: Set(None),
        rev: Set(1),
    })
    .await
}

/// Writes what a look found, unless another look was faster.
pub async fn change(tx: &ShopTx, to: &Parcel) -> Result<bool, StorageError> {
    use parcel::Column as C;
    let seen = Condition::all()
        .add(C::OrderId.eq(to.order_id))
        .add(C::No.eq(to.no))
        .add(C::Rev.eq(to.rev));
    let changed = tx.update::<parcel::Entity>(seen, |row| {
        row.col_expr(C::LookedAt, Expr::value(to.looked_at))
            .col_expr(C::ChangedAt, Expr::value(to.changed_at))
            .col_expr(C::Told, Expr::value(to.told))
            .col_expr(C::Concern, Expr::value(to.concern))
            .col_expr(C::EndedAt, Expr::value(to.ended_at))
            .col_expr(C::Rev, Expr::value(to.rev + 1))
    });
    Ok(changed.await? == 1)
}

/// All steps of a parcel, instead of those that were known.
pub async fn write_steps(tx: &ShopTx, id: ParcelId, steps: &[Step]) -> Result<(), StorageError> {
    tx.delete::<step::Entity>(id.steps()).await?;
    let row = |(no, step): (i64, &Step)| step::ActiveModel {
        shop_id: Set(tx.shop()),
        order_id: Set(id.order),
        parcel_no: Set(id.no),
        no: Set(no),
        code: Set(step.code),
        at: Set(step.at),
        place: Set(step.place.clone()),
        words: Set(step.words.clone()),
    };
    tx.insert_many((1..).zip(steps).map(row)).await
}
