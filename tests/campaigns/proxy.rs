//! The grown installation of `packaging/compose.yaml` without its containers: PostgreSQL, NATS, two nodes and the proxy's own
//! configuration before them.

use std::{
    net::Ipv4Addr,
    time::{Duration, Instant},
};

use tokio_tungstenite::{
    client_async,
    tungstenite::{Error, client::IntoClientRequest},
};

use crate::support::{
    campaign,
    client::Client,
    nats::Nats,
    postgres::Postgres,
    proof::{assert_ledger, assert_shows},
    proxy::Proxy,
    server::Server,
    shop::Shop,
    until,
    wire::{self, Ws},
};

/// Sockets one address may have with one node.
const SOCKETS: usize = 12;

/// Opens a socket through the proxy from an address of this machine, claiming to be someone else.
async fn open(port: u16, from: Ipv4Addr, claims: &str) -> Result<Ws, Error> {
    let stream = wire::tcp(port, from).await?;
    let mut request = format!("ws://127.0.0.1:{port}/ws").into_client_request()?;
    let claims = claims.parse().unwrap();
    request.headers_mut().insert("X-Forwarded-For", claims);
    let (ws, _) = client_async(request, stream).await?;
    Ok(ws)
}

async fn status(port: u16, path: &str) -> u16 {
    let asked = reqwest::get(format!("http://127.0.0.1:{port}{path}")).await;
    asked.unwrap().status().as_u16()
}

/// A customer and an agent talk through whichever node the proxy picks; then one node is killed in the middle of it.
async fn talk_goes_on_without_a_node(shop: &Shop, proxy: u16, nodes: &mut [Server; 2]) {
    let agent = shop.hire("agent").await;
    let customer = shop.visitor(proxy).await;
    let clients = [
        Client::customer(&customer, &[proxy]),
        Client::member(&agent, customer.conversation, &[proxy]),
    ];
    for client in &clients {
        client.online().await;
    }
    for line in 0..40 {
        clients[line % 2].say(&format!("line {line}"));
        if line == 20 {
            nodes[0].kill();
        }
    }
    let killed = Instant::now();
    for client in &clients {
        client.settled(Duration::from_secs(20)).await;
    }
    println!("one node away: settled after {:?}", killed.elapsed());
    let head = shop.database.log().await.len();
    let shows_all = async || {
        let mut all = clients.iter().map(|client| client.state().lanes[0].held);
        all.all(|held| held as usize == head)
    };
    until("both show everything", Duration::from_secs(5), shows_all).await;
    assert_ledger(&clients.each_ref(), &shop.database).await;
    let log = shop.database.log().await;
    clients.iter().for_each(|client| assert_shows(client, &log));
}

/// The proxy says who a visitor is, and only the proxy: a stranger's own claims change nothing.
async fn addresses_are_told_apart_by_the_proxy_alone(proxy: u16) {
    let (one, other) = (Ipv4Addr::new(127, 0, 0, 7), Ipv4Addr::new(127, 0, 0, 8));
    let mut open_sockets = Vec::new();
    let mut refused = None;
    for n in 0..=2 * SOCKETS {
        match open(proxy, one, &format!("203.0.113.{n}")).await {
            Ok(ws) => open_sockets.push(ws),
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    let Some(Error::Http(answer)) = refused else {
        panic!("{} sockets of one address: {refused:?}", open_sockets.len());
    };
    assert_eq!(answer.status(), 429);
    open(proxy, other, "127.0.0.7")
        .await
        .expect("another visitor gets in");
}

#[test]
#[ignore = "a campaign"]
fn the_shipped_proxy_serves_two_nodes_and_outlives_one() {
    campaign(async {
        let (postgres, nats) = (Postgres::start().await, Nats::start().await);
        let database = postgres.create("shop").await;
        let most = SOCKETS.to_string();
        let node = || {
            Server::on(database.clone())
                .with(&["--nats", &nats.url(), "--trusted-proxies", "127.0.0.1"])
                .with(&["--sockets-per-address", &most])
        };
        let mut nodes = [node(), node()];
        for node in &mut nodes {
            node.start().await;
        }
        let proxy = Proxy::start([nodes[0].port, nodes[1].port]).await;
        for (path, told) in [("/healthz", 200), ("/metrics", 404), ("/readyz", 404)] {
            assert_eq!(status(proxy.port, path).await, told, "{path}");
        }
        assert_eq!(status(nodes[0].port, "/readyz").await, 200);
        let shop = Shop::found(&nodes[0]).await;
        addresses_are_told_apart_by_the_proxy_alone(proxy.port).await;
        talk_goes_on_without_a_node(&shop, proxy.port, &mut nodes).await;
        nodes[1].assert_calm();
    });
}
