use std::net::SocketAddr;

use anyhow::Context;
use clap::Args;
use yingke::{
    app::App, config::Config, members, outbox, router, storage::Store, vocabulary::Clock,
};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    config: Config,
}

impl Serve {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = Store::open(&self.config.database).await?;
        let listen = self.config.listen.clone();
        let app = App::new(self.config, store, Clock::system());
        members::announce_setup(&app).await?;
        tokio::spawn(outbox::run(app.clone()));
        let listener = tokio::net::TcpListener::bind(&listen).await;
        let listener = listener.with_context(|| format!("cannot listen on {listen}"))?;
        let service = router::router(app).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).await?;
        Ok(())
    }
}
