use std::time::Instant;

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use crate::{
    bed::{self, Server, Shop, Stock},
    member::Member,
};

/// Every product made dearer and called otherwise by the Assistant, looked at first, and then taken back.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Edited {
    pub products: i64,
    /// From the request for the batch to all of it written; the preview and what an undo needs are in it.
    pub whole_s: f64,
    /// Of it, until the preview could be looked at.
    pub preview_s: f64,
    pub undo_s: f64,
    pub peak_mb: f64,
}

pub async fn run(products: i64) -> Result<Edited> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(1, 1);
    let stock = Stock {
        products,
        skus_each: 2,
        paragraphs: 2,
    };
    let database = bed::lay_goods(folder.path(), &shop, stock).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let mut owner = Member::at(server.address, &shop).await?;
    let began = Instant::now();
    let batch = owner.post("assistant/batches", &asked()).await?;
    let path = format!(
        "assistant/batches/{}",
        batch["id"].as_str().unwrap_or_default()
    );
    let ready = owner.until(&path, "ready").await?;
    let preview_s = began.elapsed().as_secs_f64();
    ensure!(
        ready["changed"] == json!(products),
        "not all would change: {ready}"
    );
    let all = json!({ "skip_warned": false });
    owner.post(&format!("{path}/apply"), &all).await?;
    let applied = owner.until(&path, "applied").await?;
    let whole_s = began.elapsed().as_secs_f64();
    is_whole(&applied, products)?;
    let back = Instant::now();
    owner.post(&format!("{path}/undo"), &Value::Null).await?;
    let undone = owner.until(&path, "undone").await?;
    let undo_s = back.elapsed().as_secs_f64();
    is_whole(&undone, products)?;
    let peak_mb = server.peak_mb();
    server.stop().await?;
    Ok(Edited {
        products,
        whole_s,
        preview_s,
        undo_s,
        peak_mb,
    })
}

fn asked() -> Value {
    let dearer = json!({ "how": "multiply", "per_mille": 1_100 });
    let longer = json!({ "how": "suffix", "text": " 包邮" });
    json!({
        "key": new_id(),
        "what": {
            "by": "ops",
            "selection": { "filter": {} },
            "ops": [
                { "op": "price", "how": dearer, "round": "none" },
                { "op": "title", "how": longer },
            ],
        },
    })
}

fn is_whole(batch: &Value, products: i64) -> Result<()> {
    let job = &batch["job"];
    let is_whole = job["done"] == json!(products) && job["failed"] == json!(0);
    ensure!(is_whole, "not all was written: {batch}");
    Ok(())
}
