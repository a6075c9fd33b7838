//! Measures Yingke beside the least server there can be. Every command prints one line of JSON; `all` prints the table of
//! docs/performance.md and writes it there.

mod asked;
mod bed;
mod beside;
mod cut;
mod dice;
mod dispatch;
mod edit;
mod export;
mod grid;
mod guard;
mod history;
mod idle;
mod import;
mod limit;
mod load;
mod member;
mod million;
mod on_postgres;
mod orders;
mod phrases;
mod procfs;
mod report;
mod search;
mod spread;
mod stage;
mod stamp;
mod startup;
mod talk;
mod tongue;
mod wire;

use std::{path::PathBuf, time::Duration};

use anyhow::Result;
use clap::{Parser, Subcommand};
use serde::Serialize;

use self::{
    bed::{Shop, Stock},
    limit::{Durability, Limit},
    load::{Pace, Span},
    report::{Depth, Kept},
    stage::{AGENTS, OPEN, Target},
};

#[derive(Parser)]
#[command(name = "yingke-bench", version, about)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything, and the table.
    All {
        /// A look in two minutes; its figures are no substitute.
        #[arg(long, conflicts_with = "save")]
        quick: bool,
        /// The page with the markers.
        #[arg(long, default_value = "docs/performance.md")]
        into: PathBuf,
        #[command(flatten)]
        kept: Kept,
    },
    /// The message path alone, against what an earlier run came to.
    Compare {
        #[command(flatten)]
        kept: Kept,
    },
    /// Be the least server there can be.
    Limit(Limit),
    /// 200 customers ask, 20 agents answer.
    Load {
        #[arg(long, value_enum)]
        target: Target,
        /// Messages per second; without it, as many as will go.
        #[arg(long)]
        rate: Option<f64>,
        /// How durable the limit is.
        #[arg(long, value_enum, default_value = "full")]
        store: Durability,
        #[arg(long, default_value_t = 2)]
        warm_up: u64,
        #[arg(long, default_value_t = 5)]
        seconds: u64,
    },
    /// The same while every agent watches the live desk.
    Desks,
    /// Sockets that say nothing.
    Idle {
        #[arg(long, default_value_t = 10_000)]
        sockets: usize,
        #[arg(long, default_value_t = 20)]
        seconds: u64,
    },
    /// Make a SQLite file with a long log.
    Fill {
        #[arg(long)]
        folder: PathBuf,
    },
    /// Start the node on a long log.
    Startup,
    /// Pages out of a long log.
    History,
    /// What a message costs on a long log.
    Million,
    /// One node on PostgreSQL beside a bare insert.
    Postgres {
        #[arg(long, default_value_t = 3)]
        runs: usize,
    },
    /// Sockets that are cut at once.
    Cut {
        #[arg(long, default_value_t = 5_000)]
        sockets: usize,
    },
    /// The guard's review.
    Guard,
    /// Who gets a customer, among 1,000 members.
    Dispatch,
    /// Build the search index of a long, varied log in the background, and look for things in it.
    Search {
        #[arg(long, default_value_t = 2_000)]
        conversations: usize,
    },
    /// The console's own search among 20,000 phrases; needs Node and the web folder's packages.
    Phrases {
        #[arg(long, default_value = "web")]
        web: PathBuf,
    },
    /// A file of 100,000 products in Taobao Assistant's 63 columns, brought into an empty shop.
    Import {
        #[command(flatten)]
        size: Size,
    },
    /// A million rows of goods as CSV, beside Python's csv module and polars.
    Export {
        #[command(flatten)]
        size: Size,
    },
    /// Prices and titles of 100,000 products changed by the Assistant and taken back.
    Edit {
        #[command(flatten)]
        size: Size,
    },
    /// The list of 100,000 products, by every order and filter, near and deep.
    Grid {
        #[command(flatten)]
        size: Size,
    },
    /// Put 100,000 products into a shop of a SQLite file that no server has open: for the run in the browser.
    Shelve {
        #[arg(long)]
        database: PathBuf,
        /// As its address has it.
        #[arg(long)]
        shop: String,
        #[command(flatten)]
        size: Size,
    },
    /// A million orders looked for by every field.
    Orders {
        #[command(flatten)]
        size: Size,
    },
}

#[derive(Clone, Copy, clap::Args)]
struct Size {
    /// A tenth of it; the goals are those of the whole.
    #[arg(long)]
    quick: bool,
}

impl Size {
    const fn depth(self) -> Depth {
        if self.quick {
            Depth::QUICK
        } else {
            Depth::FULL
        }
    }
}

const CONVERSATIONS: usize = 2_000;
const ENTRIES: i64 = 500;
const SPAN: Span = Span {
    warm_up: Duration::from_secs(2),
    measured: Duration::from_secs(5),
};

#[tokio::main]
async fn main() -> Result<()> {
    match Line::parse().command {
        Command::Limit(limit) => limit.run().await,
        Command::All { quick, into, kept } => {
            let (depth, command) = if quick {
                (Depth::QUICK, "yingke-bench all --quick")
            } else {
                (Depth::FULL, "make bench")
            };
            report::run(depth, &into, &kept, command).await
        }
        Command::Compare { kept } => report::compare(&kept).await,
        command @ (Command::Fill { .. }
        | Command::Startup
        | Command::History
        | Command::Million) => long_log(command).await,
        command @ (Command::Import { .. }
        | Command::Export { .. }
        | Command::Edit { .. }
        | Command::Grid { .. }
        | Command::Shelve { .. }
        | Command::Orders { .. }) => goods(command).await,
        command => one(command).await,
    }
}

fn print(result: impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(&result)?);
    Ok(())
}

async fn one(command: Command) -> Result<()> {
    match command {
        Command::Load {
            target,
            rate,
            store,
            warm_up,
            seconds,
        } => {
            let span = Span {
                warm_up: Duration::from_secs(warm_up),
                measured: Duration::from_secs(seconds),
            };
            let pace = rate.map_or(Pace::Open(OPEN), Pace::PerSecond);
            print(stage::fresh(target, store, pace, span).await?)
        }
        Command::Desks => print(stage::with_desks(Pace::Open(OPEN), SPAN).await?),
        Command::Idle { sockets, seconds } => {
            print(idle::run(sockets, Duration::from_secs(seconds)).await?)
        }
        Command::Postgres { runs } => print(on_postgres::run(runs, SPAN).await?),
        Command::Cut { sockets } => print(cut::run(sockets).await?),
        Command::Dispatch => print(dispatch::run()),
        Command::Search { conversations } => print(search::run(conversations, ENTRIES).await?),
        Command::Phrases { web } => print(phrases::run(&web)?),
        _ => print(guard::run()),
    }
}

async fn goods(command: Command) -> Result<()> {
    match command {
        Command::Import { size } => print(import::run(size.depth().products).await?),
        Command::Export { size } => {
            let depth = size.depth();
            print(export::run(depth.rows, depth.few_runs()).await?)
        }
        Command::Edit { size } => print(edit::run(size.depth().products).await?),
        Command::Grid { size } => {
            let depth = size.depth();
            print(grid::run(depth.products, depth.asked).await?)
        }
        Command::Shelve {
            database,
            shop,
            size,
        } => {
            let stock = Stock {
                products: size.depth().products,
                skus_each: 2,
                paragraphs: 2,
            };
            print(bed::shelve(&database, &shop, stock)?)
        }
        Command::Orders { size } => {
            let depth = size.depth();
            print(orders::run(depth.orders, depth.asked).await?)
        }
        _ => Ok(()),
    }
}

/// Commands that need a long log make one first.
async fn long_log(command: Command) -> Result<()> {
    let own = tempfile::tempdir()?;
    let folder = match &command {
        Command::Fill { folder } => folder.as_path(),
        _ => own.path(),
    };
    let shop = Shop::new(CONVERSATIONS, AGENTS);
    let long = bed::lay_sqlite(folder, "long.db", &shop, ENTRIES).await?;
    match command {
        Command::Startup => print(startup::run(&long, folder, &shop, 5).await?),
        Command::History => print(history::run(&long, folder, &shop, ENTRIES, 5_000).await?),
        Command::Million => print(million::run(&long, folder, &shop, ENTRIES, (3, SPAN)).await?),
        _ => print(long.display().to_string()),
    }
}
