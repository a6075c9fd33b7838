//! New names are shown of what is there already, a few products at a time.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Instant,
};

use async_trait::async_trait;
use serde_json::json;
use yingke_taobao_csv::Layout;

use super::recalled::{Recalled, recalled};
use crate::{
    app::App,
    audit,
    catalogue::{
        self, ShelvesChanged, categories,
        goods::{
            Change, Edit, Fault, Given, Goods, GoodsSku, SkuForm, Stored, Unwritten, Written,
            alone, edited, given_for, stored_many, stored_many_in, write_many,
        },
    },
    goods_files::{
        names,
        origins::{self, OriginRow},
        snapshot::Snapshot,
        taobao::TaobaoNames,
    },
    jobs::{Ended, Pace, Run, Work},
    shops,
    storage::{ShopTx, StorageError},
    vocabulary::{LayoutId, Millis, ProductId},
};

pub const KIND: &str = "goods_names";
/// Products of one transaction at the most.
const AT_ONCE: usize = 50;

/// Calls what is there as it is called now.
pub struct Naming(App);

impl Naming {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }
}

#[async_trait]
impl Work for Naming {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let db = self.0.store().shop(run.shop);
        let Some(shop) = shops::find(self.0.store(), &run.shop.into()).await? else {
            return Ok(Ended::Left);
        };
        let at = self.0.clock().now();
        self.categories(run, &names::names(&db).await?).await?;
        // Read again: a number may be another category's now.
        let grounds = Grounds {
            names: names::names(&db).await?,
            given: given_for(&db, &shop.slug, &[], at).await?,
        };
        let mut pace = Pace::of(AT_ONCE);
        let mut last: Option<ProductId> = serde_json::from_str(&run.cursor).ok();
        loop {
            if !run.go_on().await? {
                return Ok(Ended::Left);
            }
            let rows = origins::behind(&db, last, pace.now() as u64).await?;
            let Some(end) = rows.last().map(|row| row.product_id) else {
                break;
            };
            if !self.part(run, &grounds, (rows, end), &mut pace).await? {
                return Ok(Ended::Left);
            }
            last = Some(end);
        }
        let live = self.0.live();
        live.tell_members(run.shop, None, catalogue::NEWS, &json!({}));
        Ok(Ended::Done)
    }
}

impl Naming {
    /// Those that are called after a number become what the number means, each in a transaction of its own.
    async fn categories(&self, run: &Run, names: &TaobaoNames) -> Result<(), StorageError> {
        let there = categories::names(&self.0.store().shop(run.shop)).await?;
        let there: HashSet<_> = there.into_iter().collect();
        for (cid, name) in &names.categories {
            let numbered = TaobaoNames::numbered_category(*cid);
            let Some(by) = run.by.member().ok().filter(|_| there.contains(&numbered)) else {
                continue;
            };
            let at = self.0.clock().now();
            let tx = self.0.store().begin(run.shop).await?;
            alone(&tx).await?;
            if categories::merge(&tx, (&numbered, name), at).await? {
                let changed = ShelvesChanged {
                    by: by.id,
                    object: "categories".to_owned(),
                };
                tx.emit(&changed, at).await?;
                let entry = audit::Entry {
                    action: "edit_goods",
                    object: changed.object,
                    detail: json!({ "from": numbered, "to": name }),
                };
                audit::record(&tx, &run.by, at, entry).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// False: leave off. Products of which nothing changes are read outside of the transaction only.
    async fn part(
        &self,
        run: &mut Run,
        grounds: &Grounds,
        (rows, end): (Vec<OriginRow>, ProductId),
        pace: &mut Pace,
    ) -> Result<bool, StorageError> {
        let (store, at) = (self.0.store(), self.0.clock().now());
        let db = store.shop(run.shop);
        let ids: Vec<_> = rows.iter().map(|row| row.product_id).collect();
        let of: HashSet<_> = rows.iter().map(|row| row.layout_id).collect();
        let layouts = origins::layouts(&db, &of.into_iter().collect::<Vec<_>>()).await?;
        let stored = stored_many(&db, &ids, false).await?;
        let aims = grounds.aims((&rows, &layouts), stored);
        let ids: Vec<_> = aims.iter().map(|aim| aim.stored.id).collect();
        let (done, mut refused) = (rows.len() as i64, 0);
        let tx = store.begin(run.shop).await?;
        let began = Instant::now();
        if !ids.is_empty() {
            alone(&tx).await?;
            let rows = origins::of_in(&tx, &ids).await?;
            let stored = stored_many_in(&tx, &ids, false).await?;
            let aims = grounds.aims((&rows, &layouts), stored);
            refused = write(&tx, run, &aims, at).await?;
        }
        let cursor = json!(end).to_string();
        if !run.advance(&tx, cursor, done - refused, refused).await? {
            return Ok(false);
        }
        tx.commit().await?;
        if !ids.is_empty() {
            let aim = store.gate().turn_length();
            pace.took(ids.len(), began.elapsed(), aim);
        }
        Ok(true)
    }
}

/// What decisions rest on beside the rows.
struct Grounds {
    names: TaobaoNames,
    given: Given,
}

/// A product, and what becomes of it and of what is kept beside its row.
struct Aim {
    stored: Stored,
    after: Goods,
    changes: Vec<Change>,
    snapshot: Snapshot,
}

impl Grounds {
    fn aims(
        &self,
        (rows, layouts): (&[OriginRow], &HashMap<LayoutId, Arc<Layout>>),
        stored: Vec<Stored>,
    ) -> Vec<Aim> {
        let rows: HashMap<_, _> = rows.iter().map(|row| (row.product_id, row)).collect();
        let aims = stored.into_iter().filter_map(|stored| {
            let origin = rows.get(&stored.id)?;
            self.aim(origin, layouts.get(&origin.layout_id)?, stored)
        });
        aims.collect()
    }

    /// None: nothing is to be done, or its SKUs would be none that the shop could have.
    fn aim(&self, origin: &OriginRow, layout: &Arc<Layout>, stored: Stored) -> Option<Aim> {
        let (row, snapshot) = origins::read(origin, layout)?;
        let product = row.product().ok()?;
        let goods = &stored.goods;
        let rules = self.given.categories.get(&goods.category);
        let rules = rules.map_or(&[][..], Vec::as_slice);
        let mut now = recalled(&product, &snapshot, goods, &self.names, rules)?;
        let edited = self.edited(goods, &now).or_else(|_| {
            // Those of the shop's own may not be what the category asks: all stay as they are, and SKUs get their names.
            now.attributes.clone_from(&goods.detail.attributes);
            now.snapshot.attributes.clone_from(&snapshot.attributes);
            self.edited(goods, &now)
        });
        let (after, changes) = edited.ok()?;
        Some(Aim {
            stored,
            after,
            changes,
            snapshot: now.snapshot,
        })
    }

    fn edited(&self, goods: &Goods, now: &Recalled) -> Result<(Goods, Vec<Change>), Fault> {
        let mut edits = Vec::new();
        if now.skus != goods.skus {
            edits.push(Edit::Skus(now.skus.iter().cloned().map(form).collect()));
        }
        if now.attributes != goods.detail.attributes {
            edits.push(Edit::Attributes(now.attributes.clone()));
        }
        if edits.is_empty() {
            return Ok((goods.clone(), Vec::new()));
        }
        edited(goods, &edits, &self.given)
    }
}

/// As it is, whatever orders make of its stock meanwhile.
fn form(sku: GoodsSku) -> SkuForm {
    SkuForm {
        id: Some(sku.id),
        code: sku.code,
        barcode: sku.barcode,
        props: sku.props,
        price_fen: sku.price_fen,
        stock: None,
        stock_was: None,
        weight_g: None,
        volume_cm3: None,
        picture: None,
    }
}

/// How many could not be written.
async fn write(tx: &ShopTx, run: &Run, aims: &[Aim], at: Millis) -> Result<i64, StorageError> {
    let written = aims.iter().map(|aim| Written {
        stored: &aim.stored,
        after: &aim.after,
        changes: &aim.changes,
        cleaned: None,
    });
    let written: Vec<_> = written.collect();
    let outcome = write_many(tx, None, &written, &run.by, at).await?;
    let mut refused = 0;
    for (aim, (_, outcome)) in aims.iter().zip(outcome) {
        match outcome {
            Ok(_) => origins::recall(tx, aim.stored.id, &aim.snapshot).await?,
            Err(Unwritten::Storage(error)) => return Err(error),
            Err(_) => refused += 1,
        }
    }
    Ok(refused)
}
