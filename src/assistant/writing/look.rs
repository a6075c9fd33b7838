//! Reads the parts of a batch, and works each out.

use std::{convert::identity, sync::Arc};

use parking_lot::Mutex;
use tokio::sync::mpsc;

use super::{part::Part, plan::Plan};
use crate::{
    assistant::{
        ItemState,
        items::{self, ToDo},
    },
    catalogue::goods::{self, Edit, GivenMany, given_many},
    jobs::Pace,
    storage::{ShopDb, StorageError},
    vocabulary::{BatchId, Clock},
};

/// What the products of one transaction weigh together, at the most.
const MOST_WEIGHT: usize = 2_500;
/// What a product weighs beside its changes, of which each is a row of its history and mostly one of a SKU.
const OF_PRODUCT: usize = 2;
/// How an item's changes begin, each of them.
const CHANGE: &str = r#"{"field":""#;

/// Reads the parts of a batch, one behind the other.
#[derive(Clone)]
pub(super) struct Looking {
    pub(super) db: ShopDb,
    pub(super) slug: String,
    pub(super) clock: Clock,
    pub(super) batch: BatchId,
    pub(super) has_texts: bool,
    pub(super) plan: Plan,
    pub(super) pace: Arc<Mutex<Pace>>,
}

impl Looking {
    /// Gives the parts behind that one, until there are no more or nobody takes them.
    pub(super) async fn look_on(
        self,
        mut behind: i64,
        give: mpsc::Sender<Part>,
    ) -> Result<(), StorageError> {
        while let Some(part) = self.look(behind).await? {
            behind = part.last;
            if give.send(part).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn look(&self, behind: i64) -> Result<Option<Part>, StorageError> {
        let plan = self.plan;
        let most = self.pace.lock().now();
        let which = (self.batch, plan.from, plan.skips_warned);
        let mut items = items::to_do(&self.db, which, behind, most as u64).await?;
        let weights: Vec<_> = items.iter().map(weight).collect();
        items.truncate(self.pace.lock().fit(&weights, MOST_WEIGHT));
        let Some(last) = items.last().map(|item| item.no) else {
            return Ok(None);
        };
        let named: Vec<_> = items.iter().map(plan.naming).collect();
        let now = self.clock.now();
        let GivenMany { mut given, cleaned } =
            given_many(&self.db, &self.slug, &named, now).await?;
        if plan.to == ItemState::Undone {
            // What a product has shown before it may show again.
            let shown = named.into_iter().flatten().filter_map(pictures).flatten();
            given.pictures.extend(shown.map(|one| (one.clone(), one)));
        }
        let ids: Vec<_> = items.iter().map(|item| item.product_id).collect();
        let cleaned = ids.iter().zip(cleaned);
        let cleaned = cleaned.filter_map(|(id, html)| Some((*id, html?)));
        let cleaned = cleaned.collect();
        let stored = goods::packed(&self.db, ids, self.has_texts, identity).await?;
        let aim = plan.aim;
        let judging = tokio::task::spawn_blocking(move || {
            let by_product = items.into_iter().map(|item| (item.product_id, item));
            let items = by_product.collect();
            let (aims, faults) = Part::aimed(&items, stored, &given, aim);
            Part {
                items,
                given,
                cleaned,
                aims,
                faults,
                last,
            }
        });
        Ok(Some(judging.await.expect("working it out is pure")))
    }
}

fn weight(item: &ToDo) -> usize {
    OF_PRODUCT + item.changes.matches(CHANGE).count()
}

fn pictures(edit: Edit) -> Option<Vec<String>> {
    match edit {
        Edit::Pictures(addresses) => Some(addresses),
        _ => None,
    }
}
