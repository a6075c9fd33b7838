use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use yingke::{
    app::App,
    jobs::{self, Ended, JobState, Run, Work},
    storage::StorageError,
};
use yingke_schema::members::member::Role;

use super::{Counts, begin, counted, seen};
use crate::harness::TestApp;

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
