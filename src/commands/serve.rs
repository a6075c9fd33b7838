use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::Context;
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use yingke::{
    app::App, assistant, auto_replies, catalogue, config::Config, demo, demo::Simulation, dispatch,
    files, jobs, members, message_centre, metrics, ops, order_files, outbox, promises,
    serve::serve, shops, storage::Store, timers, trade, vocabulary::Clock,
};
use yingke_bus::{Alone, Bus, Nats};

const TIDY_EVERY: Duration = Duration::from_hours(1);
/// A part of a job takes a fraction of it; what is cut off is done again by whoever takes it up.
const JOBS_LEAVE_WITHIN: Duration = Duration::from_secs(5);

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    config: Config,
    /// Seed the demo shops into an empty database and show their sign-ins.
    #[arg(long)]
    demo: bool,
    /// Simulated customers that live in the demo shop.
    #[arg(long, default_value_t = 0)]
    simulate: usize,
    /// How many times as fast as the world time passes: for demo and tests.
    #[arg(long, default_value_t = 1.0, hide = true)]
    clock_rate: f64,
}

impl Serve {
    pub async fn run(mut self) -> anyhow::Result<()> {
        tokio::spawn(ops::upkeep());
        if self.demo {
            self.config.demo = demo::sign_ins()?;
            self.config.simulated_parcels.get_or_insert(60);
        }
        let listen = self.config.listen.clone();
        let listener = tokio::net::TcpListener::bind(&listen).await;
        let listener = listener.with_context(|| format!("cannot listen on {listen}"))?;
        let store = Store::open(&self.config.database).await?;
        let app = App::start(
            self.config.clone(),
            store,
            self.clock(),
            self.bus().await?,
            Vec::new(),
        );
        if self.demo {
            demo::seed(&app).await?;
        }
        members::announce_setup(&app).await?;
        tokio::spawn(outbox::run(app.clone()));
        self.greet(&app).await?;
        tokio::spawn(timers::run(
            app.store().clone(),
            app.clock().clone(),
            app.effects(),
        ));
        tokio::spawn(message_centre::deliver(app.clone()));
        tokio::spawn(files::run(app.clone()));
        tokio::spawn(tidy(app.clone()));
        let leave = leave_on_signal()?;
        let jobs = tokio::spawn(jobs::run(app.clone(), app.works(), leave.clone()));
        self.invite(&app, listener.local_addr()?, &leave).await?;
        let store = app.store().clone();
        serve(app, listener, leave).await;
        let _ = tokio::time::timeout(JOBS_LEAVE_WITHIN, jobs).await;
        if let Err(error) = store.settle().await {
            tracing::warn!(%error, "the next start reads the log again");
        }
        Ok(())
    }

    /// Simulated customers come in by the front door, like everyone.
    async fn invite(
        &self,
        app: &App,
        mut at: SocketAddr,
        leave: &CancellationToken,
    ) -> anyhow::Result<()> {
        if self.simulate == 0 {
            return Ok(());
        }
        if at.ip().is_unspecified() {
            at.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        let address = format!("http://{at}");
        let simulation = Simulation::of(app, &address, self.simulate, leave.clone()).await?;
        tokio::spawn(demo::simulate(simulation));
        let telling = demo::go_on_telling(app.clone(), demo::TELLING_APART_MS, leave.clone());
        tokio::spawn(telling);
        Ok(())
    }

    fn clock(&self) -> Clock {
        if (self.clock_rate - 1.0).abs() < f64::EPSILON {
            Clock::system()
        } else {
            Clock::at_rate(self.clock_rate)
        }
    }

    async fn bus(&self) -> anyhow::Result<Arc<dyn Bus>> {
        Ok(match &self.config.nats {
            Some(address) => Nats::connect(address).await?,
            None => Arc::new(Alone),
        })
    }

    async fn greet(&self, app: &App) -> anyhow::Result<()> {
        let address = &self.config.listen;
        println!("Yingke 迎客 serves http://{address}");
        println!("  console     http://{address}/console/");
        for shop in shops::all(app.store()).await? {
            println!("  {}  http://{address}/store/{}/", shop.name, shop.slug);
        }
        if self.demo {
            println!("  sign in     xiaohe / {}", demo::PASSWORD);
        }
        Ok(())
    }
}

/// SIGTERM or Ctrl-C: stop taking connections, tell the open sockets, end.
fn leave_on_signal() -> anyhow::Result<CancellationToken> {
    let leave = CancellationToken::new();
    let (mut terminate, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let told = leave.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("leaving");
        told.cancel();
    });
    Ok(leave)
}

/// Deletes what has run out, now and then.
async fn tidy(app: App) {
    let mut tick = tokio::time::interval(TIDY_EVERY);
    loop {
        tick.tick().await;
        let tidied = async {
            outbox::forget(&app).await?;
            members::forget_sign_ins(app.store(), app.clock().now()).await?;
            auto_replies::forget_sent(app.store(), app.clock().now()).await?;
            promises::forget_suggestions(app.store(), app.clock().now()).await?;
            trade::forget_keys(app.store(), app.clock().now()).await?;
            trade::forget_asked_prices(app.store(), app.clock().now()).await?;
            catalogue::forget_goods_keys(app.store(), app.clock().now()).await?;
            let shops = shops::all(app.store()).await?;
            let shops: Vec<_> = shops.into_iter().map(|shop| shop.id).collect();
            for shop in &shops {
                dispatch::forget_left(app.store(), *shop).await?;
                order_files::catch_up(app.store(), *shop, app.clock().now()).await?;
                trade::forget_late_addresses(app.store(), *shop, app.clock().now()).await?;
            }
            let shops = || shops.clone().into_iter();
            metrics::note_left(app.store(), shops(), app.clock().now()).await?;
            dispatch::forget_traces(app.store(), app.clock().now()).await?;
            assistant::forget_items(app.store(), shops(), app.clock().now()).await?;
            // Behind the areas, which ask what became of theirs.
            jobs::forget_ended(app.store(), app.clock().now()).await?;
            message_centre::forget_notices(app.store(), shops(), app.clock().now()).await
        };
        if let Err(error) = tidied.await {
            tracing::warn!(%error, "what has run out stays until the next look");
        }
    }
}
