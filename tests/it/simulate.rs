//! Simulated customers in the real shop.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use yingke::demo::{self, Simulation, simulate};
use yingke_schema::reception::{entry, head};

on_both_databases!(customers_come_by_themselves_and_wait_at_the_desk, |app| {
    demo::seed(&app.app).await.unwrap();
    let cancel = CancellationToken::new();
    let address = format!("http://{}", app.address);
    let mut made = Simulation::of(&app.app, &address, 4, cancel.clone())
        .await
        .unwrap();
    made.pace = 20.0;
    let living = tokio::spawn(simulate(made));
    let began = Instant::now();
    let db = app.app.store().across_shops();
    loop {
        let heads = db.rows::<head::Entity>().all().await.unwrap();
        let waiting = heads
            .iter()
            .filter(|head| head.waiting_since.is_some())
            .count();
        if waiting >= 3 {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(40), "{waiting} wait");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
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
