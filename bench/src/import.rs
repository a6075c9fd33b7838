use std::{
    fs::File,
    io::{BufWriter, Read},
    path::Path,
    time::Instant,
};

use anyhow::{Result, anyhow, ensure};
use serde::Serialize;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_taobao_csv::{Fen, Format, Generation, Layout, Named, Pair, Product, Sku, Writer};

use crate::{
    bed::{
        self, Server, Shop,
        words::{self, CATEGORIES, COLOURS},
    },
    member::Member,
};

/// A table of Taobao Assistant brought into an empty shop as the console does it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Imported {
    pub products: i64,
    pub file_mib: f64,
    /// From the first request to the last product written: everything below.
    pub whole_s: f64,
    /// The file's pieces, the look at it and the mapping.
    pub sent_s: f64,
    pub check_s: f64,
    pub run_s: f64,
    /// The server's, over all of it.
    pub peak_mb: f64,
}

/// Of each description: 1,800 characters of HTML.
const PARAGRAPHS: i64 = 10;
const FIRST_CID: u64 = 50_008_050;
const COLOUR: i64 = 1_627_207;

pub async fn run(products: i64) -> Result<Imported> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("goods.csv");
    let path = file.clone();
    tokio::task::spawn_blocking(move || make(&path, products)).await??;
    let shop = Shop::new(1, 1);
    let database = bed::lay_goods(folder.path(), &shop, NOTHING).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let mut owner = Member::at(server.address, &shop).await?;
    let bytes = std::fs::metadata(&file)?.len();
    let began = Instant::now();
    let since = |began: Instant| began.elapsed().as_secs_f64();
    let path = send(&mut owner, &file, bytes).await?;
    let sent_s = since(began);
    let checking = Instant::now();
    owner.post(&format!("{path}/check"), &json!({})).await?;
    let checked = owner.until(&path, "checked").await?;
    let check_s = since(checking);
    ensure!(
        checked["counts"]["faults"] == json!(0),
        "the file has faults: {checked}"
    );
    let running = Instant::now();
    let all = json!({ "rows": "all" });
    owner.post(&format!("{path}/run"), &all).await?;
    let done = owner.until(&path, "done").await?;
    let (run_s, whole_s) = (since(running), since(began));
    ensure!(
        done["counts"]["created"] == json!(products),
        "not all came: {done}"
    );
    let peak_mb = server.peak_mb();
    server.stop().await?;
    Ok(Imported {
        products,
        file_mib: bytes as f64 / f64::from(1 << 20),
        whole_s,
        sent_s,
        check_s,
        run_s,
        peak_mb,
    })
}

const NOTHING: bed::Stock = bed::Stock {
    products: 0,
    skus_each: 0,
    paragraphs: 0,
};

/// Sent, looked at and mapped; the import's path.
async fn send(owner: &mut Member, file: &Path, bytes: u64) -> Result<String> {
    let new = json!({ "key": new_id(), "name": "goods.csv", "bytes": bytes });
    let import = owner.post("goods-imports", &new).await?;
    let path = format!(
        "goods-imports/{}",
        import["id"].as_str().unwrap_or_default()
    );
    let size = import["piece_bytes"].as_u64().unwrap_or(1);
    let mut given = File::open(file)?;
    for n in 0..bytes.div_ceil(size) {
        let mut piece = Vec::with_capacity(size as usize);
        given.by_ref().take(size).read_to_end(&mut piece)?;
        owner
            .put_bytes(&format!("{path}/pieces/{n}"), &piece)
            .await?;
    }
    let looked = owner.post(&format!("{path}/look"), &json!({})).await?;
    let categories = (FIRST_CID..).zip(CATEGORIES);
    let categories = categories.map(|(cid, name)| (cid.to_string(), json!(name)));
    let categories = Value::Object(categories.collect());
    let mapping = json!({ "categories": categories, "rev": looked["rev"] });
    owner.put(&format!("{path}/mapping"), &mapping).await?;
    Ok(path)
}

/// 63 columns, as the Assistant itself writes them.
fn make(path: &Path, products: i64) -> Result<()> {
    let layout = Layout::new(Generation::G63, Format::default());
    let mut writer = Writer::new(BufWriter::new(File::create(path)?), &layout)?;
    for n in 0..products {
        let row = layout.new_row(&product(n));
        let row = row.map_err(|faults| anyhow!("product {n} cannot be written: {faults:?}"))?;
        writer.row(&row)?;
    }
    writer.finish()?;
    Ok(())
}

/// A fifth of them have three SKUs.
fn product(n: i64) -> Product {
    let colours = if n % 5 == 0 { 0..3 } else { 0..0 };
    let pairs = colours.map(|place| Pair {
        pid: COLOUR,
        vid: 28_320 + place,
    });
    let pairs: Vec<_> = pairs.collect();
    let (code, fen) = (words::code(n), 9_900 + (n as u64 * 37 % 2_900) * 100);
    let sku = |pair: &Pair| Sku {
        price: Fen(fen),
        num: 20,
        code: format!("{code}-{}", pair.vid),
        properties: vec![*pair],
        barcode: String::new(),
    };
    let named = |(pair, name): (&Pair, &str)| Named {
        pair: *pair,
        name: name.to_owned(),
    };
    let of_category = (1..=6).map(|pid| Pair {
        pid: 20_000 + pid,
        vid: 3_000_000 + (n * pid) % 40,
    });
    let place = CATEGORIES
        .iter()
        .position(|name| *name == words::category(n));
    Product {
        title: words::title(n),
        cid: Some(FIRST_CID + place.unwrap_or_default() as u64),
        price: Fen(fen),
        num: 60,
        skus: pairs.iter().map(sku).collect(),
        aliases: pairs.iter().zip(COLOURS).map(named).collect(),
        properties: of_category.chain(pairs.iter().copied()).collect(),
        outer_id: code.clone(),
        subtitle: "实木家具，送货上门免费安装，五年质保".to_owned(),
        description: words::description(n, PARAGRAPHS),
        ..Product::default()
    }
}

#[cfg(test)]
mod tests {
    use yingke_taobao_csv::Reader;

    use super::*;

    #[test]
    fn a_file_reads_as_it_was_meant() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("goods.csv");
        make(&path, 11).unwrap();
        let rows = Reader::new(File::open(path).unwrap()).unwrap();
        let products: Vec<_> = rows.map(|row| row.unwrap().product().unwrap()).collect();
        assert_eq!(products, (0..11).map(product).collect::<Vec<_>>());
        assert_eq!(
            products
                .iter()
                .filter(|product| product.skus.len() == 3)
                .count(),
            3
        );
    }
}
