use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use yingke::{
    jobs::{self, Ended, JobState, Run, Work},
    storage::StorageError,
};
use yingke_schema::members::member::Role;

use super::{Counts, begin, counted, seen};
use crate::harness::{On, TestApp};

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
