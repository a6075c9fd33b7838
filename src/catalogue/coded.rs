//! What a merchant's code names 商家编码, by how it begins: from the indexes of codes, which know no capitals from small letters.

use sea_orm::{
    Condition, ExprTrait, FromQueryResult,
    sea_query::{Expr, Func, LikeExpr},
};
use yingke_schema::catalogue::{product, sku};

use super::storage::escaped;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ProductId, SkuId},
};

/// Products and single SKUs.
#[derive(Clone, Debug, Default)]
pub struct Coded {
    pub products: Vec<ProductId>,
    pub skus: Vec<SkuId>,
}

/// Whose code begins so, as it was typed, in capitals or in small letters; where those are more than `most` of a kind, whose code is
/// exactly that. So, too, where it begins with neither a letter nor a digit: what begins like it lies in no one place of every
/// database's order.
pub async fn coded(db: &ShopDb, code: &str, most: u64) -> Result<Coded, StorageError> {
    Ok(Coded {
        products: products(db, code, most).await?,
        skus: skus(db, code, most).await?,
    })
}

async fn products(db: &ShopDb, code: &str, most: u64) -> Result<Vec<ProductId>, StorageError> {
    let column = Expr::col((product::Entity, product::Column::Code));
    let mut found = Vec::new();
    for which in begun(code, &column) {
        found.extend(products_with(db, which, most + 1).await?);
    }
    found.sort_unstable();
    found.dedup();
    if found.len() as u64 > most {
        return products_with(db, exactly(code, &column), 1).await;
    }
    Ok(found)
}

async fn skus(db: &ShopDb, code: &str, most: u64) -> Result<Vec<SkuId>, StorageError> {
    let column = Expr::col((sku::Entity, sku::Column::Code));
    let mut found = Vec::new();
    for which in begun(code, &column) {
        found.extend(skus_with(db, which, most + 1).await?);
    }
    found.sort_unstable();
    found.dedup();
    if found.len() as u64 > most {
        return skus_with(db, exactly(code, &column), 1).await;
    }
    Ok(found)
}

async fn products_with(
    db: &ShopDb,
    which: Condition,
    most: u64,
) -> Result<Vec<ProductId>, StorageError> {
    #[derive(FromQueryResult)]
    struct Named {
        id: ProductId,
    }
    let rows = db.rows::<product::Entity>().with(which).limit(most);
    let rows: Vec<Named> = rows.only([product::Column::Id]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn skus_with(db: &ShopDb, which: Condition, most: u64) -> Result<Vec<SkuId>, StorageError> {
    #[derive(FromQueryResult)]
    struct Named {
        id: SkuId,
    }
    let rows = db.rows::<sku::Entity>().with(which).limit(most);
    let rows: Vec<Named> = rows.only([sku::Column::Id]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

pub(super) fn exactly(code: &str, column: &Expr) -> Condition {
    Condition::all().add(column.clone().eq(code))
}

/// Each by a range of the index; what lies in it and begins otherwise is left out by looking at it.
pub(super) fn begun(code: &str, column: &Expr) -> Vec<Condition> {
    let like = format!("{}%", escaped(&code.to_lowercase()));
    let begins = || {
        let lower = Expr::expr(Func::lower(column.clone()));
        lower.like(LikeExpr::new(like.clone()).escape('\\'))
    };
    let ways = ways(code).into_iter().map(|from| {
        let before = after_all(&from).map(|next| column.clone().lt(next));
        Condition::all()
            .add(column.clone().gte(from))
            .add_option(before)
            .add(begins())
    });
    let ways: Vec<_> = ways.collect();
    if ways.is_empty() {
        return vec![exactly(code, column)];
    }
    ways
}

/// How what begins so is written: as it was typed, in capitals, or in small letters.
fn ways(code: &str) -> Vec<String> {
    let is_sorted_alike = |c: &char| c.is_ascii_graphic() && *c != '\\';
    let beginning: String = code.chars().take_while(is_sorted_alike).collect();
    if !beginning.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    let mut ways = vec![
        beginning.to_ascii_uppercase(),
        beginning.to_ascii_lowercase(),
        beginning,
    ];
    ways.sort_unstable();
    ways.dedup();
    ways
}

/// The first that lies behind everything that begins so, whether an order goes by signs or passes them over; none: nothing does.
fn after_all(beginning: &str) -> Option<String> {
    let is_last = |c: char| matches!(c, '9' | 'Z' | 'z') || !c.is_ascii_alphanumeric();
    let rest = beginning.trim_end_matches(is_last);
    let last = rest.bytes().next_back()?;
    let next = char::from(last + 1);
    Some(format!("{}{next}", &rest[..rest.len() - 1]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_looked_for_as_typed_in_capitals_and_in_small_letters() {
        assert_eq!(ways("6901-8"), ["6901-8"]);
        assert_eq!(ways("Qm-t1壶"), ["QM-T1", "Qm-t1", "qm-t1"]);
        assert!(ways("林夏").is_empty() && ways("-1").is_empty());
        let behind = |code| after_all(code).unwrap();
        assert_eq!(behind("QM-T1"), "QM-T2");
        assert_eq!(behind("QM-9"), "QN", "signs may be passed over");
        assert_eq!(after_all("9-9"), None);
    }

    proptest! {
        #[test]
        fn what_begins_so_lies_in_a_range(code in "[0-9A-Z-]{1,8}", length in 1_usize..8) {
            let asked = code[..length.min(code.len())].to_lowercase();
            let ways = ways(&asked);
            let bare = |text: &str| text.replace('-', "");
            let lies = |from: &String| {
                let next = after_all(from);
                let by_signs = code >= *from && next.as_ref().is_none_or(|next| code < *next);
                let (code, from) = (bare(&code), bare(from));
                by_signs && code >= from && next.is_none_or(|next| code < bare(&next))
            };
            prop_assert!(ways.is_empty() || ways.iter().any(lies), "{asked} {ways:?}");
            prop_assert_eq!(ways.is_empty(), asked.starts_with('-'));
        }
    }
}
