use anyhow::bail;
use clap::Args;
use yingke::{config::Config, members, storage::Store, vocabulary::Clock};

/// Gives a person a new password, prints it once and signs them out everywhere.
#[derive(Args)]
pub struct Password {
    /// What they sign in with.
    login: String,
    #[command(flatten)]
    config: Config,
}

impl Password {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = Store::open(&self.config.database).await?;
        let cost = self.config.passwords;
        let told = members::renew_password(&store, &Clock::system(), cost, &self.login).await?;
        let Some(password) = told else {
            bail!("nobody signs in as {}", self.login);
        };
        println!("{password}");
        Ok(())
    }
}
