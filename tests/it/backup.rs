use std::path::Path;

use futures_util::TryStreamExt;
use yingke::{
    backup::{BackupError, backup, restore},
    storage::{Store, dump::TABLES},
};
use yingke_schema::members::member::Role;

use crate::harness::{On, TestApp};

/// Every row of every table, sorted.
async fn everything(store: &Store) -> Vec<String> {
    let snapshot = store.snapshot().await.unwrap();
    let mut all = Vec::new();
    for table in TABLES {
        let columns = snapshot.columns(table).await.unwrap();
        let rows: Vec<_> = snapshot
            .rows(table, &columns)
            .await
            .unwrap()
            .try_collect()
            .await
            .unwrap();
        all.extend(
            rows.iter()
                .map(|row| format!("{table} {}", serde_json::to_string(row).unwrap())),
        );
    }
    all.sort();
    all
}

async fn a_shop_in_use(app: &TestApp) {
    let shop = app.shop("qingmu").await;
    let (agent, customer) = (
        shop.member(Role::Agent).await,
        shop.customer_on_file().await,
    );
    let mut desk = app.member_socket("qingmu", &agent).await;
    desk.resume(&customer.conversation).await;
    desk.text(
        &customer.conversation,
        "public",
        "您好，\"引号\" 和 \n 换行 😀",
    )
    .await;
    desk.text(&customer.conversation, "staff", "悄悄话").await;
}

async fn saved_from(on: On, folder: &Path) -> Vec<String> {
    let app = TestApp::start(on).await;
    a_shop_in_use(&app).await;
    std::fs::create_dir_all(folder.join("files/ab")).unwrap();
    std::fs::write(folder.join("files/ab/cd"), b"picture").unwrap();
    let amount = backup(
        app.app.store(),
        &folder.join("files"),
        &folder.join("b.ykb"),
        app.now(),
    )
    .await
    .unwrap();
    assert_eq!(amount.files, 1);
    everything(app.app.store()).await
}

async fn grows(from: On, to: On) {
    let folder = tempfile::tempdir().unwrap();
    let saved = saved_from(from, folder.path()).await;
    assert!(saved.len() > 8);
    let app = TestApp::start(to).await;
    let back = folder.path().join("back");
    restore(app.app.store(), &back, &folder.path().join("b.ykb"))
        .await
        .unwrap();
    assert_eq!(everything(app.app.store()).await, saved);
    assert_eq!(std::fs::read(back.join("ab/cd")).unwrap(), b"picture");
    let again = restore(app.app.store(), &back, &folder.path().join("b.ykb")).await;
    assert!(matches!(again, Err(BackupError::NotEmpty)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_grows_from_sqlite_to_postgres() {
    grows(On::Sqlite, On::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn and_back() {
    grows(On::Postgres, On::Sqlite).await;
}

on_both_databases!(every_table_is_in_the_backup, |app| {
    let mut there = app
        .app
        .store()
        .snapshot()
        .await
        .unwrap()
        .tables()
        .await
        .unwrap();
    let mut saved: Vec<_> = TABLES.iter().map(|table| (*table).to_owned()).collect();
    there.sort();
    saved.sort();
    assert_eq!(there, saved);
});

on_both_databases!(something_else_is_not_restored, |app| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ykb");
    std::fs::write(&file, b"not a backup").unwrap();
    assert!(
        restore(app.app.store(), folder.path(), &file)
            .await
            .is_err()
    );
});
