use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::trade::order::{self, Column as C};

use super::row::row;
use crate::{
    storage::{ShopDb, StorageError},
    trade::{
        list::{self, Place, Sought},
        storage::{self, OrderRow},
    },
    vocabulary::OrderId,
};

/// Orders read at once.
const AT_ONCE: u64 = 200;

/// Which orders go into a file.
pub enum Which {
    /// Those that are found, behind that place.
    Found(Box<Sought>, Option<Place>),
    /// Those that were chosen, as they were.
    Chosen(Vec<OrderId>),
}

/// The next rows; none: that was all.
pub async fn rows(db: &ShopDb, which: &mut Which) -> Result<Vec<Vec<String>>, StorageError> {
    let orders = match which {
        Which::Found(sought, behind) => {
            let orders = list::page(db, sought, *behind, AT_ONCE).await?;
            *behind = orders.last().map(Place::of).or(*behind);
            orders
        }
        Which::Chosen(ids) => chosen(db, ids).await?,
    };
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let lines = storage::lines_of(db, &ids).await?;
    let of = |order: &OrderRow| lines.get(&order.id).map_or(&[][..], Vec::as_slice);
    Ok(orders.iter().map(|order| row(order, of(order))).collect())
}

/// The first of them that are here.
async fn chosen(db: &ShopDb, ids: &mut Vec<OrderId>) -> Result<Vec<OrderRow>, StorageError> {
    let mut orders = Vec::new();
    while orders.is_empty() && !ids.is_empty() {
        let most = ids.len().min(AT_ONCE as usize);
        let some: Vec<_> = ids.drain(..most).collect();
        let rows = db.rows::<order::Entity>();
        let rows = rows.with(C::Id.is_in(some.iter().copied())).all().await?;
        let mut known: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
        orders.extend(some.iter().filter_map(|id| known.remove(id)));
    }
    Ok(orders)
}
