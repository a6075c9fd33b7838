//! What operators run while a shop is open: a backup, its restoring, the check of the audit log, the doctor.

use std::{process::Output, time::Duration};

use crate::{
    kills::{acknowledged, clients, talk},
    support::{
        campaign,
        client::{Ack, Client},
        database::Database,
        postgres::Postgres,
        proof::assert_restored,
        server::Server,
        shop::Shop,
        until,
    },
};

const WITHIN: Duration = Duration::from_secs(30);

#[test]
#[ignore = "a campaign"]
fn a_backup_of_an_open_shop_is_whole_elsewhere_on_sqlite() {
    campaign(async { back_up(Server::on_sqlite(), Server::on_sqlite()).await });
}

#[test]
#[ignore = "a campaign"]
fn a_backup_of_an_open_shop_is_whole_elsewhere_on_postgresql() {
    campaign(async {
        let postgres = Postgres::start().await;
        let [shop, empty] = [
            postgres.create("shop").await,
            postgres.create("empty").await,
        ];
        back_up(Server::on(shop), Server::on(empty)).await;
    });
}

async fn back_up(server: Server, mut elsewhere: Server) {
    let mut server = server.generous();
    server.start().await;
    let shop = Shop::found(&server).await;
    let clients = clients(&shop, server.port).await;
    let talk: Vec<_> = (0..clients.len())
        .map(|who| tokio::spawn(talk(clients[who], who)))
        .collect();
    let talks_on = async |than: usize| {
        let more = async || acknowledged(&clients) > than;
        until("messages are stored", WITHIN, more).await;
    };
    talks_on(200).await;
    let acknowledged_before = acks(&clients);
    let file = server.data().join("backup").display().to_string();
    let backup = tokio::task::block_in_place(|| server.run(&["backup"], &[&file]));
    assert_does(&backup, "rows and 0 files");
    talks_on(acknowledged_before.len()).await;
    talk.iter().for_each(tokio::task::JoinHandle::abort);
    server.assert_calm();

    assert_does(&elsewhere.run(&["restore"], &[&file]), "files restored");
    assert_does(&elsewhere.run(&["audit", "verify"], &[]), "qingmu: ");
    assert_restored(&acknowledged_before, &Database::at(&elsewhere.database)).await;
    assert_refuses(&elsewhere.run(&["restore"], &[&file]), "");
    elsewhere.start().await;
    // The rest of what it says depends on the machine.
    let doctor = elsewhere.run(&["doctor"], &[]);
    let said = String::from_utf8_lossy(&doctor.stdout);
    assert!(said.contains("ok   commits"), "{said}");
    elsewhere.assert_calm();
    println!(
        "{} acknowledged before the backup: all there",
        acknowledged_before.len()
    );
}

fn acks(clients: &[&Client]) -> Vec<Ack> {
    let acks = clients
        .iter()
        .flat_map(|client| client.state().acks.clone());
    acks.collect()
}

#[test]
#[ignore = "a campaign"]
fn an_altered_audit_log_is_noticed_and_the_doctor_says_what_to_mend() {
    campaign(async {
        let mut server = Server::on_sqlite();
        server.start().await;
        let shop = Shop::found(&server).await;
        // A disk that others use just now may be called slow.
        let is_well = async || server.run(&["doctor"], &[]).status.success();
        until("the doctor finds nothing", WITHIN, is_well).await;
        for (ill, sentence) in [
            (
                ["--public-url", "http://shop.example"],
                "MEND address   plain http",
            ),
            (
                ["--nats", "nats://127.0.0.1:1"],
                "MEND bus       does not answer",
            ),
        ] {
            assert_refuses(&server.run(&["doctor"], &ill), sentence);
        }
        assert_does(&server.run(&["audit", "verify"], &[]), "qingmu: ");
        let alter = "UPDATE audit SET at = $2 WHERE shop_id = $1";
        shop.database.execute(alter, shop.id, 1).await;
        assert_refuses(&server.run(&["audit", "verify"], &[]), "");
        server.assert_calm();
    });
}

fn assert_does(output: &Output, words: &str) {
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(words), "{said}");
}

fn assert_refuses(output: &Output, words: &str) {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(words), "{said}");
}
