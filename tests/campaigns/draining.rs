//! SIGTERM while people talk: the node says that it goes, closes every socket and leaves; they come back to the next one.

use std::time::Duration;

use crate::{
    kills::{acknowledged, clients, conclude, talk},
    support::{campaign, client::Client, server::Server, shop::Shop, until},
};

const GOING_AWAY: u16 = 1001;
const WITHIN: Duration = Duration::from_secs(20);

#[test]
#[ignore = "a campaign"]
fn a_node_that_is_asked_to_leave_says_so_and_loses_nothing() {
    campaign(async {
        let mut server = Server::on_sqlite().generous();
        server.start().await;
        let shop = Shop::found(&server).await;
        let clients = clients(&shop, server.port).await;
        let talk: Vec<_> = (0..clients.len())
            .map(|who| tokio::spawn(talk(clients[who], who)))
            .collect();
        for round in 1..=3 {
            for client in &clients {
                client.online().await;
            }
            let before = acknowledged(&clients);
            let talks_on = async || acknowledged(&clients) > before + 50;
            until("messages are stored", WITHIN, talks_on).await;
            let (status, took) = server.terminate().await;
            println!("{status} after {took:?}");
            assert!(took < WITHIN, "{took:?}");
            assert_eq!(status.code(), Some(0), "{}", server.log());
            // What a timer may have written since fits.
            assert!(server.logged_bytes() < 64 * 1_024, "it is folded back");
            for client in &clients {
                assert_told(client, round).await;
            }
            server.start().await;
        }
        talk.iter().for_each(tokio::task::JoinHandle::abort);
        conclude(&shop.database, &clients).await;
        server.assert_calm();
    });
}

/// Once more, and never closed in another way.
async fn assert_told(client: &Client, times: usize) {
    let is_closed = async || client.state().closes.len() == times;
    until("the socket is closed", WITHIN, is_closed).await;
    let state = client.state();
    assert_eq!(state.closes, vec![GOING_AWAY; times]);
    assert_eq!(state.notices, vec!["draining"; times]);
}
