//! A line that goes dark, as where a phone has left the network: nobody is told, and both sides find out by the silence.

use std::time::{Duration, Instant};

use crate::{
    away::Reception,
    support::{
        campaign,
        client::Party,
        line::{Line, Loss},
        millis,
        server::Server,
        until,
    },
};

/// A node pings three times in it.
const NODE_GIVES_UP_AFTER_S: &str = "3";
const CLIENT_GIVES_UP_AFTER: Duration = Duration::from_secs(2);
const BACK_WITHIN: Duration = Duration::from_secs(10);

#[test]
#[ignore = "a campaign"]
fn who_was_in_the_dark_comes_back_by_itself_and_has_everything_once() {
    campaign(async {
        let server = Server::on_sqlite().generous();
        let mut server = server.env("YINGKE_SILENT_SECONDS", NODE_GIVES_UP_AFTER_S);
        server.start().await;
        let (node, line) = (server.port, Line::to(server.port).await);
        // The customer and the owner; the agent is with the node all the time.
        let ports = [line.port, line.port, node];
        let mut reception = Reception::at(server, ports, give_up_soon).await;
        for loss in [Loss::Both, Loss::FromNode] {
            let before = resumes(&reception);
            line.lose(loss);
            let began = Instant::now();
            for part in 0.. {
                reception.everything(&format!("{loss:?}.{part}"));
                tokio::time::sleep(millis(20, 60)).await;
                let now = resumes(&reception);
                if now.iter().zip(&before).all(|(now, before)| now > before) {
                    break;
                }
                let dark = began.elapsed();
                assert!(dark < BACK_WITHIN, "{loss:?}: in the dark for {dark:?}");
            }
            let dark = began.elapsed();
            println!("{loss:?} lost: back after {dark:.1?}");
            // An end that came through would have called them back at once.
            assert!(dark > CLIENT_GIVES_UP_AFTER / 4, "{loss:?}: {dark:?}");
        }
        let let_go = async || sockets(node).await == reception.clients.len();
        until("the node lets go of the dark ones", BACK_WITHIN, let_go).await;
        reception.assert_exact().await;
    });
}

fn give_up_soon(party: &mut Party) {
    party.silence = CLIENT_GIVES_UP_AFTER;
}

/// How often those in the dark have come back.
fn resumes(reception: &Reception) -> [u64; 2] {
    [0, 1].map(|who| {
        let state = reception.clients[who].state();
        state.resumes
    })
}

/// Open ones, as the node counts them.
async fn sockets(port: u16) -> usize {
    let metrics = reqwest::get(format!("http://127.0.0.1:{port}/metrics"));
    let metrics = metrics.await.unwrap().text().await.unwrap();
    let line = metrics
        .lines()
        .find_map(|line| line.strip_prefix("yingke_sockets "));
    line.expect("the node counts its sockets").parse().unwrap()
}
