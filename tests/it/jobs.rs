//! Jobs: exactly once across nodes that die, stopped and taken up again, at once after a wake-up, never two of a shop on a node, and
//! not for ever where they fail each time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use sea_orm::ColumnTrait;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use yingke::{
    access::{Actor, Member},
    app::App,
    jobs::{self, Ended, JobState, JobView, NewJob, Run, Work},
    storage::StorageError,
    vocabulary::{JobId, ShopId, SignInId, new_id},
};
use yingke_schema::{members::member::Role, outbox::event};

use crate::harness::{On, TestApp, TestMember, TestShop};

/// Emits an event for each piece, and dies after as many parts as it was told.
struct Counts {
    app: App,
    pieces: i64,
    dies_after: AtomicI64,
}

#[derive(serde::Serialize)]
struct Counted {
    piece: i64,
}

impl yingke::storage::Event for Counted {
    const KIND: &'static str = "Counted";
}

impl Counts {
    fn new(app: &App, pieces: i64, dies_after: i64) -> Arc<Self> {
        Arc::new(Self {
            app: app.clone(),
            pieces,
            dies_after: AtomicI64::new(dies_after),
        })
    }
}

#[async_trait::async_trait]
impl Work for Counts {
    fn kind(&self) -> &'static str {
        "counts"
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        assert!(matches!(&run.by, Actor::Member(member) if member.nick == "小禾"));
        let first = run.cursor.parse::<i64>().unwrap_or(0);
        for piece in first..self.pieces {
            let tx = self.app.store().begin(run.shop).await?;
            tx.emit(&Counted { piece }, self.app.clock().now()).await?;
            if !run.advance(&tx, (piece + 1).to_string(), 1, 0).await? {
                return Ok(Ended::Left);
            }
            // Dead before the commit of one part, which nobody must miss.
            if self.dies_after.fetch_sub(1, Ordering::SeqCst) == 1 {
                return Err(StorageError::BadRow);
            }
            tx.commit().await?;
        }
        Ok(Ended::Done)
    }
}

fn member(shop: &TestShop<'_>, of: &TestMember) -> Member {
    Member {
        shop: shop.id,
        id: of.id,
        person: of.person,
        sign_in: SignInId(new_id()),
        role: Role::Operations,
        nick: "小禾".to_owned(),
    }
}

async fn begin(app: &TestApp, shop: &TestShop<'_>, of: &TestMember, kind: &str) -> JobId {
    let id = JobId(new_id());
    let by = member(shop, of);
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let new = NewJob {
        id,
        kind,
        by: &by,
        total: 5,
        input: "{}".to_owned(),
    };
    jobs::begin(&tx, new, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn seen(app: &TestApp, shop: ShopId, id: JobId) -> JobView {
    let db = app.app.store().shop(shop);
    jobs::of(&db, id).await.unwrap().unwrap()
}

async fn counted(app: &TestApp, shop: ShopId) -> Vec<i64> {
    let db = app.app.store().shop(shop);
    let rows = db.rows::<event::Entity>();
    let rows = rows.with(event::Column::Kind.eq("Counted"));
    let rows = rows.ascending(event::Column::Id).all().await.unwrap();
    let piece = |row: event::Model| {
        let payload: serde_json::Value = serde_json::from_str(&row.payload).unwrap();
        payload["piece"].as_i64().unwrap()
    };
    rows.into_iter().map(piece).collect()
}

on_both_databases!(each_part_is_done_once_though_a_node_dies, |app| {
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let id = begin(&app, &shop, &keeper, "counts").await;
    let works: [Arc<dyn Work>; 1] = [Counts::new(&app.app, 5, 3)];
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
    let dead = seen(&app, shop.id, id).await;
    assert_eq!((dead.state, dead.done), (JobState::Waiting, 2));
    assert_eq!(dead.again_at, Some(app.now() + 30_000));
    // It rests: nobody takes it up yet.
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
    assert_eq!(counted(&app, shop.id).await, [0, 1]);
    app.advance(31_000);
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 1);
    let done = seen(&app, shop.id, id).await;
    assert_eq!((done.state, done.done), (JobState::Done, 5));
    assert_eq!(done.ended_at, Some(app.now()));
    assert_eq!(counted(&app, shop.id).await, [0, 1, 2, 3, 4]);
});

on_both_databases!(a_job_is_stopped_and_goes_on_where_it_was, |app| {
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let id = begin(&app, &shop, &keeper, "counts").await;
    let works: [Arc<dyn Work>; 1] = [Counts::new(&app.app, 5, 3)];
    jobs::run_due(&app.app, &works).await.unwrap();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    assert!(jobs::stop(&tx, id, app.now()).await.unwrap());
    assert!(!jobs::stop(&tx, id, app.now()).await.unwrap());
    tx.commit().await.unwrap();
    app.advance(31_000);
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
    assert_eq!(seen(&app, shop.id, id).await.state, JobState::Stopped);
    let tx = app.app.store().begin(shop.id).await.unwrap();
    assert!(jobs::begin_again(&tx, id, app.now()).await.unwrap());
    assert!(!jobs::begin_again(&tx, id, app.now()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 1);
    assert_eq!(counted(&app, shop.id).await, [0, 1, 2, 3, 4]);
    assert_eq!(seen(&app, shop.id, id).await.done, 5);
});

/// Stops its own job in the middle, as a member would: the part under way is thrown away.
struct StoppedMeanwhile(App);

#[async_trait::async_trait]
impl Work for StoppedMeanwhile {
    fn kind(&self) -> &'static str {
        "stopped"
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let tx = self.0.store().begin(run.shop).await?;
        assert!(jobs::stop(&tx, run.id, 7).await?);
        tx.commit().await?;
        let tx = self.0.store().begin(run.shop).await?;
        tx.emit(&Counted { piece: 9 }, 7).await?;
        assert!(!run.advance(&tx, "1".to_owned(), 1, 0).await?);
        drop(tx);
        Ok(Ended::Left)
    }
}

on_both_databases!(
    what_is_stopped_under_way_writes_nothing_more_and_whose_member_left_fails,
    |app| {
        let shop = app.shop("qingmu").await;
        let keeper = shop.member(Role::Operations).await;
        let id = begin(&app, &shop, &keeper, "stopped").await;
        let works: [Arc<dyn Work>; 2] = [
            Arc::new(StoppedMeanwhile(app.app.clone())),
            Counts::new(&app.app, 5, -1),
        ];
        jobs::run_due(&app.app, &works).await.unwrap();
        let stopped = seen(&app, shop.id, id).await;
        assert_eq!((stopped.state, stopped.done), (JobState::Stopped, 0));
        assert!(counted(&app, shop.id).await.is_empty());
        let id = begin(&app, &shop, &keeper, "counts").await;
        app.tamper("UPDATE member SET left_at = 1").await;
        jobs::run_due(&app.app, &works).await.unwrap();
        let failed = seen(&app, shop.id, id).await;
        assert_eq!(
            (failed.state, failed.reason.as_str()),
            (JobState::Failed, "member_left")
        );
        assert!(counted(&app, shop.id).await.is_empty());
    }
);

/// Fails each time, by the database and by a mistake of ours in turn; before that it comes on by so many pieces.
struct Fails {
    app: App,
    pieces: i64,
    runs: AtomicUsize,
}

impl Fails {
    fn after(app: &TestApp, pieces: i64) -> [Arc<dyn Work>; 1] {
        let (app, runs) = (app.app.clone(), AtomicUsize::new(0));
        [Arc::new(Self { app, pieces, runs })]
    }
}

#[async_trait::async_trait]
impl Work for Fails {
    fn kind(&self) -> &'static str {
        "fails"
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let tx = self.app.store().begin(run.shop).await?;
        let done = run.cursor.parse::<i64>().unwrap_or(0) + self.pieces;
        let cursor = if done == 0 {
            String::new()
        } else {
            done.to_string()
        };
        assert!(run.advance(&tx, cursor, self.pieces, 0).await?);
        tx.commit().await?;
        let is_even = self.runs.fetch_add(1, Ordering::SeqCst).is_multiple_of(2);
        assert!(is_even, "a mistake of ours");
        Err(StorageError::BadRow)
    }
}

on_both_databases!(
    what_fails_each_time_waits_longer_and_ends_with_a_reason,
    |app| {
        let shop = app.shop("qingmu").await;
        let keeper = shop.member(Role::Operations).await;
        let id = begin(&app, &shop, &keeper, "fails").await;
        let works = Fails::after(&app, 0);
        for seconds in [30, 60, 120, 240, 480, 960, 1_800, 1_800, 1_800] {
            assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
            let view = seen(&app, shop.id, id).await;
            assert_eq!(
                (view.state, view.again_at),
                (JobState::Waiting, Some(app.now() + seconds * 1_000))
            );
            app.advance(seconds * 1_000 + 1);
        }
        assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 1);
        let view = seen(&app, shop.id, id).await;
        assert_eq!(
            (view.state, view.reason.as_str(), view.again_at),
            (JobState::Failed, "failed_often", None)
        );
        assert_eq!(view.ended_at, Some(app.now()));
        app.advance(3_600_000);
        assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
        // By hand it goes on, as if nothing had been.
        let tx = app.app.store().begin(shop.id).await.unwrap();
        assert!(jobs::begin_again(&tx, id, app.now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
        let view = seen(&app, shop.id, id).await;
        assert_eq!(view.again_at, Some(app.now() + 30_000));
    }
);

on_both_databases!(
    what_comes_on_between_its_failures_is_tried_for_ever,
    |app| {
        let shop = app.shop("qingmu").await;
        let keeper = shop.member(Role::Operations).await;
        let id = begin(&app, &shop, &keeper, "fails").await;
        let works = Fails::after(&app, 1);
        for run in 1..=12 {
            assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
            let view = seen(&app, shop.id, id).await;
            assert_eq!((view.done, view.again_at), (run, Some(app.now() + 30_000)));
            app.advance(30_001);
        }
    }
);

on_both_databases!(what_kills_its_nodes_is_not_tried_for_ever_either, |app| {
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let id = begin(&app, &shop, &keeper, "counts").await;
    let works: [Arc<dyn Work>; 1] = [Counts::new(&app.app, 5, -1)];
    let dead = async |failures: i64| {
        let claimed_until = app.now() - 1;
        app.tamper(&format!(
            "UPDATE job SET state = 'running', claimed_until = {claimed_until}, failures = {failures}"
        ))
        .await;
    };
    dead(3).await;
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
    let view = seen(&app, shop.id, id).await;
    let since = app.now() - 1 - 30_000;
    assert_eq!(
        (view.state, view.again_at),
        (JobState::Waiting, Some(since + 240_000))
    );
    dead(9).await;
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 0);
    let view = seen(&app, shop.id, id).await;
    assert_eq!(
        (view.state, view.reason.as_str()),
        (JobState::Failed, "failed_often")
    );
    assert!(counted(&app, shop.id).await.is_empty());
});

on_both_databases!(jobs_that_ended_are_deleted_a_month_later, |app| {
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let day = 24 * 3_600_000;
    let done = begin(&app, &shop, &keeper, "counts").await;
    let works: [Arc<dyn Work>; 1] = [Counts::new(&app.app, 5, -1)];
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 1);
    let stopped = begin(&app, &shop, &keeper, "counts").await;
    let waiting = begin(&app, &shop, &keeper, "counts").await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    assert!(jobs::stop(&tx, stopped, app.now()).await.unwrap());
    tx.commit().await.unwrap();
    let ids = [done, stopped, waiting];
    let left = async || {
        let db = app.app.store().shop(shop.id);
        let views = jobs::of_many(&db, &ids).await.unwrap();
        ids.map(|id| views.contains_key(&id))
    };
    app.advance(31 * day);
    jobs::forget_ended(app.app.store(), app.now())
        .await
        .unwrap();
    assert_eq!(left().await, [true; 3]);
    app.advance(1);
    jobs::forget_ended(app.app.store(), app.now())
        .await
        .unwrap();
    assert_eq!(left().await, [false, false, true]);
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_share_the_jobs_and_do_none_twice() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(begin(&app, &shop, &keeper, "counts").await);
    }
    let here: [Arc<dyn Work>; 1] = [Counts::new(&app.app, 5, -1)];
    let there: [Arc<dyn Work>; 1] = [Counts::new(&other, 5, -1)];
    let (here, there) = tokio::join!(
        jobs::run_due(&app.app, &here),
        jobs::run_due(&other, &there)
    );
    assert_eq!(here.unwrap() + there.unwrap(), 4);
    for id in ids {
        let view = seen(&app, shop.id, id).await;
        assert_eq!((view.state, view.done), (JobState::Done, 5));
    }
    assert_eq!(counted(&app, shop.id).await.len(), 20);
}

/// Says that it began, and goes on until the node leaves.
#[derive(Default)]
struct Waits {
    begun: Notify,
    at_once: AtomicUsize,
}

#[async_trait::async_trait]
impl Work for Waits {
    fn kind(&self) -> &'static str {
        "waits"
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        assert_eq!(self.at_once.fetch_add(1, Ordering::SeqCst), 0, "of a shop");
        self.begun.notify_one();
        while run.go_on().await? {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        self.at_once.fetch_sub(1, Ordering::SeqCst);
        Ok(Ended::Left)
    }
}

on_both_databases!(
    a_node_begins_at_once_when_woken_and_leaves_its_job_to_others,
    |app| {
        let shop = app.shop("qingmu").await;
        let keeper = shop.member(Role::Operations).await;
        let work = Arc::new(Waits::default());
        let leave = CancellationToken::new();
        let node = tokio::spawn(jobs::run(
            app.app.clone(),
            vec![work.clone() as Arc<dyn Work>],
            leave.clone(),
        ));
        let id = begin(&app, &shop, &keeper, "waits").await;
        let second = begin(&app, &shop, &keeper, "waits").await;
        app.app.jobs().wake();
        let begun = tokio::time::timeout(Duration::from_secs(10), work.begun.notified()).await;
        begun.expect("it is taken up");
        tokio::time::sleep(Duration::from_millis(50)).await;
        leave.cancel();
        let left = tokio::time::timeout(Duration::from_secs(10), node).await;
        left.expect("it leaves").unwrap();
        for id in [id, second] {
            let view = seen(&app, shop.id, id).await;
            assert_eq!(view.state, JobState::Waiting, "another may at once");
        }
    }
);
