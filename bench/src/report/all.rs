use std::{path::Path, time::Duration};

use anyhow::Result;
use serde::Serialize;

use super::{
    against::{Kept, Ratios},
    goods_rows, machine, page,
    page::Line,
    rows,
    rows::Pair,
};
use crate::{
    bed::{self, Shop},
    cut, dispatch, edit, export, grid, guard, history, idle, import,
    limit::Durability,
    load::{Pace, Span},
    million, on_postgres, orders, phrases, search,
    stage::{self, AGENTS, OPEN, Target},
    startup,
};

/// How much is measured: everything as in the published table, or a look.
#[derive(Clone, Copy)]
pub struct Depth {
    runs: usize,
    span: Span,
    conversations: usize,
    entries: i64,
    idle: usize,
    hold: Duration,
    cut: usize,
    pages: usize,
    pub products: i64,
    /// Of an export.
    pub rows: i64,
    pub orders: i64,
    /// How often each kind of question about them.
    pub asked: usize,
}

impl Depth {
    pub const FULL: Self = Self {
        runs: 5,
        span: span(2, 5),
        conversations: 2_000,
        entries: 500,
        idle: 10_000,
        hold: Duration::from_secs(20),
        cut: 5_000,
        pages: 5_000,
        products: 100_000,
        rows: 1_000_000,
        orders: 1_000_000,
        asked: 100,
    };
    pub const QUICK: Self = Self {
        runs: 1,
        span: span(1, 3),
        conversations: 2_000,
        entries: 50,
        idle: 2_000,
        hold: Duration::from_secs(5),
        cut: 1_000,
        pages: 500,
        products: 10_000,
        rows: 100_000,
        orders: 100_000,
        asked: 10,
    };

    /// Of what takes long.
    pub const fn few_runs(self) -> usize {
        if self.runs < 3 { self.runs } else { 3 }
    }
}

const fn span(warm_up: u64, measured: u64) -> Span {
    Span {
        warm_up: Duration::from_secs(warm_up),
        measured: Duration::from_secs(measured),
    }
}

/// The message path alone.
pub async fn compare(kept: &Kept) -> Result<()> {
    let mut lines = Vec::new();
    let ratios = busy(Depth::FULL, &mut lines).await?;
    println!("{}\n{}", page::table(&lines), kept.compare(&ratios)?);
    Ok(())
}

/// Prints every result as a line of JSON, then the table, which also goes between the markers of `into`.
pub async fn run(depth: Depth, into: &Path, kept: &Kept, command: &str) -> Result<()> {
    let machine = machine::describe()?;
    let mut loads = vec![machine::load()];
    let mut lines = Vec::new();
    let ratios = busy(depth, &mut lines).await?;
    loads.push(machine::load());
    long_log(depth, &mut lines).await?;
    loads.push(machine::load());
    many(depth, &mut lines).await?;
    loads.push(machine::load());
    trade(depth, &mut lines).await?;
    loads.push(machine::load());
    let foot = format!(
        "{}; {machine}; load of the machine before, between and after: {}; `{command}`.",
        machine::today(),
        loads.join(", ")
    );
    // One round each says nothing of 5 %.
    let against = if depth.runs > 1 {
        kept.compare(&ratios)? + "\n"
    } else {
        String::new()
    };
    let figures = format!("{}\n{against}{foot}\n", page::table(&lines));
    println!("{figures}");
    page::write(into, &figures)
}

/// Prints a result as it comes.
fn show<T: Serialize>(name: &str, result: T) -> T {
    println!("{}", serde_json::json!({ "run": name, "result": &result }));
    result
}

async fn busy(depth: Depth, lines: &mut Vec<Line>) -> Result<Ratios> {
    let saturated = pair(depth, "saturation", Pace::Open(OPEN)).await?;
    lines.extend(rows::saturation(&saturated));
    let desks = stage::with_desks(Pace::Open(OPEN), depth.span).await?;
    lines.push(rows::desks(&show("desks", desks), &saturated));
    let paced = pair(depth, "paced", Pace::PerSecond(500.0)).await?;
    lines.extend(rows::paced(&paced));
    let on_postgres = on_postgres::run(depth.few_runs(), depth.span).await?;
    let on_postgres = show("postgres", on_postgres);
    lines.extend(rows::postgres(&on_postgres));
    Ok(Ratios::of(&saturated, &paced, &on_postgres))
}

async fn pair(depth: Depth, name: &str, pace: Pace) -> Result<Pair> {
    let (mut yingke, mut limit) = (Vec::new(), Vec::new());
    for _ in 0..depth.runs {
        for (target, runs) in [(Target::Yingke, &mut yingke), (Target::Limit, &mut limit)] {
            let run = stage::fresh(target, Durability::Full, pace, depth.span).await?;
            println!(
                "{}",
                serde_json::json!({ "run": name, "target": target, "result": run })
            );
            runs.push(run);
        }
    }
    Ok(Pair { yingke, limit })
}

async fn long_log(depth: Depth, lines: &mut Vec<Line>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(depth.conversations, AGENTS);
    let database = bed::lay_sqlite(folder.path(), "long.db", &shop, depth.entries).await?;
    let starts = startup::run(&database, folder.path(), &shop, depth.runs).await?;
    let stored = depth.conversations as i64 * depth.entries;
    lines.extend(rows::startup(&show("startup", starts), stored));
    let pages = depth.pages;
    let history = history::run(&database, folder.path(), &shop, depth.entries, pages).await?;
    lines.push(rows::history(&show("history", history), stored));
    let often = (depth.few_runs(), depth.span);
    let cost = million::run(&database, folder.path(), &shop, depth.entries, often).await?;
    lines.push(rows::million(&show("million", cost), stored));
    Ok(())
}

async fn many(depth: Depth, lines: &mut Vec<Line>) -> Result<()> {
    lines.push(rows::idle(&show(
        "idle",
        idle::run(depth.idle, depth.hold).await?,
    )));
    let cut = cut::run(depth.cut).await?;
    lines.push(rows::cut(&show("cut", cut), depth.cut));
    lines.push(rows::guard(&show("guard", guard::run())));
    lines.push(rows::dispatch(&show("dispatch", dispatch::run())));
    let searched = search::run(depth.conversations, depth.entries).await?;
    lines.extend(rows::search(&show("search", searched)));
    let phrases = phrases::run(Path::new("web"))?;
    lines.push(rows::phrases(&show("phrases", phrases)));
    Ok(())
}

/// Goods and orders by the hundred thousand.
async fn trade(depth: Depth, lines: &mut Vec<Line>) -> Result<()> {
    let imported = import::run(depth.products).await?;
    lines.extend(goods_rows::import(&show("import", imported)));
    let exported = export::run(depth.rows, depth.few_runs()).await?;
    lines.extend(goods_rows::export(&show("export", exported)));
    let edited = edit::run(depth.products).await?;
    lines.push(goods_rows::edit(&show("edit", edited)));
    let grid = grid::run(depth.products, depth.asked).await?;
    lines.push(goods_rows::grid(&show("grid", grid)));
    let orders = orders::run(depth.orders, depth.asked).await?;
    lines.push(goods_rows::orders(&show("orders", orders)));
    Ok(())
}
