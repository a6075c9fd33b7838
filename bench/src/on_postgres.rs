use std::time::Duration;

use anyhow::Result;
use serde::Serialize;
use sqlx::{Connection, PgConnection};
use tokio::time::Instant;
use uuid::Uuid;
use yingke::vocabulary::{Clock, new_id};

use crate::{
    bed::{self, Cluster, Shop},
    load::{Measured, Pace, Span},
    spread::median,
    stage::{self, AGENTS, CUSTOMERS, OPEN},
    stamp::Stamp,
};

/// One node on PostgreSQL at saturation, beside the same rows written by nothing but an insert.
#[derive(Clone, Debug, Serialize)]
pub struct OnPostgres {
    pub per_second: f64,
    pub bare_per_second: f64,
    pub runs: Vec<(f64, f64)>,
    pub last: Measured,
}

/// Rows of one bare insert: as many messages as can be open at once in the run beside it.
const TOGETHER: usize = CUSTOMERS * OPEN;

pub async fn run(runs: usize, span: Span) -> Result<OnPostgres> {
    let folder = tempfile::tempdir()?;
    let cluster = Cluster::start(folder.path()).await?;
    let shop = Shop::new(CUSTOMERS, AGENTS);
    let mut all = Vec::new();
    let mut last = None;
    for run in 0..runs {
        let address = bed::lay_postgres(&cluster, &format!("yingke{run}"), &shop).await?;
        let pace = Pace::Open(OPEN);
        let measured = stage::yingke(&address, folder.path(), &shop, pace, span).await?;
        let address = bed::lay_postgres(&cluster, &format!("bare{run}"), &shop).await?;
        let bare = bare(&address, &shop, span.measured).await?;
        all.push((measured.per_second, bare));
        last = Some(measured);
    }
    Ok(OnPostgres {
        per_second: median(all.iter().map(|run| run.0)),
        bare_per_second: median(all.iter().map(|run| run.1)),
        runs: all,
        last: last.ok_or_else(|| anyhow::anyhow!("at least one run"))?,
    })
}

async fn bare(address: &str, shop: &Shop, measured: Duration) -> Result<f64> {
    let mut db = PgConnection::connect(address).await?;
    let began = Instant::now();
    let mut rows = 0;
    while began.elapsed() < measured {
        insert(&mut db, shop, rows).await?;
        rows += TOGETHER;
    }
    Ok(rows as f64 / began.elapsed().as_secs_f64())
}

/// What the ledger stores of a message, and no more: no heads, no look for retries.
async fn insert(db: &mut PgConnection, shop: &Shop, stored: usize) -> Result<()> {
    let customers = || (0..TOGETHER).map(|place| &shop.customers[place % shop.customers.len()]);
    let column = |of: &dyn Fn(usize) -> Uuid| (0..TOGETHER).map(of).collect::<Vec<_>>();
    let number = |place: usize| ((stored + place) / shop.customers.len()) as i64 + 1;
    let now = Clock::system().now();
    let body = format!("{{\"text\":\"{}\"}}", Stamp::question(stored as u64).text());
    sqlx::query(
        "INSERT INTO entry (shop_id, conversation_id, lane, seq, client_id, sender_kind, sender_id, sender_name,
         follows, kind, body, at, channel, external_id)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::bigint[], $5::uuid[], $6::smallint[],
         $7::uuid[], $8::text[], $9::bigint[], $10::text[], $11::text[], $12::bigint[], $13::text[], $14::text[])",
    )
    .bind(column(&|_| shop.id))
    .bind(customers().map(|customer| customer.conversation).collect::<Vec<_>>())
    .bind(vec![0_i16; TOGETHER])
    .bind((0..TOGETHER).map(number).collect::<Vec<_>>())
    .bind(column(&|_| new_id()))
    .bind(vec![0_i16; TOGETHER])
    .bind(customers().map(|customer| customer.id).collect::<Vec<_>>())
    .bind(vec!["访客"; TOGETHER])
    .bind(vec![0_i64; TOGETHER])
    .bind(vec!["text"; TOGETHER])
    .bind(vec![body; TOGETHER])
    .bind(vec![now; TOGETHER])
    .bind(vec!["widget"; TOGETHER])
    .bind(vec![None::<String>; TOGETHER])
    .execute(db)
    .await?;
    Ok(())
}
