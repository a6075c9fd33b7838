//! kill -9 inside the first start: whatever was half done, the second start serves.

use std::time::{Duration, Instant};

use crate::support::{
    campaign, client::Client, postgres::Postgres, proof::assert_ledger, server::Server, shop::Shop,
    size,
};

#[test]
#[ignore = "a campaign"]
fn a_server_killed_in_its_first_start_starts_again_on_sqlite() {
    campaign(run("sqlite", async |_| Server::on_sqlite()));
}

#[test]
#[ignore = "a campaign"]
fn a_server_killed_in_its_first_start_starts_again_on_postgresql() {
    campaign(async {
        let postgres = Postgres::start().await;
        let fresh = async |no| Server::on(postgres.create(&format!("first_{no}")).await);
        run("postgresql", fresh).await;
    });
}

async fn run(engine: &str, mut fresh: impl AsyncFnMut(usize) -> Server) {
    let kills = size("YINGKE_FIRST_KILLS", 10);
    let began = Instant::now();
    fresh(kills).await.start().await;
    let whole = began.elapsed();
    for no in 0..kills {
        let mut server = fresh(no).await;
        server.launch();
        // From the first moment to the last, evenly.
        tokio::time::sleep(whole * no as u32 / kills as u32).await;
        server.kill();
        server.start().await;
        assert_serves(&server).await;
        server.assert_calm();
    }
    println!("{engine}: killed {kills} times within a first start of {whole:?}");
}

async fn assert_serves(server: &Server) {
    let shop = Shop::found(server).await;
    let customer = shop.visitor(server.port).await;
    let client = Client::customer(&customer, &[server.port]);
    client.online().await;
    client.say("有人吗");
    client.settled(Duration::from_secs(10)).await;
    assert_ledger(&[&client], &shop.database).await;
}
