use serde_json::json;
use yingke::{
    access::Actor,
    audit::{AuditError, Broken, Entry, record, verify},
};
use yingke_schema::audit::record as row;

use crate::harness::{TestApp, TestShop};

/// The rows of a shop's log, first to last.
pub async fn rows(app: &TestApp, shop: &TestShop<'_>) -> Vec<row::Model> {
    let db = app.app.store().shop(shop.id);
    db.rows::<row::Entity>()
        .ascending(row::Column::No)
        .all()
        .await
        .unwrap()
}

async fn write(app: &TestApp, shop: &TestShop<'_>, times: usize) {
    for at in 0..times {
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let detail = json!({ "before": at, "after": at + 1 });
        let entry = Entry {
            action: "test",
            object: format!("thing/{at}"),
            detail,
        };
        record(&tx, &Actor::Anyone, app.now(), entry).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn broken_at(app: &TestApp, shop: &TestShop<'_>) -> i64 {
    match verify(app.app.store(), shop.id).await {
        Err(AuditError::Broken(Broken { no })) => no,
        other => panic!("not found: {other:?}"),
    }
}

on_both_databases!(an_untouched_log_verifies, |app| {
    let (shop, other) = (app.shop("qingmu").await, app.shop("chaye").await);
    assert_eq!(verify(app.app.store(), shop.id).await.unwrap().rows, 0);
    write(&app, &shop, 7).await;
    write(&app, &other, 2).await;
    assert_eq!(verify(app.app.store(), shop.id).await.unwrap().rows, 7);
    assert_eq!(verify(app.app.store(), other.id).await.unwrap().rows, 2);
});

on_both_databases!(an_altered_row_is_found, |app| {
    let shop = app.shop("qingmu").await;
    write(&app, &shop, 7).await;
    app.tamper("UPDATE audit SET detail = '{}' WHERE no = 4")
        .await;
    assert_eq!(broken_at(&app, &shop).await, 4);
});

on_both_databases!(a_row_taken_out_is_found, |app| {
    let shop = app.shop("qingmu").await;
    write(&app, &shop, 7).await;
    app.tamper("DELETE FROM audit WHERE no = 3").await;
    assert_eq!(broken_at(&app, &shop).await, 3);
});

on_both_databases!(a_shortened_log_is_found, |app| {
    let shop = app.shop("qingmu").await;
    write(&app, &shop, 7).await;
    app.tamper("DELETE FROM audit WHERE no > 5").await;
    assert_eq!(broken_at(&app, &shop).await, 6);
    app.tamper("UPDATE audit_head SET no = 5").await;
    assert_eq!(broken_at(&app, &shop).await, 5);
});

on_both_databases!(an_emptied_log_is_found, |app| {
    let shop = app.shop("qingmu").await;
    write(&app, &shop, 2).await;
    app.tamper("DELETE FROM audit").await;
    assert_eq!(broken_at(&app, &shop).await, 1);
});

on_both_databases!(many_writers_make_one_chain, |app| {
    let shop = app.shop("qingmu").await;
    futures_util::future::join_all((0..8).map(|_| write(&app, &shop, 10))).await;
    assert_eq!(verify(app.app.store(), shop.id).await.unwrap().rows, 80);
});

on_both_databases!(what_is_rolled_back_was_not_written, |app| {
    let shop = app.shop("qingmu").await;
    write(&app, &shop, 1).await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let entry = Entry {
        action: "test",
        object: "thing".to_owned(),
        detail: json!({}),
    };
    record(&tx, &Actor::Anyone, app.now(), entry).await.unwrap();
    drop(tx);
    write(&app, &shop, 1).await;
    assert_eq!(verify(app.app.store(), shop.id).await.unwrap().rows, 2);
});

fn verify_by_command(app: &TestApp) -> (bool, String, String) {
    let yingke::storage::Engine::Postgres(address) = app.app.store().engine() else {
        panic!("a served SQLite file is locked")
    };
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_yingke"));
    let done = command
        .args(["audit", "verify", "--database", address])
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.success(), text(done.stdout), text(done.stderr))
}

#[tokio::test]
async fn the_command_verifies_and_fails_with_one_line() {
    let app = TestApp::start(crate::harness::On::Postgres).await;
    let shop = app.shop("qingmu").await;
    write(&app, &shop, 3).await;
    let (is_fine, out, _) = verify_by_command(&app);
    assert!(is_fine && out.starts_with("qingmu: 3 rows, "), "{out}");
    app.tamper("UPDATE audit SET action = 'other' WHERE no = 2")
        .await;
    let (is_fine, _, complaint) = verify_by_command(&app);
    assert!(!is_fine);
    assert_eq!(
        complaint,
        "yingke: qingmu: the audit log is broken at row 2\n"
    );
}
