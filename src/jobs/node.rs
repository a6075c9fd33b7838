//! A node at work: takes up what waits, for as long as it lives.

use std::{collections::HashSet, sync::Arc, time::Duration};

use parking_lot::Mutex;
use tokio::task::{JoinError, JoinSet};
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
            Some(ended) = under_way.join_next() => lament(ended),
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
    while let Some(ended) = under_way.join_next().await {
        lament(ended);
    }
}

/// A panic was a mistake of ours: the claim runs out, and somebody can stop the job.
fn lament(ended: Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a job broke off");
    }
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
        let taken = claim::claim(app.store(), &kinds, &shops, app.clock().now()).await?;
        let Some((row, claim)) = taken else {
            return Ok(());
        };
        let place = busy.place(row.shop_id);
        let (app, works, leave) = (app.clone(), works.clone(), leave.clone());
        under_way.spawn(async move {
            let (id, kind) = (row.id, row.kind.clone());
            if let Err(error) = execute(&app, &works, (row, claim), &leave).await {
                tracing::warn!(%error, %id, kind, "a job is tried again in a while");
            }
            drop(place);
        });
    }
}

/// Does what waits, one job after the other, until nothing does; how many came to an end of any kind. For tests and tools.
pub async fn run_due(app: &App, works: &[Arc<dyn Work>]) -> Result<usize, StorageError> {
    let kinds: Vec<_> = works.iter().map(|work| work.kind()).collect();
    let mut ended = 0;
    while let Some(taken) = claim::claim(app.store(), &kinds, &[], app.clock().now()).await? {
        let id = taken.0.id;
        match execute(app, works, taken, &CancellationToken::new()).await {
            Ok(()) => ended += 1,
            Err(error) => tracing::warn!(%error, %id, "a job is tried again in a while"),
        }
    }
    Ok(ended)
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
