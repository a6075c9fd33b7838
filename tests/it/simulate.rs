//! Simulated customers in the real shop.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use yingke::demo::{Simulation, simulate};
use yingke_schema::reception::{entry, head};

use crate::harness::TestApp;

/// So many times faster than people, as many as `make run` starts.
const PACE: f64 = 6.0;
const CUSTOMERS: usize = 6;
/// One of theirs.
const MINUTE: Duration = Duration::from_mins(1);

async fn waiting(app: &TestApp) -> usize {
    let db = app.app.store().across_shops();
    let heads = db.rows::<head::Entity>().all().await.unwrap();
    let waiting = heads.iter().filter(|head| head.waiting_since.is_some());
    waiting.count()
}

on_both_databases!(within_a_minute_customers_wait_at_the_desk, |app| {
    app.demo().await;
    let cancel = CancellationToken::new();
    let address = format!("http://{}", app.address);
    let before = waiting(&app).await;
    let mut made = Simulation::of(&app.app, &address, CUSTOMERS, cancel.clone())
        .await
        .unwrap();
    made.pace = PACE;
    let living = tokio::spawn(simulate(made));
    let began = Instant::now();
    loop {
        let come = waiting(&app).await.saturating_sub(before);
        if come >= CUSTOMERS / 2 {
            break;
        }
        let passed = began.elapsed().mul_f64(PACE);
        assert!(passed < MINUTE, "{come} wait after {passed:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let db = app.app.store().across_shops();
    let said = db.rows::<entry::Entity>().all().await.unwrap();
    assert!(
        said.iter()
            .any(|entry| entry.kind == "text" && entry.sender_kind == 0)
    );
    cancel.cancel();
    tokio::time::timeout(Duration::from_secs(5), living)
        .await
        .unwrap()
        .unwrap();
});
