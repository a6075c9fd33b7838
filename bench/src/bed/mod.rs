//! What is measured stands on a bed: a shop's rows, a database that holds them, and the process that serves it.

mod fill;
mod goods;
mod orders;
mod postgres;
mod server;
mod shop;
mod sql;
pub mod words;

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use uuid::Uuid;
use yingke::storage::Store;

pub use self::{
    fill::{fill, old_text},
    goods::Stock,
    orders::{Books, Sold},
    postgres::Cluster,
    server::Server,
    shop::{Customer, Shop},
    sql::Dialect,
};

/// A port nobody listens on just now.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

pub fn address_of(database: &Path) -> String {
    format!("sqlite://{}", database.display())
}

/// A fresh SQLite file with the shop in it, each conversation `depth` entries long.
pub async fn lay_sqlite(folder: &Path, name: &str, shop: &Shop, depth: i64) -> Result<PathBuf> {
    lay_said(folder, name, (shop, depth), old_text).await
}

/// The same with words of its own for each entry.
pub async fn lay_said<T: AsRef<str>>(
    folder: &Path,
    name: &str,
    (shop, depth): (&Shop, i64),
    said: impl FnMut(i64) -> T + Send + 'static,
) -> Result<PathBuf> {
    let path = folder.join(name);
    drop(Store::open(&address_of(&path)).await?);
    let (shop, file) = (shop.clone(), path.clone());
    tokio::task::spawn_blocking(move || {
        let mut db = rusqlite::Connection::open(file)?;
        db.busy_timeout(std::time::Duration::from_secs(10))?;
        db.execute_batch(&shop.script(Dialect::Sqlite, depth))?;
        fill(&mut db, &shop, depth, said)
    })
    .await??;
    Ok(path)
}

/// A fresh SQLite file with a shop that has this stock, kept by its owner.
pub async fn lay_goods(folder: &Path, shop: &Shop, stock: Stock) -> Result<PathBuf> {
    lay_more(folder, shop, move |db, shop| {
        goods::fill(db, shop, stock)?;
        Ok(())
    })
    .await
}

/// The same with these orders.
pub async fn lay_orders(folder: &Path, shop: &Shop, books: Books) -> Result<(PathBuf, Sold)> {
    let (told, sold) = std::sync::mpsc::channel();
    let path = lay_more(folder, shop, move |db, shop| {
        told.send(orders::fill(db, shop, books)?)?;
        Ok(())
    });
    Ok((path.await?, sold.recv()?))
}

/// The shop's first agent is its owner: goods are not for agents.
async fn lay_more(
    folder: &Path,
    shop: &Shop,
    more: impl FnOnce(&mut rusqlite::Connection, &Shop) -> Result<()> + Send + 'static,
) -> Result<PathBuf> {
    let path = lay_sqlite(folder, "shop.db", shop, 0).await?;
    let (shop, file) = (shop.clone(), path.clone());
    tokio::task::spawn_blocking(move || {
        let mut db = rusqlite::Connection::open(file)?;
        db.execute("UPDATE member SET role = 'owner'", [])?;
        more(&mut db, &shop)
    })
    .await??;
    Ok(path)
}

/// This stock for a shop that stands in a SQLite file already, beside what it has. No server has the file open.
pub fn shelve(database: &Path, slug: &str, stock: Stock) -> Result<usize> {
    let mut db = rusqlite::Connection::open(database)?;
    let asked = "SELECT id FROM shop WHERE slug = ?1";
    let id = db.query_row(asked, [slug], |row| row.get::<_, Vec<u8>>(0));
    let id = id.with_context(|| format!("no shop {slug} in {}", database.display()))?;
    let shop = Shop {
        id: Uuid::from_slice(&id)?,
        agents: Vec::new(),
        customers: Vec::new(),
    };
    Ok(goods::fill(&mut db, &shop, stock)?.len())
}

/// A fresh database of a PostgreSQL server, with the shop in it.
pub async fn lay_postgres(cluster: &Cluster, name: &str, shop: &Shop) -> Result<String> {
    let address = cluster.create(name).await?;
    drop(Store::open(&address).await?);
    cluster
        .run(&address, shop.script(Dialect::Postgres, 0))
        .await?;
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A migration that adds a column shows here, and not only when somebody measures.
    #[tokio::test]
    async fn the_rows_of_a_shop_fit_the_schema() {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop::new(2, 1);
        lay_sqlite(folder.path(), "bed.db", &shop, 3).await.unwrap();
    }

    #[tokio::test]
    async fn goods_come_to_what_a_shop_has_already() {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop::new(1, 1);
        let path = lay_sqlite(folder.path(), "bed.db", &shop, 1).await.unwrap();
        let own = "INSERT INTO category (shop_id, id, name, position, attributes, rev) SELECT id, id, '餐桌', 0, '[]', 1 FROM shop";
        let db = rusqlite::Connection::open(&path).unwrap();
        db.execute(own, []).unwrap();
        let stock = Stock {
            products: 5,
            skus_each: 2,
            paragraphs: 1,
        };
        assert_eq!(shelve(&path, super::shop::SLUG, stock).unwrap(), 5);
        assert!(shelve(&path, "none", stock).is_err());
    }

    #[tokio::test]
    async fn goods_and_orders_fit_the_schema() {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop::new(1, 1);
        let books = Books {
            orders: 3_000,
            customers: 300,
            products: 50,
        };
        let (path, sold) = lay_orders(folder.path(), &shop, books).await.unwrap();
        let db = rusqlite::Connection::open(path).unwrap();
        let count = |table: &str| -> i64 {
            let asked = format!("SELECT COUNT(*) FROM {table}");
            db.query_row(&asked, [], |row| row.get(0)).unwrap()
        };
        assert_eq!((count("trade_order"), count("product")), (3_000, 50));
        assert!(count("order_line") > 3_000 && sold.numbers.len() > 10);
    }
}
