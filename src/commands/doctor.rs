use std::{path::Path, time::Instant};

use anyhow::bail;
use clap::Args;
use yingke::{
    config::Config,
    shops,
    storage::{Durability, StorageError, Store},
};
use yingke_bus::Nats;

/// Says what is well and what to mend.
#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    config: Config,
}

struct Finding {
    what: &'static str,
    is_well: bool,
    words: String,
}

impl Doctor {
    pub async fn run(self) -> anyhow::Result<()> {
        let findings = [
            self.database().await,
            self.commits().await,
            self.folder("files", Path::new(&self.config.files)),
            self.folder("data", &self.config.data),
            self.sync(),
            self.bus().await,
            self.address(),
        ];
        for Finding {
            what,
            is_well,
            words,
        } in &findings
        {
            println!(
                "{} {what:<9} {words}",
                if *is_well { "ok  " } else { "MEND" }
            );
        }
        let ill = findings.iter().filter(|finding| !finding.is_well).count();
        if ill > 0 {
            bail!("{ill} to mend");
        }
        Ok(())
    }

    async fn database(&self) -> Finding {
        let well = |words: String| Finding {
            what: "database",
            is_well: true,
            words,
        };
        let ill = |words: String| Finding {
            what: "database",
            is_well: false,
            words,
        };
        let path = self.config.database.strip_prefix("sqlite://");
        if path.is_some_and(|path| !Path::new(path).exists()) {
            return well("not there yet; the first start makes it".to_owned());
        }
        match Store::open_to_read(&self.config.database).await {
            Ok(store) => match shops::all(&store).await {
                Ok(shops) => well(format!("answers; {} shops", shops.len())),
                Err(error) => ill(format!("answers, but not as expected: {error}")),
            },
            Err(error) => ill(error.to_string()),
        }
    }

    /// Whether what is acknowledged outlives a crash, as PostgreSQL says to the connections that write.
    async fn commits(&self) -> Finding {
        let (is_well, words) = match durability(&self.config.database).await {
            Ok(None) => (true, "each is synced".to_owned()),
            Ok(Some(found)) => match found.risk() {
                Some(risk) => (false, risk),
                None => (
                    true,
                    format!(
                        "synchronous_commit {}, fsync {}",
                        found.synchronous_commit, found.fsync
                    ),
                ),
            },
            Err(_) => (false, "not known while the database is away".to_owned()),
        };
        Finding {
            what: "commits",
            is_well,
            words,
        }
    }

    fn folder(&self, what: &'static str, folder: &Path) -> Finding {
        if what == "files" && self.config.files.starts_with("s3://") {
            return Finding {
                what,
                is_well: true,
                words: "in a bucket".to_owned(),
            };
        }
        let probe = folder.join(".yingke-doctor");
        let tried = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&probe, b"probe"));
        let _ = std::fs::remove_file(&probe);
        let words = match &tried {
            Ok(()) => format!("{} can be written", folder.display()),
            Err(error) => format!("{}: {error}", folder.display()),
        };
        Finding {
            what,
            is_well: tried.is_ok(),
            words,
        }
    }

    /// How long one durable write takes: every message waits for it, many at a time.
    fn sync(&self) -> Finding {
        let probe = self.config.data.join(".yingke-doctor-sync");
        let started = Instant::now();
        let tried = std::fs::File::create(&probe).and_then(|mut file| {
            use std::io::Write;
            (0..10).try_for_each(|_| file.write_all(b"probe").and_then(|()| file.sync_data()))
        });
        let _ = std::fs::remove_file(&probe);
        let each = started.elapsed().as_secs_f64() * 100.0;
        let is_well = tried.is_ok() && each < 50.0;
        let words = match tried {
            Ok(()) => format!("one sync takes {each:.1} ms"),
            Err(error) => error.to_string(),
        };
        Finding {
            what: "disk",
            is_well,
            words,
        }
    }

    async fn bus(&self) -> Finding {
        let Some(address) = &self.config.nats else {
            return Finding {
                what: "bus",
                is_well: true,
                words: "this node is alone".to_owned(),
            };
        };
        let host = address.trim_start_matches("nats://").to_owned();
        let reached = tokio::net::TcpStream::connect(&host).await.is_ok();
        let connected = reached && Nats::connect(address).await.is_ok();
        let words = if connected {
            "answers"
        } else {
            "does not answer; nodes hear each other late"
        };
        Finding {
            what: "bus",
            is_well: connected,
            words: words.to_owned(),
        }
    }

    fn address(&self) -> Finding {
        let url = self.config.public_url.as_deref();
        let (is_well, words) = match url {
            None => (
                true,
                "no --public-url: fine on localhost; set it for anything else",
            ),
            Some(url) if url.starts_with("https://") => (true, "https, with the strict cookie"),
            Some(_) => (
                false,
                "plain http: sign-ins can be read on the way; put a proxy with TLS before it",
            ),
        };
        Finding {
            what: "address",
            is_well,
            words: words.to_owned(),
        }
    }
}

async fn durability(address: &str) -> Result<Option<Durability>, StorageError> {
    if address.starts_with("sqlite://") {
        // Nothing to ask, and the file may not be there yet.
        return Ok(None);
    }
    Store::open_to_read(address).await?.durability().await
}
