//! Who signs out or is dismissed loses live sockets within 2 s, on every node.

use std::time::{Duration, Instant};

use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::support::{
    campaign,
    nats::Nats,
    postgres::Postgres,
    server::Server,
    shop::{Member, Shop, hello, sign_in},
    wire::{self, Heard, Ws},
};

const WITHIN: Duration = Duration::from_secs(2);
const SIGNED_OUT: u16 = 4001;

async fn socket(node: &Server, token: &str) -> Ws {
    let mut ws = wire::open(node.port).await.unwrap();
    wire::greet(&mut ws, &hello("member", token)).await.unwrap();
    ws
}

async fn assert_closes(sockets: Vec<Ws>, what: &str) {
    let began = Instant::now();
    for mut ws in sockets {
        loop {
            match wire::hear(&mut ws).await {
                Heard::Frame(_) => {}
                Heard::End(code) => break assert_eq!(code, Some(SIGNED_OUT), "{what}"),
            }
        }
        assert!(began.elapsed() < WITHIN, "{what}: {:?}", began.elapsed());
    }
    println!("{what}: closed in {:?}", began.elapsed());
}

async fn assert_lives(ws: &mut Ws) {
    let ping = tokio_tungstenite::tungstenite::Message::Ping(Vec::new().into());
    futures_util::SinkExt::send(ws, ping).await.unwrap();
    let heard = tokio::time::timeout(Duration::from_millis(300), wire::next(ws)).await;
    assert!(
        !matches!(heard, Ok(Heard::End(_))),
        "another's socket closed too"
    );
}

fn request(node: &Server, method: Method, path: &str, token: &str) -> RequestBuilder {
    let url = format!("http://127.0.0.1:{}{path}", node.port);
    reqwest::Client::new()
        .request(method, url)
        .bearer_auth(token)
}

async fn assert_done(request: RequestBuilder) {
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 204);
}

async fn sign_out(node: &Server, path: &str, token: &str) {
    assert_done(request(node, Method::DELETE, path, token)).await;
}

/// As the owner does it in the console.
async fn dismiss(node: &Server, shop: &Shop, member: &Member) {
    let place = place(shop, member);
    assert_done(request(node, Method::DELETE, &place, &shop.owner.token)).await;
}

async fn make_trainee(node: &Server, shop: &Shop, member: &Member) {
    let place = place(shop, member);
    let change = request(node, Method::PATCH, &place, &shop.owner.token);
    assert_done(change.json(&json!({ "role": "trainee" }))).await;
}

fn place(shop: &Shop, member: &Member) -> String {
    format!("/api/shops/{}/staff/{}", shop.id, member.id)
}

#[test]
#[ignore = "a campaign"]
fn who_signs_out_or_is_dismissed_is_cut_off_on_every_node() {
    campaign(async {
        let (postgres, mut nats) = (Postgres::start().await, Nats::start().await);
        let database = postgres.create("shop").await;
        let node = || Server::on(database.clone()).with(&["--nats", &nats.url()]);
        let mut nodes = [node(), node()];
        for node in &mut nodes {
            node.start().await;
        }
        let [here, there] = &nodes;
        let shop = Shop::found(here).await;
        let both = async |token: &str| vec![socket(here, token).await, socket(there, token).await];

        let mut bystander = socket(there, &shop.owner.token).await;
        let token = sign_in(here.port).await;
        let sockets = both(&token).await;
        sign_out(here, "/api/sign-in", &token).await;
        assert_closes(sockets, "signed out").await;
        assert_lives(&mut bystander).await;

        let agent = shop.hire("agent").await;
        let sockets = both(&agent.token).await;
        dismiss(here, &shop, &agent).await;
        assert_closes(sockets, "dismissed").await;
        assert_lives(&mut bystander).await;

        let trainee = shop.hire("trainee").await;
        let sockets = both(&trainee.token).await;
        make_trainee(here, &shop, &trainee).await;
        assert_closes(sockets, "another role").await;
        assert_lives(&mut bystander).await;

        nats.kill();
        let tokens = [sign_in(here.port).await, sign_in(here.port).await];
        let mut sockets = both(&tokens[0]).await;
        sockets.extend(both(&tokens[1]).await);
        sign_out(here, "/api/sign-ins", &tokens[0]).await;
        assert_closes(sockets, "signed out everywhere, without NATS").await;
        nodes.iter_mut().for_each(Server::assert_calm);
    });
}
