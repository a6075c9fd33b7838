use anyhow::Context;
use clap::Subcommand;
use yingke::{audit, shops, storage::Store};

#[derive(Subcommand)]
pub enum Audit {
    /// Check that no row was altered or taken out. Prints rows and last hash of every shop: keep them elsewhere.
    Verify {
        /// `sqlite://FILE` or `postgres://…`, also while it is served.
        #[arg(
            long,
            env = "YINGKE_DATABASE",
            default_value = "sqlite://data/yingke.db"
        )]
        database: String,
    },
}

impl Audit {
    pub async fn run(self) -> anyhow::Result<()> {
        let Self::Verify { database } = self;
        let store = Store::open_to_read(&database).await?;
        for shop in shops::all(&store).await? {
            let verified = audit::verify(&store, shop.id)
                .await
                .context(shop.slug.clone())?;
            println!(
                "{}: {} rows, {}",
                shop.slug,
                verified.rows,
                verified.head_hex()
            );
        }
        Ok(())
    }
}
