//! How many may come in, from one address and in all: past it the door is closed, and opened again when somebody leaves.

use std::{net::Ipv4Addr, time::Duration};

use tokio::io::AsyncReadExt;

use crate::support::{campaign, server::Server, until, wire};

#[test]
#[ignore = "a campaign"]
fn past_its_connections_an_address_waits_outside_and_others_do_not() {
    campaign(async {
        let mut server = Server::on_sqlite().with(&["--sockets-per-address", "3"]);
        server.start().await;
        let port = server.port;
        // Those that asked whether the server answers may be leaving still.
        let mut held = Vec::new();
        until("six are in", Duration::from_secs(10), async || {
            let mut one = wire::tcp(port, Ipv4Addr::LOCALHOST).await.unwrap();
            if !is_shut(&mut one).await {
                held.push(one);
            }
            held.len() == 6
        })
        .await;
        let mut seventh = wire::tcp(port, Ipv4Addr::LOCALHOST).await.unwrap();
        assert!(is_shut(&mut seventh).await, "a seventh was let in");
        let mut other = wire::tcp(port, Ipv4Addr::new(127, 0, 0, 2)).await.unwrap();
        assert!(!is_shut(&mut other).await, "another address was shut out");
        held.pop();
        let is_open = async || wire::answers(port).await;
        until("there is room again", Duration::from_secs(10), is_open).await;
        server.assert_calm();
    });
}

#[test]
#[ignore = "a campaign"]
fn past_its_connections_a_node_turns_everyone_away_until_one_leaves() {
    campaign(async {
        let mut server = Server::on_sqlite().with(&["--connections", "4"]);
        server.start().await;
        let port = server.port;
        let mut held = Vec::new();
        until("four are in", Duration::from_secs(10), async || {
            let from = Ipv4Addr::new(127, 0, 0, 2 + held.len() as u8);
            let mut one = wire::tcp(port, from).await.unwrap();
            if !is_shut(&mut one).await {
                held.push(one);
            }
            held.len() == 4
        })
        .await;
        for last in [9, 10] {
            let from = Ipv4Addr::new(127, 0, 0, last);
            let mut one = wire::tcp(port, from).await.unwrap();
            assert!(is_shut(&mut one).await, "{from} was let in");
        }
        held.pop();
        let is_open = async || wire::answers(port).await;
        until("there is room again", Duration::from_secs(10), is_open).await;
        server.assert_calm();
    });
}

/// The other side ends it at once; it waits 10 s for who was let in to speak.
async fn is_shut(tcp: &mut tokio::net::TcpStream) -> bool {
    let mut byte = [0];
    let read = tokio::time::timeout(Duration::from_millis(500), tcp.read(&mut byte));
    matches!(read.await, Ok(Ok(0) | Err(_)))
}
