use anyhow::bail;
use clap::Args;
use yingke::{app::App, config::Config, demo, storage::Store, vocabulary::Clock};

#[derive(Args)]
pub struct Seed {
    #[command(flatten)]
    config: Config,
    /// The demo shops: furniture 青木家居 and tea ware 松溪茶器.
    #[arg(long)]
    demo: bool,
}

impl Seed {
    pub async fn run(self) -> anyhow::Result<()> {
        if !self.demo {
            bail!("say what to seed: --demo");
        }
        let store = Store::open(&self.config.database).await?;
        let app = App::new(self.config, store, Clock::system());
        match demo::seed(&app).await? {
            demo::Seeded::Now => println!("seeded; everyone's password is {}", demo::PASSWORD),
            demo::Seeded::Before => println!("the demo shops are there already"),
        }
        Ok(())
    }
}
