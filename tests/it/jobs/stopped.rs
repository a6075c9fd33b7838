use std::sync::Arc;

use yingke::{
    app::App,
    jobs::{self, Ended, JobState, Run, Work},
    storage::StorageError,
};
use yingke_schema::members::member::Role;

use super::{Counted, Counts, begin, counted, seen};

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
