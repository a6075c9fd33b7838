//! A node at work: takes up what waits, for as long as it lives.

use std::{collections::HashSet, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;
use parking_lot::Mutex;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use yingke_schema::jobs::job::Model;

use super::{Ended, JobState, Run, Work, claim, news::News};
use crate::{app::App, members, storage::StorageError, vocabulary::ShopId};

/// What other nodes began, or left, is found no later than this.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Messages come first: a node has hands for two jobs, of two shops.
const MOST: usize = 2;

type Works = Arc<[Arc<dyn Work>]>;

/// Does jobs until `leave`; returns once none is under way. One that is cut short is another node's at once.
pub async fn run(app: App, works: Vec<Arc<dyn Work>>, leave: CancellationToken) {
    let works: Works = works.into();
    let busy = Busy::default();
    let mut under_way = JoinSet::new();
    while !leave.is_cancelled() {
        let taken = take_up(&app, (&works, &busy, &leave), &mut under_way);
        if let Err(error) = taken.await {
            tracing::warn!(%error, "jobs wait for the next look");
        }
        tokio::select! {
            () = leave.cancelled() => {}
            () = app.jobs().woken() => {}
            Some(_) = under_way.join_next() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
    while under_way.join_next().await.is_some() {}
}

async fn take_up(
    app: &App,
    (works, busy, leave): (&Works, &Busy, &CancellationToken),
    under_way: &mut JoinSet<()>,
) -> Result<(), StorageError> {
    let kinds: Vec<_> = works.iter().map(|work| work.kind()).collect();
    loop {
        let shops = busy.shops();
        if shops.len() >= MOST {
            return Ok(());
        }
        let taken = claim::claim(app, &kinds, &shops, app.clock().now()).await?;
        let Some((row, claim)) = taken else {
            return Ok(());
        };
        let place = busy.place(row.shop_id);
        let (app, works, leave) = (app.clone(), works.clone(), leave.clone());
        under_way.spawn(async move {
            attempt(&app, &works, (row, claim), &leave).await;
            drop(place);
        });
    }
}

/// Does what waits, one job after the other, until nothing does; how many came to an end of any kind. For tests and tools.
pub async fn run_due(app: &App, works: &[Arc<dyn Work>]) -> Result<usize, StorageError> {
    let kinds: Vec<_> = works.iter().map(|work| work.kind()).collect();
    let mut ended = 0;
    while let Some(taken) = claim::claim(app, &kinds, &[], app.clock().now()).await? {
        if attempt(app, works, taken, &CancellationToken::new()).await {
            ended += 1;
        }
    }
    Ok(ended)
}

/// Whether it came to an end of any kind. What fails, by the database or by a mistake of ours, is tried again in a while, and not for
/// ever.
async fn attempt(
    app: &App,
    works: &[Arc<dyn Work>],
    (row, claim): (Model, Uuid),
    leave: &CancellationToken,
) -> bool {
    let run = execute(app, works, (row.clone(), claim), leave);
    let why = match AssertUnwindSafe(run).catch_unwind().await {
        Ok(Ok(())) => return true,
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it panicked".to_owned(),
    };
    let failed = claim::fail(app.store(), (&row, claim), app.clock().now()).await;
    let is_over = failed.unwrap_or_else(|error| {
        tracing::warn!(%error, "a job waits until its claim has run out");
        false
    });
    tracing::error!(why, is_over, id = %row.id, kind = row.kind, "a job broke off");
    News::of(app, &row).now();
    is_over
}

async fn execute(
    app: &App,
    works: &[Arc<dyn Work>],
    (row, claim): (Model, Uuid),
    leave: &CancellationToken,
) -> Result<(), StorageError> {
    let Some(work) = works.iter().find(|work| work.kind() == row.kind) else {
        return Ok(());
    };
    let store = app.store();
    let person = members::person_behind(&store.shop(row.shop_id), row.member_id).await?;
    let news = News::of(app, &row);
    let ended = match person {
        Some(person) => {
            let held = (row.clone(), claim);
            let mut run = Run::new(app, held, (person, leave.clone()), news.clone());
            work.run(&mut run).await?
        }
        None => Ended::Failed("member_left".to_owned()),
    };
    let (now, held) = (app.clock().now(), (&row, claim));
    match ended {
        Ended::Done => claim::end(store, held, (JobState::Done, ""), now).await?,
        Ended::Failed(why) => claim::end(store, held, (JobState::Failed, &why), now).await?,
        Ended::Left if leave.is_cancelled() => claim::release(store, held).await?,
        Ended::Left => {}
    }
    news.now();
    Ok(())
}

/// Shops whose job is under way here: one at a time each.
#[derive(Clone, Default)]
struct Busy(Arc<Mutex<HashSet<ShopId>>>);

/// A shop's place among them, given back when dropped.
struct Place {
    busy: Busy,
    shop: ShopId,
}

impl Busy {
    fn shops(&self) -> Vec<ShopId> {
        self.0.lock().iter().copied().collect()
    }

    fn place(&self, shop: ShopId) -> Place {
        self.0.lock().insert(shop);
        Place {
            busy: self.clone(),
            shop,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.busy.0.lock().remove(&self.shop);
    }
}
