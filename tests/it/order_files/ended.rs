use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::json;
use yingke::{files::Staged, order_files};
use yingke_schema::{audit::record, members::member::Role, order_files::import, timers::timer};

use super::{at, gbk, orders, seen, sent, step};
use crate::harness::told;

on_both_databases!(
    what_is_stopped_goes_on_and_what_is_given_up_is_gone,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Owner).await;
        let id = sent(&keeper, &shop, &[gbk(&orders())]).await;
        for early in ["check", "run", "stop", "resume"] {
            let body = json!({ "rows": "good" });
            let request = keeper.request(Method::POST, &at(&shop, &format!("/{id}/{early}")));
            let request = if early == "run" {
                request.json(&body)
            } else {
                request
            };
            let refused = told(request).await;
            assert_eq!(
                (refused.status, refused.code()),
                (409, "wrong_state"),
                "{early}"
            );
        }
        step(&keeper, &shop, &id, "look").await;
        step(&keeper, &shop, &id, "check").await;
        app.work().await;
        step(&keeper, &shop, &id, "run").await;
        assert_eq!(
            step(&keeper, &shop, &id, "stop").await.body["state"],
            "stopped"
        );
        assert_eq!(app.work().await, 0);
        step(&keeper, &shop, &id, "resume").await;
        app.work().await;
        assert_eq!(seen(&keeper, &shop, &id).await["created"], 6);
        let other = sent(&keeper, &shop, &[gbk(&orders())]).await;
        let gone = keeper.delete(&at(&shop, &format!("/{other}"))).await;
        assert_eq!(gone.status, 204, "{gone:?}");
        assert_eq!(seen(&keeper, &shop, &other).await["state"], "dropped");
        let late = told(keeper.request(Method::POST, &at(&shop, &format!("/{other}/look")))).await;
        assert_eq!((late.status, late.code()), (409, "wrong_state"));
    }
);

on_both_databases!(a_file_that_nobody_goes_on_with_is_let_go, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let id = sent(&keeper, &shop, &[gbk(&orders())]).await;
    let hours = |hours: i64| app.advance(hours * 3_600_000);
    let state = async || seen(&keeper, &shop, &id).await["state"].clone();
    hours(23);
    step(&keeper, &shop, &id, "look").await;
    hours(2);
    assert_eq!(app.fire().await, 1, "it was begun a day ago");
    assert_eq!(state().await, "looked", "and touched since");
    step(&keeper, &shop, &id, "check").await;
    hours(30);
    app.fire().await;
    assert_eq!(state().await, "checking", "its job is not over");
    assert_eq!(app.work().await, 1);
    hours(23);
    app.fire().await;
    assert_eq!(state().await, "checked");
    hours(2);
    app.fire().await;
    assert_eq!(state().await, "dropped");
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("import_orders"));
    let rows = rows.all().await.unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        (rows[0].actor_kind.as_str(), rows[0].object.as_str()),
        ("anyone", format!("order_import/{id}").as_str())
    );
    assert_eq!(db.rows::<timer::Entity>().count().await.unwrap(), 0);
    let row = db.rows::<import::Entity>().one().await.unwrap().unwrap();
    let staged = Staged::of(app.app.files(), shop.id, row.id.0)
        .await
        .unwrap();
    assert!(staged.piece(1).await.unwrap().is_none(), "the file is gone");
    let late = told(keeper.request(Method::POST, &at(&shop, &format!("/{id}/look")))).await;
    assert_eq!((late.status, late.code()), (409, "wrong_state"));
});

on_both_databases!(a_file_from_before_there_were_timers_ends_too, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Owner).await;
    let id = sent(&keeper, &shop, &[gbk(&orders())]).await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    tx.delete::<timer::Entity>(timer::Column::Kind.eq("order_import_ends"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.advance(25 * 3_600_000);
    assert_eq!(app.fire().await, 0, "it has none");
    let catch_up = async || {
        order_files::catch_up(app.app.store(), shop.id, app.now())
            .await
            .unwrap();
    };
    catch_up().await;
    app.fire().await;
    assert_eq!(seen(&keeper, &shop, &id).await["state"], "dropped");
    catch_up().await;
    assert_eq!(app.fire().await, 0, "it is over");
});
