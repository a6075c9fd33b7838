use std::collections::HashMap;

use sea_orm::{ColumnTrait, ExprTrait, FromQueryResult};
use yingke_schema::catalogue::{product, sku};

use super::storage::kept;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ProductId, SkuId},
};

/// Names of one query.
const AT_ONCE: usize = 500;

/// Something of this shop as others name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    pub product: ProductId,
    /// None: the product as a whole was named.
    pub sku: Option<SkuId>,
    /// The SKU's own, else the product's first.
    pub picture: String,
}

/// What goods are called, by merchant codes and by titles.
#[derive(Debug, Default)]
pub struct Names {
    by_code: HashMap<String, Called>,
    by_title: HashMap<String, Called>,
}

impl Names {
    /// By the first of the codes that is known, or by the title as a whole.
    pub fn of(&self, codes: &[&str], title: &str) -> Option<&Called> {
        let by_code = codes.iter().find_map(|code| self.by_code.get(*code));
        by_code.or_else(|| self.by_title.get(title))
    }
}

/// Which goods have these codes, their own or a SKU's, and these titles. A title that several have names none of them, nor what lies
/// in the recycle bin.
pub async fn called(
    db: &ShopDb,
    codes: &[String],
    titles: &[String],
) -> Result<Names, StorageError> {
    let mut names = Names::default();
    for some in codes.chunks(AT_ONCE) {
        let some = || some.iter().map(String::as_str);
        let products = products(db, product::Column::Code.is_in(some())).await?;
        for row in products {
            names.by_code.insert(row.code.clone(), row.called(None));
        }
        for (code, called) in skus(db, sku::Column::Code.is_in(some())).await? {
            names.by_code.insert(code, called);
        }
    }
    let mut doubtful = Vec::new();
    for some in titles.chunks(AT_ONCE) {
        let some = some.iter().map(String::as_str);
        let which = product::Column::Title.is_in(some).and(kept());
        for row in products(db, which).await? {
            let (title, called) = (row.title.clone(), row.called(None));
            if names.by_title.insert(title.clone(), called).is_some() {
                doubtful.push(title);
            }
        }
    }
    for title in doubtful {
        names.by_title.remove(&title);
    }
    Ok(names)
}

#[derive(FromQueryResult)]
struct Named {
    id: ProductId,
    code: String,
    title: String,
    picture: String,
}

impl Named {
    fn called(self, sku: Option<SkuId>) -> Called {
        Called {
            product: self.id,
            sku,
            picture: self.picture,
        }
    }
}

async fn products(
    db: &ShopDb,
    which: impl sea_orm::sea_query::IntoCondition,
) -> Result<Vec<Named>, StorageError> {
    use product::Column as C;
    let rows = db.rows::<product::Entity>().with(which);
    rows.only([C::Id, C::Code, C::Title, C::Picture]).await
}

#[derive(FromQueryResult)]
struct Sku {
    id: SkuId,
    product_id: ProductId,
    code: String,
    picture: String,
}

async fn skus(
    db: &ShopDb,
    which: impl sea_orm::sea_query::IntoCondition,
) -> Result<Vec<(String, Called)>, StorageError> {
    use sku::Column as C;
    let rows = db.rows::<sku::Entity>().with(which);
    let rows = rows.with(C::GoneAt.is_null());
    let skus: Vec<Sku> = rows
        .only([C::Id, C::ProductId, C::Code, C::Picture])
        .await?;
    let ids = skus.iter().map(|sku| sku.product_id);
    let of = products(db, product::Column::Id.is_in(ids)).await?;
    let of: HashMap<_, _> = of.into_iter().map(|row| (row.id, row.picture)).collect();
    let called = skus.into_iter().map(|sku| {
        let picture = match sku.picture {
            own if !own.is_empty() => own,
            _ => of.get(&sku.product_id).cloned().unwrap_or_default(),
        };
        let called = Called {
            product: sku.product_id,
            sku: Some(sku.id),
            picture,
        };
        (sku.code, called)
    });
    Ok(called.collect())
}
