//! A list of products, narrowed and in the order of the shop.

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::catalogue::product;

use super::{
    brief::{BRIEF, Brief},
    stands::{kept, listed},
    words::mentions,
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// What a list is narrowed by.
#[derive(Debug, Default)]
pub struct Wanted<'a> {
    pub category: Option<&'a str>,
    /// Words that must all be found in title, code, category or selling point.
    pub words: &'a str,
    /// Not what lies in the store; what lies in the recycle bin is never among them.
    pub only_listed: bool,
    /// Only what stands behind this place.
    pub behind: Option<(i64, ProductId)>,
    pub limit: u64,
}

pub async fn briefs(db: &ShopDb, wanted: &Wanted<'_>) -> Result<Vec<Brief>, StorageError> {
    let stands = if wanted.only_listed { listed() } else { kept() };
    let mut which = Condition::all().add(stands);
    if let Some(category) = wanted.category {
        which = which.add(product::Column::Category.eq(category));
    }
    for word in wanted.words.split_whitespace().take(8) {
        which = which.add(mentions(word));
    }
    if let Some((position, id)) = wanted.behind {
        use product::Column as C;
        let beside = Condition::all().add(C::Position.eq(position));
        let beyond = Condition::any().add(C::Position.gt(position));
        which = which.add(beyond.add(beside.add(C::Id.gt(id))));
    }
    let rows = db.rows::<product::Entity>().with(which);
    let rows = rows.ascending(product::Column::Position);
    let rows = rows.ascending(product::Column::Id);
    rows.limit(wanted.limit).only(BRIEF).await
}
