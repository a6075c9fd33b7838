//! What is kept and told of many changes: the history of each product, and one event, one audit row and one notice of a kind for all.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{AT_ONCE, Written, news, parts};
use crate::{
    access::Actor,
    audit,
    catalogue::{
        goods::{
            Goods,
            notice::{News, Told, gathered, news_of},
            storage::{Before, listed_before},
            write::{History, is_listing},
        },
        low_stock::low_stock_in,
    },
    storage::{Event, ShopTx, StorageError},
    vocabulary::{BatchId, MemberId, Millis, ProductId},
};

/// Products were put down or edited together; a batch tells it in several parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductsChanged {
    pub batch: Option<BatchId>,
    pub products: Vec<ProductId>,
    /// None: nobody in particular.
    pub by: Option<MemberId>,
}

impl Event for ProductsChanged {
    const KIND: &'static str = "ProductsChanged";
}

pub async fn history(
    tx: &ShopTx,
    batch: Option<BatchId>,
    good: &[&Written<'_>],
    actor: &Actor,
    at: Millis,
) -> Result<(), StorageError> {
    let says = History { actor, at, batch };
    let rows = good
        .iter()
        .map(|one| says.row(tx, (one.stored.id, one.stored.rev + 1), one.changes));
    let rows: Vec<_> = rows.collect();
    for some in parts(rows, AT_ONCE) {
        tx.insert_many(some).await?;
    }
    Ok(())
}

/// Of those that are listed now, how they left the shop before.
pub async fn listed_before_of(
    tx: &ShopTx,
    good: &[&Written<'_>],
) -> Result<HashMap<ProductId, Before>, StorageError> {
    let listed = good
        .iter()
        .filter(|one| is_listing(&one.stored.goods, one.after));
    let listed: Vec<_> = listed.map(|one| one.stored.id).collect();
    listed_before(tx, &listed).await
}

pub async fn tell(
    tx: &ShopTx,
    (batch, before): (Option<BatchId>, &HashMap<ProductId, Before>),
    good: &[&Written<'_>],
    actor: &Actor,
    at: Millis,
) -> Result<(), StorageError> {
    let products = good.iter().map(|one| one.stored.id).collect();
    let low = low_stock_in(tx).await?;
    let news = good.iter().map(|one| {
        let was = before.get(&one.stored.id).copied().unwrap_or_default();
        let known = (low, was);
        (news_of(&one.stored.goods, one.after, known), one.after)
    });
    tell_of(tx, (batch, products), news, actor, at).await
}

/// One notice of a kind; those of a batch once it is written in all its parts. The news are of the products in their order.
pub async fn tell_of<'a>(
    tx: &ShopTx,
    (batch, products): (Option<BatchId>, Vec<ProductId>),
    news: impl Iterator<Item = (Option<News>, &'a Goods)>,
    actor: &Actor,
    at: Millis,
) -> Result<(), StorageError> {
    let (Some(first), Some(last)) = (products.first().copied(), products.last().copied()) else {
        return Ok(());
    };
    let object = batch.map_or_else(|| format!("product/{first}"), |id| format!("batch/{id}"));
    let told = told_of(&products, news);
    if let Some(id) = batch {
        news::gather(tx, id, told, at).await?;
    } else {
        for one in &told {
            tx.emit(&gathered(one, &format!("{object}/{at}")), at)
                .await?;
        }
    }
    let detail = json!({ "products": products.len(), "first": first, "last": last });
    let by = actor.member().ok().map(|member| member.id);
    let changed = ProductsChanged {
        batch,
        products,
        by,
    };
    tx.emit(&changed, at).await?;
    // Last: whoever has its lock waits for nobody.
    let entry = audit::Entry {
        action: "edit_goods_batch",
        object,
        detail,
    };
    audit::record(tx, actor, at, entry).await
}

fn told_of<'a>(
    products: &[ProductId],
    news: impl Iterator<Item = (Option<News>, &'a Goods)>,
) -> Vec<Told> {
    let mut all: [Vec<(ProductId, &str)>; News::ALL.len()] = Default::default();
    for (id, (news, goods)) in products.iter().zip(news) {
        if let Some(news) = news {
            all[news as usize].push((*id, goods.title.as_str()));
        }
    }
    let told = News::ALL.into_iter().zip(&all).filter_map(|(news, of)| {
        let (first, title) = of.first()?;
        Some(Told {
            news,
            first: *first,
            title: (*title).to_owned(),
            many: of.len(),
            why: None,
            also: Vec::new(),
        })
    });
    told.collect()
}
