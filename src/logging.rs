use std::io::IsTerminal;

use clap::{Args, ValueEnum};
use tracing_subscriber::EnvFilter;

#[derive(Args)]
pub struct Logging {
    /// How log lines look. They hold no personal data.
    #[arg(long, env = "YINGKE_LOG", global = true, default_value = "pretty")]
    log: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Pretty,
    Json,
}

impl Logging {
    /// To standard error; `RUST_LOG` says how much.
    pub fn start(&self) {
        let wanted = EnvFilter::try_from_default_env();
        let filter =
            wanted.unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn"));
        let lines = tracing_subscriber::fmt()
            .with_env_filter(filter)
            // A log that takes nothing, for instance on a full disk, would otherwise panic whoever writes to it.
            .log_internal_errors(false)
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal());
        match self.log {
            Format::Pretty => lines.init(),
            Format::Json => lines.json().init(),
        }
    }
}
