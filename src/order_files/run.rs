//! Orders of a checked file come in, some at a time.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;

use super::{
    check::{import_of, reading},
    drop::forget_files,
    storage::{self, Step},
    told::{Told, Wares, city},
};
use crate::{
    app::App,
    catalogue::{self, Names},
    customers::{self, Elsewhere},
    jobs::{Ended, Run, Work},
    storage::{ShopDb, ShopTx, StorageError},
    trade::{self, Brought, Item, Source, Undone},
    vocabulary::{CustomerId, OrderId, OrderImportId, new_id},
};

pub const KIND: &str = "order_import";
/// Orders of one transaction: with their lines, events and customers some hundred rows.
const AT_ONCE: usize = 60;
/// Lines of one transaction, unless it is one order.
const LINES_AT_ONCE: usize = 240;

pub struct BringIn(pub App);

#[async_trait]
impl Work for BringIn {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let db = self.0.store().shop(run.shop);
        let Some(row) = import_of(&db, &run.input, Step::Running).await? else {
            return Ok(Ended::Failed("import_gone".to_owned()));
        };
        let good = match reading(&self.0, run, &row).await? {
            Some(Ok(reading)) => reading.good,
            Some(Err(not_read)) => return Ok(Ended::Failed(not_read.code().to_owned())),
            None => return Ok(Ended::Left),
        };
        let names = names_of(&db, &good).await?;
        if !run.go_on().await? {
            return Ok(Ended::Left);
        }
        let mut done = run.cursor.parse::<usize>().unwrap_or(0).min(good.len());
        while done < good.len() {
            let some = next_of(&good[done..]);
            done += some.len();
            match self.part(run, (row.id, &names), some, done).await? {
                Part::Done => {}
                Part::Left => return Ok(Ended::Left),
                Part::Refused(code) => return Ok(Ended::Failed(code.to_owned())),
            }
        }
        self.end(run, row.id).await
    }
}

/// The orders of the next transaction, at least one where there is one.
pub fn next_of(good: &[Told]) -> &[Told] {
    let mut lines = 0;
    let fitting = good.iter().take(AT_ONCE).take_while(|told| {
        lines += told.wares.len();
        lines <= LINES_AT_ONCE
    });
    &good[..fitting.count().max(1).min(good.len())]
}

/// How some of the orders came in.
enum Part {
    Done,
    Left,
    /// By the machine, though the check has tried it.
    Refused(&'static str),
}

impl BringIn {
    async fn part(
        &self,
        run: &mut Run,
        (import, names): (OrderImportId, &Names),
        some: &[Told],
        upto: usize,
    ) -> Result<Part, StorageError> {
        let now = self.0.clock().now();
        let tx = self.0.store().begin(run.shop).await?;
        let numbers: Vec<_> = some.iter().map(|told| told.no.clone()).collect();
        let here = trade::numbers_here_in(&tx, &numbers).await?;
        let new: Vec<_> = some
            .iter()
            .filter(|told| !here.contains(&told.no))
            .collect();
        let source = Source::Taobao.code();
        let buyers = buyers(&new);
        let (ids, begun) = customers::bring_in(&tx, source, buyers, now).await?;
        let orders = new.iter().filter_map(|told| {
            let customer = ids.get(&told.nick)?;
            Some(brought(told, *customer, names))
        });
        let orders: Vec<_> = orders.collect();
        let count = orders.len() as i64;
        match trade::bring_in(&tx, import, &run.by, orders, now).await {
            Ok(()) => {}
            Err(Undone::Storage(error)) => return Err(error),
            Err(Undone::Illegal(illegal)) => return Ok(Part::Refused(illegal.code())),
            Err(
                Undone::NotFound
                | Undone::KeyReused
                | Undone::ChangedMeanwhile
                | Undone::NeedsCustomer
                | Undone::AboveLimit { .. },
            ) => {
                return Ok(Part::Refused("wrong_state"));
            }
        }
        storage::came(&tx, (import, now), (count, begun)).await?;
        self.advance(run, tx, upto, some.len()).await
    }

    async fn advance(
        &self,
        run: &mut Run,
        tx: ShopTx,
        upto: usize,
        done: usize,
    ) -> Result<Part, StorageError> {
        if !run.advance(&tx, upto.to_string(), done as i64, 0).await? {
            return Ok(Part::Left);
        }
        tx.commit().await?;
        Ok(Part::Done)
    }

    /// What is done is forgotten: the file is full of people.
    async fn end(&self, run: &mut Run, id: OrderImportId) -> Result<Ended, StorageError> {
        let tx = self.0.store().begin(run.shop).await?;
        storage::step(&tx, (id, self.0.clock().now()), Step::Done).await?;
        let cursor = run.cursor.clone();
        if !run.advance(&tx, cursor, 0, 0).await? {
            return Ok(Ended::Left);
        }
        tx.commit().await?;
        trade::told(&self.0, run.shop);
        // It is done; a timer tries again.
        if let Err(error) = forget_files(&self.0, run.shop, id).await {
            tracing::warn!(%error, import = %id, "a file of orders is not forgotten yet");
        }
        Ok(Ended::Done)
    }
}

/// What of this shop's goods the file means, asked once for all of it.
async fn names_of(db: &ShopDb, good: &[Told]) -> Result<Names, StorageError> {
    let wares = || good.iter().flat_map(|told| &told.wares);
    let codes: BTreeSet<_> = wares().flat_map(|of| of.codes.iter().cloned()).collect();
    let titles: BTreeSet<_> = wares().map(|of| of.title.clone()).collect();
    let codes: Vec<_> = codes.into_iter().collect();
    let titles: Vec<_> = titles.into_iter().collect();
    catalogue::called(db, &codes, &titles).await
}

/// Each buyer once, with what is known of them from their newest order.
fn buyers(new: &[&Told]) -> Vec<Elsewhere> {
    let mut buyers = BTreeMap::<&str, Elsewhere>::new();
    let mut by_time = new.to_vec();
    by_time.sort_by_key(|told| told.placed_at);
    for told in by_time {
        let spent_fen = buyers.get(told.nick.as_str()).map_or(0, |of| of.spent_fen);
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let buyer = Elsewhere {
            nick: told.nick.clone(),
            phone: some(&told.phone),
            address: some(&told.address),
            city: city(&told.address).map(str::to_owned),
            seen_at: told.placed_at,
            spent_fen: spent_fen + told.spent_fen,
        };
        buyers.insert(&told.nick, buyer);
    }
    buyers.into_values().collect()
}

fn brought(told: &Told, customer: CustomerId, names: &Names) -> Brought {
    Brought {
        id: OrderId(new_id()),
        no: told.no.clone(),
        customer,
        receiver: told.receiver.clone(),
        phone: told.phone.clone(),
        address: told.address.clone(),
        buyer_message: told.buyer_message.clone(),
        note: told.note.clone(),
        items: told.wares.iter().map(|of| item(of, names)).collect(),
        history: told.history.clone(),
    }
}

/// What the shop sells too is known for it; the rest keeps its words.
fn item(of: &Wares, names: &Names) -> Item {
    let codes: Vec<_> = of.codes.iter().map(String::as_str).collect();
    let item = of.item();
    match names.of(&codes, &of.title) {
        Some(called) => Item {
            product: Some(called.product),
            sku_id: called.sku,
            picture: called.picture.clone(),
            ..item
        },
        None => item,
    }
}
