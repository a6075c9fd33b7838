//! All rows of one database in another that has the same migrations and no rows.

use std::path::Path;

use futures_util::TryStreamExt;
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection,
    sqlite::SqliteConnectOptions,
};
use yingke::storage::dump::TABLES;

use super::database::{connect, run};

pub async fn copy_file(from: &Path, into: &Path) {
    let options = SqliteConnectOptions::new().filename(into);
    let mut connection = SqliteConnection::connect_with(&options.foreign_keys(false))
        .await
        .expect("the file opens");
    let copies = TABLES
        .iter()
        .map(|table| format!("INSERT INTO main.{table} SELECT * FROM demo.{table};"));
    let copies = copies.collect::<Vec<_>>().concat();
    let sql = format!(
        "ATTACH '{}' AS demo; BEGIN; {copies} COMMIT",
        from.display()
    );
    let copied = connection.execute(AssertSqlSafe(sql)).await;
    copied.expect("the rows are copied");
    connection.close().await.expect("the file closes");
}

pub async fn copy_rows(from: &str, into: &str) {
    let (mut from, mut into) = (connect(from).await, connect(into).await);
    let unchecked = "SET session_replication_role = replica".to_owned();
    run(&mut into, unchecked).await;
    for table in TABLES {
        copy_table(&mut from, &mut into, table).await;
    }
    from.close().await.expect("the connection closes");
    into.close().await.expect("the connection closes");
}

async fn copy_table(from: &mut PgConnection, into: &mut PgConnection, table: &str) {
    let copy = |way: &str| format!("COPY {table} {way} (FORMAT binary)");
    let rows = from.copy_out_raw(&copy("TO STDOUT")).await;
    let mut rows = rows.expect("the rows are read");
    let copying = into.copy_in_raw(&copy("FROM STDIN")).await;
    let mut copying = copying.expect("the rows are written");
    while let Some(some) = rows.try_next().await.expect("the rows are read") {
        copying.send(some).await.expect("the rows are written");
    }
    copying.finish().await.expect("the rows are written");
}
