use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use yingke::{backup, config::Config, storage::Store, vocabulary::Clock};

#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    config: Config,
    /// Where to write it.
    file: PathBuf,
}

#[derive(Args)]
pub struct Restore {
    #[command(flatten)]
    config: Config,
    /// A file that `yingke backup` wrote.
    file: PathBuf,
}

impl Backup {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = Store::open_to_read(&self.config.database).await?;
        let files = folder(&self.config)?;
        let now = Clock::system().now();
        let amount = backup::backup(&store, files, &self.file, now).await;
        let amount = amount.with_context(|| format!("no backup at {}", self.file.display()))?;
        println!(
            "{} rows and {} files in {}",
            amount.rows,
            amount.files,
            self.file.display()
        );
        Ok(())
    }
}

impl Restore {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = Store::open(&self.config.database).await?;
        let amount = backup::restore(&store, folder(&self.config)?, &self.file).await?;
        println!("{} rows and {} files restored", amount.rows, amount.files);
        Ok(())
    }
}

fn folder(config: &Config) -> anyhow::Result<&Path> {
    if config.files.starts_with("s3://") {
        bail!(
            "files in a bucket are saved by the bucket's own means; name an empty folder with --files"
        );
    }
    Ok(Path::new(&config.files))
}
