//! Two nodes on one PostgreSQL and NATS serve one conversation, and lose one part after another.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use serde_json::json;

use crate::support::{
    campaign,
    client::Client,
    database::Database,
    millis,
    nats::Nats,
    postgres::Postgres,
    proof::{assert_ledger, assert_shows, has_converged},
    server::Server,
    shop::Shop,
    until,
};

/// Until everyone shows the same. A killed node or bus is away at once, so the clock starts with the kill. Of a part that comes back
/// its own start is not in it: the clock waits until PostgreSQL takes connections (after its recovery), and until NATS listens.
const GOAL: Duration = Duration::from_secs(5);

struct Cluster {
    postgres: Postgres,
    nats: Nats,
    nodes: [Server; 2],
    database: Database,
    clients: Vec<&'static Client>,
    is_talking: &'static AtomicBool,
}

impl Cluster {
    async fn start() -> Self {
        let (postgres, nats) = (Postgres::start().await, Nats::start().await);
        let database = postgres.create("shop").await;
        let node = || {
            Server::on(database.clone())
                .generous()
                .with(&["--nats", &nats.url()])
        };
        let mut nodes = [node(), node()];
        for node in &mut nodes {
            node.start().await;
        }
        let shop = Shop::found(&nodes[0]).await;
        let agent = shop.hire("agent").await;
        let customer = shop.visitor(nodes[0].port).await;
        let (here, there) = (
            [nodes[0].port, nodes[1].port],
            [nodes[1].port, nodes[0].port],
        );
        let clients = vec![
            Client::customer(&customer, &here),
            Client::customer(&customer, &there),
            Client::member(&shop.owner, customer.conversation, &there),
            Client::member(&agent, customer.conversation, &here),
        ];
        let clients: Vec<&'static Client> = clients
            .into_iter()
            .map(|client| &*Box::leak(Box::new(client)))
            .collect();
        let is_talking: &AtomicBool = Box::leak(Box::new(AtomicBool::new(true)));
        for (who, client) in clients.iter().enumerate() {
            client.online().await;
            tokio::spawn(talk(client, who, is_talking));
        }
        Self {
            postgres,
            nats,
            nodes,
            database: shop.database,
            clients,
            is_talking,
        }
    }

    /// Each client with the node it began with: who lost theirs went to the other.
    async fn spread(&self) {
        for client in &self.clients {
            client.go_home().await;
        }
    }

    /// The talk pauses: by the goal, counted from `since`, everyone shows the same, and it is what the database has.
    async fn assert_converges(&self, after: &str, since: Instant) {
        self.is_talking.store(false, Ordering::Relaxed);
        let left = || GOAL.saturating_sub(since.elapsed());
        for client in &self.clients {
            client.settled(left()).await;
        }
        let heads = self.database.heads().await;
        let all = async || has_converged(&self.clients, &heads);
        until(&format!("converged after {after}"), left(), all).await;
        let took = since.elapsed();
        for client in &self.clients {
            client.scroll().await;
        }
        assert_ledger(&self.clients, &self.database).await;
        let log = self.database.log().await;
        self.clients
            .iter()
            .for_each(|client| assert_shows(client, &log));
        println!(
            "after {after}: {} entries, converged in {took:.1?} of {GOAL:?}",
            log.len()
        );
        assert!(took <= GOAL, "converged in {took:?} after {after}");
        self.is_talking.store(true, Ordering::Relaxed);
        self.assert_talk_goes_on(after).await;
    }

    async fn assert_talk_goes_on(&self, after: &str) {
        for client in &self.clients {
            let before = client.state().acks.len();
            let more = async || client.state().acks.len() > before;
            until(&format!("messages are stored after {after}"), GOAL, more).await;
        }
    }
}

async fn talk(client: &'static Client, who: usize, is_talking: &AtomicBool) {
    for line in 0.. {
        while client.open() >= 8 || !is_talking.load(Ordering::Relaxed) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let text = format!("{who}-{line}");
        if client.party.is_staff && line % 5 == 0 {
            client.whisper(&text);
        } else {
            client.say(&text);
        }
        tokio::time::sleep(millis(1, 15)).await;
    }
}

#[test]
#[ignore = "a campaign"]
fn two_nodes_lose_each_other_nats_and_postgresql_but_no_message() {
    campaign(async {
        let mut cluster = Cluster::start().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        cluster
            .assert_converges("talk on both nodes", Instant::now())
            .await;

        let fault = Instant::now();
        cluster.nodes[0].kill();
        cluster.assert_talk_goes_on("a node was killed").await;
        cluster.assert_converges("a node was killed", fault).await;
        cluster.nodes[0].start().await;
        cluster.spread().await;

        let fault = Instant::now();
        cluster.nats.kill();
        cluster.assert_talk_goes_on("NATS was killed").await;
        cluster.assert_converges("NATS was killed", fault).await;
        tokio::time::sleep(Duration::from_secs(3)).await;
        cluster
            .assert_converges("talk without NATS", Instant::now())
            .await;
        cluster.nats.again().await;
        cluster
            .assert_converges("NATS came back empty", Instant::now())
            .await;

        cluster.spread().await;
        cluster.postgres.stop("fast");
        tokio::time::sleep(Duration::from_secs(1)).await;
        cluster.postgres.launch();
        cluster.postgres.wait().await;
        cluster
            .assert_converges("PostgreSQL was restarted", Instant::now())
            .await;

        cluster.spread().await;
        cluster.postgres.kill().await;
        cluster.postgres.launch();
        cluster.postgres.wait().await;
        cluster
            .assert_converges("PostgreSQL was killed", Instant::now())
            .await;
        cluster.nodes.iter_mut().for_each(Server::assert_calm);
    });
}

/// A bus that takes nothing and says nothing must not hold up the writer.
#[test]
#[ignore = "a campaign"]
fn a_frozen_bus_costs_latency_and_nothing_else() {
    campaign(async {
        let mut cluster = Cluster::start().await;
        cluster.nats.signal("STOP");
        // More news than any queue holds.
        let customer = cluster.clients[0];
        for turn in 0..5_000 {
            let on = turn % 2 == 0;
            let conversation = customer.party.conversation;
            customer.plain(json!({ "type": "typing", "conversation": conversation, "on": on }));
        }
        customer.settled(Duration::from_secs(20)).await;
        let frozen = Instant::now();
        while frozen.elapsed() < Duration::from_secs(5) {
            cluster.assert_talk_goes_on("NATS froze").await;
        }
        cluster.assert_converges("NATS froze", Instant::now()).await;
        let back = Instant::now();
        cluster.nats.signal("CONT");
        cluster.assert_converges("NATS went on", back).await;
        cluster.nodes.iter_mut().for_each(Server::assert_calm);
    });
}

/// Who comes back while the database is away is told to try again, never that the sign-in is over.
#[test]
#[ignore = "a campaign"]
fn nobody_is_signed_out_by_a_database_that_is_away() {
    campaign(async {
        let mut cluster = Cluster::start().await;
        cluster.postgres.stop("immediate");
        for client in &cluster.clients {
            client.go_away(Duration::from_millis(100));
        }
        // Longer than a connection is waited for.
        tokio::time::sleep(Duration::from_secs(7)).await;
        cluster.postgres.launch();
        cluster.postgres.wait().await;
        cluster
            .assert_converges("PostgreSQL was away for 7 s", Instant::now())
            .await;
        cluster.nodes.iter_mut().for_each(Server::assert_calm);
    });
}
