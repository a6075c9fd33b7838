//! A store that takes nothing: said clearly, reading goes on, and no restart is needed afterwards.

use std::{fs::File, io::Write, path::Path, process::Command, time::Duration};

use reqwest::StatusCode;
use serde_json::json;
use yingke::vocabulary::new_secret;

use crate::support::{
    campaign,
    client::Client,
    postgres::Postgres,
    proof::{assert_ledger, assert_shows},
    server::Server,
    shop::Shop,
    until,
};

/// Until no visitor fits into the table's pages; the shortest row there is.
const USE_UP_VISITORS: &str = "DO $$ BEGIN LOOP
    BEGIN
        INSERT INTO customer (shop_id, id, name, tags, value_fen, created_at, seen_at)
            SELECT id, gen_random_uuid(), '', '[]', 0, 0, 0 FROM shop;
    EXCEPTION WHEN disk_full THEN EXIT;
    END;
END LOOP; END $$";
const SAYS_FULL: &str = "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full';
END $$;
CREATE TRIGGER is_full BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION is_full();
CREATE TRIGGER is_full BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION is_full()";

struct Talk {
    server: Server,
    shop: Shop,
    customer: Client,
    owner: Client,
}

impl Talk {
    async fn begin(mut server: Server) -> Self {
        server.start().await;
        let shop = Shop::found(&server).await;
        let (customer, ports) = (shop.visitor(server.port).await, [server.port]);
        let owner = Client::member(&shop.owner, customer.conversation, &ports);
        let customer = Client::customer(&customer, &ports);
        for client in [&customer, &owner] {
            client.online().await;
            client.say(&format!("before {}", client.party.is_staff));
            client.settled(Duration::from_secs(5)).await;
        }
        Self {
            server,
            shop,
            customer,
            owner,
        }
    }

    /// What somebody hears who comes to the shop, which writes them down.
    async fn visit(&self) -> StatusCode {
        let port = self.server.port;
        let visits = format!("http://127.0.0.1:{port}/api/store/qingmu/visits");
        let visit = reqwest::Client::new().post(visits).json(&json!({}));
        visit.send().await.unwrap().status()
    }

    /// A full PostgreSQL goes on while what it writes fits into pages that it holds: long words first, then whatever is left.
    async fn use_up_pages(&self) {
        for chars in [3_400, 1_300, 4] {
            // Leaves with the words that were refused: said again, they would fail others that still fit.
            let filler = Client::new(self.customer.party.clone());
            filler.online().await;
            let refused = async || {
                let words: String = std::iter::repeat_with(new_secret).take(80).collect();
                let said = filler.say(&words[..chars]);
                let is_refused = || filler.state().unordered.contains(&said);
                let answered = async || filler.open() == 0 || is_refused();
                until("words are answered", Duration::from_secs(10), answered).await;
                is_refused()
            };
            until("words are refused", Duration::from_secs(30), refused).await;
        }
        for client in [&self.customer, &self.owner] {
            client.state().notices.retain(|code| code != "storage_ok");
        }
    }

    /// Sends are refused with a clear word, everyone is told, and what is stored can be read.
    async fn assert_reads_on(&self) {
        let said = self.customer.say("during");
        let told = async || self.customer.state().unordered.contains(&said);
        until(
            "storage_unavailable is answered",
            Duration::from_secs(30),
            told,
        )
        .await;
        for client in [&self.customer, &self.owner] {
            let noticed = async || has(client, "storage_full");
            until("storage_full is told", Duration::from_secs(5), noticed).await;
        }
        self.owner.go_away(Duration::from_millis(50));
        let back = async || self.owner.state().resumes > 1 && self.owner.state().is_online;
        until(
            "a member may come back and read",
            Duration::from_secs(10),
            back,
        )
        .await;
        let url = format!(
            "http://127.0.0.1:{}/api/shops/{}",
            self.server.port, self.shop.id
        );
        let http = reqwest::Client::new();
        let conversation = self.customer.party.conversation;
        let page = http.get(format!(
            "{url}/conversations/{conversation}/entries?lane=public"
        ));
        let page = page
            .bearer_auth(&self.shop.owner.token)
            .send()
            .await
            .unwrap();
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(self.visit().await, StatusCode::SERVICE_UNAVAILABLE);
        let ready = reqwest::get(format!("http://127.0.0.1:{}/readyz", self.server.port)).await;
        assert_eq!(ready.unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
    }

    /// What was refused is stored by its retry, everyone is told, and nothing was lost on the way.
    async fn assert_recovers(&mut self) {
        let clients = [&self.customer, &self.owner];
        for client in clients {
            client.settled(Duration::from_secs(15)).await;
            let noticed = async || has(client, "storage_ok");
            until("storage_ok is told", Duration::from_secs(5), noticed).await;
            client.say(&format!("after {}", client.party.is_staff));
        }
        for client in clients {
            client.settled(Duration::from_secs(5)).await;
        }
        assert_ledger(&clients, &self.shop.database).await;
        let log = self.shop.database.log().await;
        for client in clients {
            let all = async || client.state().lanes[0].held == log.len() as i64;
            until("everyone shows all", Duration::from_secs(5), all).await;
            assert_shows(client, &log);
        }
        self.server.assert_calm();
    }
}

fn has(client: &Client, notice: &str) -> bool {
    client.state().notices.iter().any(|code| code == notice)
}

/// A small file system of its own; unmounted when dropped.
struct Mount(tempfile::TempDir);

impl Mount {
    /// None, and said so, where it may not be mounted.
    fn of(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        let mount = mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]);
        let is_mounted = mount
            .arg(folder.path())
            .status()
            .is_ok_and(|status| status.success());
        if !is_mounted {
            println!("NOT RUN: a small file system cannot be mounted here (it takes root)");
        }
        is_mounted.then_some(Self(folder))
    }

    /// Until not one more byte fits.
    fn fill(&self) {
        let mut file = File::create(self.0.path().join("filler")).unwrap();
        for piece in [1 << 20, 1 << 12, 1] {
            while file.write_all(&vec![0; piece]).is_ok() {}
        }
    }

    fn empty(&self) {
        std::fs::remove_file(self.0.path().join("filler")).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
#[ignore = "a campaign"]
fn a_full_disk_is_told_and_survived() {
    campaign(async {
        let Some(disk) = Mount::of("12m") else {
            return;
        };
        let database = format!("sqlite://{}/shop.db", disk.path().display());
        let mut talk = Talk::begin(Server::on(database)).await;
        disk.fill();
        talk.assert_reads_on().await;
        disk.empty();
        talk.assert_recovers().await;
    });
}

/// No write of any file gets through: the database's, and the log's as well. A file system that turns read-only under the server comes
/// to the same, a write that fails (EFBIG here, EROFS there); it cannot be made so by a remount, which the kernel refuses as long as
/// files are open for writing.
#[test]
#[ignore = "a campaign"]
fn a_file_that_cannot_be_written_is_told_and_survived() {
    campaign(async {
        let mut talk = Talk::begin(Server::on_sqlite()).await;
        limit_files(talk.server.process(), "0");
        talk.assert_reads_on().await;
        limit_files(talk.server.process(), "unlimited");
        talk.assert_recovers().await;
    });
}

/// A balancer sends nobody to a node that is not ready: it has to find out by itself.
#[test]
#[ignore = "a campaign"]
fn a_node_that_nobody_talks_to_is_ready_again() {
    campaign(async {
        let talk = Talk::begin(Server::on_sqlite()).await;
        limit_files(talk.server.process(), "0");
        talk.assert_reads_on().await;
        for client in [&talk.customer, &talk.owner] {
            client.go_away(Duration::from_hours(1));
        }
        limit_files(talk.server.process(), "unlimited");
        let readyz = format!("http://127.0.0.1:{}/readyz", talk.server.port);
        let ready = async || reqwest::get(&readyz).await.unwrap().status() == StatusCode::OK;
        until("the node is ready", Duration::from_secs(10), ready).await;
    });
}

/// Largest file the process may write from now on; the hard limit stays.
fn limit_files(process: u32, bytes: &str) {
    let limit = format!("--fsize={bytes}:unlimited");
    let status = Command::new("prlimit")
        .args(["--pid", &process.to_string(), &limit])
        .status();
    assert!(status.unwrap().success(), "prlimit, of util-linux");
}

#[test]
#[ignore = "a campaign"]
fn a_read_only_postgresql_is_told_and_survived() {
    campaign(async {
        let postgres = Postgres::start().await;
        let mut talk = Talk::begin(Server::on(postgres.create("shop").await)).await;
        postgres
            .execute("ALTER SYSTEM SET default_transaction_read_only = on")
            .await;
        postgres.execute("SELECT pg_reload_conf()").await;
        // Its sessions hear of it one by one.
        let is_refused = async || talk.visit().await == StatusCode::SERVICE_UNAVAILABLE;
        until("writes are refused", Duration::from_secs(10), is_refused).await;
        talk.assert_reads_on().await;
        postgres
            .execute("ALTER SYSTEM RESET default_transaction_read_only")
            .await;
        postgres.execute("SELECT pg_reload_conf()").await;
        talk.assert_recovers().await;
    });
}

/// Rows on a small disk of their own, the write-ahead log elsewhere: "disk full" (53100) instead of a PostgreSQL that ends.
#[test]
#[ignore = "a campaign"]
fn a_full_disk_under_postgresql_is_told_and_survived() {
    campaign(async {
        let Some(disk) = Mount::of("64m") else {
            return;
        };
        let postgres = Postgres::start().await;
        let database = postgres.create_in("shop", disk.path()).await;
        let mut talk = Talk::begin(Server::on(database)).await;
        disk.fill();
        talk.use_up_pages().await;
        postgres.execute_in("shop", USE_UP_VISITORS).await;
        talk.assert_reads_on().await;
        disk.empty();
        talk.assert_recovers().await;
    });
}

/// The same answer where nothing can be mounted: the tables of messages and visitors say that the disk is full.
#[test]
#[ignore = "a campaign"]
fn a_postgresql_that_says_disk_full_is_told_and_survived() {
    campaign(async {
        let postgres = Postgres::start().await;
        let mut talk = Talk::begin(Server::on(postgres.create("shop").await)).await;
        postgres.execute_in("shop", SAYS_FULL).await;
        talk.assert_reads_on().await;
        let well_again = "DROP FUNCTION is_full CASCADE";
        postgres.execute_in("shop", well_again).await;
        talk.assert_recovers().await;
    });
}

/// A folder that cannot be written: one clear line instead of a start.
#[test]
#[ignore = "a campaign"]
fn a_read_only_folder_is_refused_at_the_start() {
    campaign(async {
        let Some(disk) = Mount::of("12m") else {
            return;
        };
        let remount = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(disk.path())
            .status();
        assert!(remount.unwrap().success());
        let mut server = Server::on(format!("sqlite://{}/shop.db", disk.path().display()));
        server.launch();
        until("the server gives up", Duration::from_secs(10), async || {
            server.ended().is_some()
        })
        .await;
        assert_eq!(server.ended().and_then(|status| status.code()), Some(1));
        let log = server.log();
        assert!(
            log.trim().lines().count() == 1 && log.starts_with("yingke: "),
            "{log}"
        );
    });
}
