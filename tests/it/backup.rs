use std::{
    fs::File,
    path::{Path, PathBuf},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
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

/// What a backup of this database says of itself.
async fn manifest_of(app: &TestApp, folder: &Path) -> Value {
    let file = folder.join("own.ykb");
    backup(app.app.store(), &folder.join("none"), &file, app.now())
        .await
        .unwrap();
    let mut tar = tar::Archive::new(GzDecoder::new(File::open(file).unwrap()));
    let first = tar.entries().unwrap().next().unwrap().unwrap();
    serde_json::from_reader(first).unwrap()
}

/// A backup that says this of itself, and holds nothing.
fn saying(manifest: &Value, folder: &Path) -> PathBuf {
    let file = folder.join("other.ykb");
    let text = manifest.to_string();
    let packed = GzEncoder::new(File::create(&file).unwrap(), Compression::fast());
    let mut tar = tar::Builder::new(packed);
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o600);
    tar.append_data(&mut header, "manifest.json", text.as_bytes())
        .unwrap();
    tar.into_inner().unwrap().finish().unwrap();
    file
}

/// The columns of the first table, `shop`.
fn columns(manifest: &mut Value) -> &mut Vec<Value> {
    manifest["tables"][0][1].as_array_mut().unwrap()
}

on_both_databases!(
    a_backup_of_another_version_is_refused_in_words_before_anything_is_written,
    |app| {
        let folder = tempfile::tempdir().unwrap();
        let own = manifest_of(&app, folder.path()).await;
        let named = concat!("Yingke ", env!("CARGO_PKG_VERSION"), " (m00");
        assert!(own["version"].as_str().unwrap().starts_with(named), "{own}");
        let tried = async |manifest: &Value| {
            let file = saying(manifest, folder.path());
            restore(app.app.store(), folder.path(), &file).await
        };
        assert!(tried(&own).await.is_ok());

        let mut old = own.clone();
        old["version"] = json!("Yingke 0.0.9 (m0024_sites)");
        columns(&mut old).retain(|column| column != "link_secret");
        old["tables"].as_array_mut().unwrap().pop();
        let refused = tried(&old).await.unwrap_err();
        assert!(matches!(refused, BackupError::Older { .. }), "{refused}");
        let told = refused.to_string();
        let last = TABLES.last().unwrap();
        for words in [
            "is of Yingke 0.0.9 (m0024_sites)",
            &format!("lacks shop.link_secret, {last}"),
            "Restore it by the version that made it",
        ] {
            assert!(told.contains(words), "{told}");
        }
        old.as_object_mut().unwrap().remove("version");
        let told = tried(&old).await.unwrap_err().to_string();
        assert!(told.contains("is of an early Yingke"), "{told}");

        let mut new = own.clone();
        columns(&mut new).push(json!("colour"));
        let refused = tried(&new).await.unwrap_err();
        assert!(matches!(refused, BackupError::Newer { .. }), "{refused}");
        assert!(refused.to_string().contains("shop.colour"), "{refused}");
        assert!(app.app.store().is_empty().await.unwrap());
    }
);
