//! Many new products at once.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use yingke_schema::catalogue::product;

use super::{AT_ONCE, Refused, check, codes, parts, pieces, told};
use crate::{
    access::Actor,
    catalogue::{
        goods::{
            Change, Goods, Unwritten,
            by_itself::settle_many,
            notice::news_of_new,
            sku_rows::sku_row,
            storage::row,
            write::{History, show_pictures, shown_by},
        },
        matches::set_matches,
        storage::as_text,
    },
    storage::{ShopTx, StorageError},
    vocabulary::{BatchId, Millis, ProductId, new_id},
};

/// What [`crate::catalogue::goods::edited`] made of [`Goods::named`].
pub struct NewProduct<'a> {
    pub goods: &'a Goods,
    /// Its description as customers see it; where it is missed, it is cleaned here, which takes longer.
    pub cleaned: Option<String>,
}

/// A product with the id and the place it gets.
struct Place<'a> {
    id: ProductId,
    position: i64,
    new: &'a NewProduct<'a>,
}

/// Puts them down at the end of the shop's order, at most 500; tells of each by its place its id, or why nothing of it was written:
/// `code_taken`, or `ChangedMeanwhile` of a category or template that has gone. The caller is [`crate::catalogue::goods::alone`], and
/// edits others before it, never after it: it ends with the audit row, whose lock orders want while edits would wait for them.
pub async fn begin_many(
    tx: &ShopTx,
    batch: Option<BatchId>,
    new: &[NewProduct<'_>],
    actor: &Actor,
    at: Millis,
) -> Result<Vec<(usize, Result<ProductId, Unwritten>)>, StorageError> {
    let ids: Vec<_> = new.iter().map(|_| ProductId(new_id())).collect();
    let mut refused = refused(tx, new, &ids).await?;
    let last = tx.rows::<product::Entity>();
    let last = last.latest(product::Column::Position).await?;
    let next = last.map_or(0, |last| last + 1);
    let good = ids.iter().zip(new).enumerate();
    let good = good.filter(|(place, _)| !refused.contains_key(place));
    let good: Vec<Place<'_>> = (next..)
        .zip(good)
        .map(|(position, (_, (id, new)))| Place {
            id: *id,
            position,
            new,
        })
        .collect();
    if !good.is_empty() {
        insert(tx, &good, at).await?;
        beside(tx, &good).await?;
        history(tx, batch, &good, actor, at).await?;
        let products = good.iter().map(|place| place.id).collect();
        let news = good.iter().map(|place| {
            let goods = place.new.goods;
            (news_of_new(goods), goods)
        });
        told::tell_of(tx, (batch, products), news, actor, at).await?;
    }
    let answers = ids.into_iter().enumerate();
    let answers = answers.map(|(place, id)| (place, refused.remove(&place).map_or(Ok(id), Err)));
    Ok(answers.collect())
}

async fn refused(
    tx: &ShopTx,
    new: &[NewProduct<'_>],
    ids: &[ProductId],
) -> Result<Refused, StorageError> {
    let mut refused = Refused::new();
    let named = new.iter().map(|new| new.goods).enumerate();
    check::gone(tx, named.collect(), &mut refused).await?;
    let wishes = ids.iter().zip(new).map(|(id, new)| codes::Wish {
        id: *id,
        before: None,
        after: new.goods,
    });
    codes::refuse(tx, wishes, &mut refused).await?;
    Ok(refused)
}

async fn insert(tx: &ShopTx, good: &[Place<'_>], at: Millis) -> Result<(), StorageError> {
    let rows: Vec<_> = good.iter().map(|place| whole(tx, place, at)).collect();
    for some in parts(rows, AT_ONCE) {
        tx.insert_many(some).await?;
    }
    let skus = good.iter().flat_map(|place| {
        let skus = place.new.goods.skus.iter().enumerate();
        skus.map(|(at, sku)| sku_row(tx, place.id, sku, at))
    });
    let skus: Vec<_> = skus.collect();
    for some in parts(skus, AT_ONCE) {
        tx.insert_many(some).await?;
    }
    Ok(())
}

/// Its row as it stays, with all that its SKUs say.
fn whole(tx: &ShopTx, place: &Place<'_>, at: Millis) -> product::ActiveModel {
    let goods = place.new.goods;
    let (low, high) = goods.prices();
    let first = goods.detail.pictures.first();
    product::ActiveModel {
        picture: Set(first.cloned().unwrap_or_default()),
        price_fen: Set(low),
        price_to_fen: Set(high),
        stock: Set(goods.left()),
        list_at: Set(goods.list_at),
        template_id: Set(goods.template),
        tags: Set(as_text(&goods.tags)),
        low_stock: Set(goods.low_stock),
        rev: Set(1),
        ..row(tx.shop(), place.id, place.position, goods, at)
    }
}

/// Descriptions, pictures, times to be listed.
async fn beside(tx: &ShopTx, good: &[Place<'_>]) -> Result<(), StorageError> {
    let described = good
        .iter()
        .filter(|place| !place.new.goods.description.is_empty());
    let texts = described.map(|place| {
        let html = &place.new.goods.description;
        (
            place.id,
            pieces::described(html, place.new.cleaned.as_ref()),
        )
    });
    pieces::describe(tx, texts.collect()).await?;
    let shown = good.iter().flat_map(|place| shown_by(place.new.goods));
    show_pictures(tx, shown.collect::<BTreeSet<_>>()).await?;
    let matching = good
        .iter()
        .map(|place| (place.id, place.new.goods.detail.goes_with.as_slice()));
    let matching = matching.filter(|(_, codes)| !codes.is_empty());
    set_matches(tx, &matching.collect::<Vec<_>>()).await?;
    let times = good.iter().map(|place| (place.id, place.new.goods.list_at));
    let times: Vec<_> = times.filter(|(_, list_at)| list_at.is_some()).collect();
    settle_many(tx, &times).await
}

/// One row each: what it began as stands in the product.
async fn history(
    tx: &ShopTx,
    batch: Option<BatchId>,
    good: &[Place<'_>],
    actor: &Actor,
    at: Millis,
) -> Result<(), StorageError> {
    let says = History { actor, at, batch };
    let rows = good.iter().map(|place| {
        let created = Change {
            field: "created",
            sku: None,
            before: Value::Null,
            after: json!(place.new.goods.code),
        };
        says.row(tx, (place.id, 1), &[created])
    });
    let rows: Vec<_> = rows.collect();
    for some in parts(rows, AT_ONCE) {
        tx.insert_many(some).await?;
    }
    Ok(())
}
