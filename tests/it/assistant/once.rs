use std::time::Duration;

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use yingke::{jobs, vocabulary::new_id};
use yingke_schema::{catalogue::product_change, members::member::Role};

use super::{
    all, ask, at, begin_applying, by_ops, dearer, literal, of, pots, ready, revs, seen, titled,
    turn,
};
use crate::harness::{On, TestApp};

on_both_databases!(each_product_is_written_once_though_the_node_dies, |app| {
    // Many parts.
    const MANY: i64 = 3_000;
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, MANY).await;
    let batch = ready(&app, &keeper, &shop, by_ops(all(), json!([dearer(1_500)]))).await;
    begin_applying(&keeper, &shop, &batch, false).await;
    let leave = CancellationToken::new();
    let node = jobs::run(app.app.clone(), app.app.works(), leave);
    let node = tokio::spawn(node);
    app.app.jobs().wake();
    let begun = async {
        while seen(&keeper, &shop, &batch).await["job"]["done"] == 0 {
            // Who waits for a turn ends the node's at its part: one that nobody waits for may hold them all.
            drop(app.app.store().begin(shop.id).await);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    let begun = tokio::time::timeout(Duration::from_secs(30), begun).await;
    begun.expect("a part is written");
    node.abort();
    let _ = node.await;
    let view = seen(&keeper, &shop, &batch).await;
    let written = view["job"]["done"].as_i64().unwrap();
    assert!(written < MANY, "it dies on the way");
    // What it was about when it died may be written after it, and holds the job for as long again.
    let mut looks = 0;
    while {
        app.advance(31_000);
        app.work().await == 0
    } {
        looks += 1;
        assert!(looks < 5, "nobody takes the job over");
    }
    let view = seen(&keeper, &shop, &batch).await;
    assert_eq!(view["state"], "applied");
    assert_eq!(
        (&view["job"]["done"], &view["job"]["failed"]),
        (&json!(MANY), &json!(0))
    );
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 2));
    let db = app.app.store().shop(shop.id);
    let history = db.rows::<product_change::Entity>().count().await;
    assert_eq!(history.unwrap(), 3_000, "a row for each product");
    // A node that died right before the end of its job finds nothing to do.
    app.tamper("UPDATE job SET state = 'running', claimed_until = 0")
        .await;
    app.work().await;
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 2));
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_write_no_product_twice() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 20).await;
    let mut batches = Vec::new();
    for _ in 0..2 {
        let what = by_ops(
            all(),
            json!([{ "op": "quantity", "how": { "how": "add_each", "n": 1 } }]),
        );
        batches.push(ready(&app, &keeper, &shop, what).await);
    }
    for batch in &batches {
        begin_applying(&keeper, &shop, batch, false).await;
    }
    let (here, there) = (app.app.works(), other.works());
    let (here, there) = tokio::join!(
        jobs::run_due(&app.app, &here),
        jobs::run_due(&other, &there)
    );
    assert_eq!(here.unwrap() + there.unwrap(), 2);
    let mut done = 0;
    for batch in &batches {
        done += seen(&keeper, &shop, batch).await["job"]["done"]
            .as_i64()
            .unwrap();
    }
    // Whoever came second found that the product had moved.
    assert_eq!(done, 20);
    assert!(revs(&app, shop.id).await.iter().all(|rev| *rev == 2));
}

on_both_databases!(a_batch_is_stopped_resumed_and_dropped, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 2).await;
    let asked = ask(&keeper, &shop, by_ops(all(), json!([titled("新")]))).await;
    let batch = asked.text("id").to_owned();
    let stopped = turn(&keeper, &shop, &batch, "stop").await;
    assert_eq!((stopped.status, stopped.text("state")), (200, "stopped"));
    assert_eq!(app.work().await, 0);
    assert_eq!(turn(&keeper, &shop, &batch, "undo").await.code(), "not_now");
    let resumed = turn(&keeper, &shop, &batch, "resume").await;
    assert_eq!((resumed.status, resumed.text("state")), (200, "previewing"));
    app.work().await;
    begin_applying(&keeper, &shop, &batch, false).await;
    assert_eq!(turn(&keeper, &shop, &batch, "drop").await.code(), "not_now");
    let stopped = turn(&keeper, &shop, &batch, "stop").await;
    assert_eq!(stopped.body["can_undo"], true);
    assert_eq!(app.work().await, 0);
    let other = shop.member(Role::Supervisor).await;
    let resumed = turn(&other, &shop, &batch, "resume").await;
    assert_eq!(resumed.text("state"), "applying");
    // Whoever began it has left: it is the other's now.
    app.tamper(&format!(
        "UPDATE member SET left_at = 1 WHERE id <> {}",
        literal(&app, other.id.0)
    ))
    .await;
    app.work().await;
    assert_eq!(seen(&other, &shop, &batch).await["state"], "applied");
    assert_eq!(turn(&other, &shop, &batch, "stop").await.code(), "not_now");
    let second = ready(&app, &other, &shop, by_ops(all(), json!([titled("又")]))).await;
    let dropped = turn(&other, &shop, &second, "drop").await;
    assert_eq!(dropped.text("state"), "dropped");
    let body = json!({ "skip_warned": false });
    let late = other.post(&of(&shop, &second, "/apply"), &body).await;
    assert_eq!((late.status, late.code()), (409, "not_now"));
});

on_both_databases!(a_retry_is_harmless_and_strangers_find_nothing, |app| {
    let (shop, elsewhere) = (app.shop("songxi").await, app.shop("qingmu").await);
    let keeper = shop.member(Role::Operations).await;
    pots(&app, &shop, 1).await;
    let path = at(&shop, "assistant/batches");
    let what = by_ops(all(), json!([titled("新")]));
    let body = json!({ "key": new_id(), "what": what });
    let first = keeper.post(&path, &body).await;
    let again = keeper.post(&path, &body).await;
    assert_eq!((again.status, again.text("id")), (201, first.text("id")));
    let mut other = body.clone();
    other["what"]["ops"] = json!([titled("旧")]);
    let reused = keeper.post(&path, &other).await;
    assert_eq!((reused.status, reused.code()), (409, "key_reused"));
    assert_eq!(app.work().await, 1, "one preview");
    let agent = shop.member(Role::Agent).await;
    let batch = first.text("id");
    for answer in [
        agent.get(&path).await,
        agent.post(&path, &body).await,
        turn(&agent, &shop, batch, "undo").await,
        agent.get(&of(&shop, batch, "/items")).await,
    ] {
        assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    }
    let stranger = elsewhere.member(Role::Owner).await;
    for act in ["stop", "resume", "undo", "drop"] {
        let answer = turn(&stranger, &elsewhere, batch, act).await;
        assert_eq!(answer.status, 404, "{act}");
    }
    for path in ["", "/items", "/report.csv"] {
        let answer = stranger.get(&of(&elsewhere, batch, path)).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    let list = keeper.get(&format!("{path}?limit=1")).await.body;
    assert_eq!(list["batches"][0]["id"], batch);
    assert_eq!(list["next"], Value::Null);
});
