use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    time::Instant,
};

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    bed::{self, Server, Shop, Stock},
    beside::{self, Beside},
    member::Member,
    spread::median,
};

/// Every product of a large shop as CSV, a row for each of its SKUs, written to a file by whoever fetches it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Exported {
    pub rows: u64,
    pub mib: f64,
    pub seconds: f64,
    pub rows_per_second: f64,
    /// Of a file of the cheaper ones, in the same server before.
    pub few_rows: u64,
    /// By how much the server's peak rose from that file to the whole one.
    pub growth_mib: f64,
    pub peak_mb: f64,
    /// What read and wrote the same rows beside it.
    pub python: Option<Beside>,
    pub polars: Option<Beside>,
}

/// A file holds no more than 200,000 products: a million rows are their SKUs.
const SKUS_EACH: i64 = 5;
/// Three of ten cost no more: enough for all that an export keeps to be there, so that what comes on top grows with the file.
const CHEAP_FEN: i64 = 30_000;

pub async fn run(rows: i64, runs: usize) -> Result<Exported> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(1, 1);
    let stock = Stock {
        products: rows / SKUS_EACH,
        skus_each: SKUS_EACH,
        paragraphs: 0,
    };
    let database = bed::lay_goods(folder.path(), &shop, stock).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let file = folder.path().join("goods.csv");
    let cheap = json!({ "max_fen": CHEAP_FEN });
    let few = fetch(&server, &shop, &cheap, &file).await?;
    let before = server.peak_mb();
    let mut seconds = Vec::new();
    let mut whole = few;
    for _ in 0..runs {
        whole = fetch(&server, &shop, &json!({}), &file).await?;
        seconds.push(whole.seconds);
    }
    let peak_mb = server.peak_mb();
    server.stop().await?;
    ensure!(
        whole.rows as i64 == stock.products * SKUS_EACH,
        "{} rows came",
        whole.rows
    );
    let told = beside::read_and_write(&file, &beside::python())?;
    let seconds = median(seconds);
    Ok(Exported {
        rows: whole.rows,
        mib: whole.bytes as f64 / f64::from(1 << 20),
        seconds,
        rows_per_second: whole.rows as f64 / seconds,
        few_rows: few.rows,
        growth_mib: (peak_mb - before) * 1e6 / f64::from(1 << 20),
        peak_mb,
        python: told.csv,
        polars: told.polars,
    })
}

#[derive(Clone, Copy)]
struct Fetched {
    rows: u64,
    bytes: u64,
    seconds: f64,
}

/// From the request to the last byte in the file. No cell has a line end in it.
async fn fetch(server: &Server, shop: &Shop, filter: &Value, file: &Path) -> Result<Fetched> {
    let mut owner = Member::at(server.address, shop).await?;
    let mut out = BufWriter::new(File::create(file)?);
    let (mut lines, mut bytes) = (0_u64, 0_u64);
    let asked = json!({ "selection": { "filter": filter }, "format": "csv" });
    let began = Instant::now();
    let each = |piece: &[u8]| {
        bytes += piece.len() as u64;
        lines += piece
            .iter()
            .map(|byte| u64::from(*byte == b'\n'))
            .sum::<u64>();
        Ok(out.write_all(piece)?)
    };
    owner.fetch("goods-exports", &asked, each).await?;
    out.flush()?;
    Ok(Fetched {
        rows: lines.saturating_sub(1),
        bytes,
        seconds: began.elapsed().as_secs_f64(),
    })
}
