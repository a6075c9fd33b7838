use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::{free_port, until, wire};

/// Caddy with the configuration that is shipped, before nodes of this machine.
pub struct Proxy {
    pub port: u16,
    child: Child,
    _folder: tempfile::TempDir,
}

impl Proxy {
    pub async fn start(nodes: [u16; 2]) -> Self {
        let (port, folder) = (free_port(), tempfile::tempdir().unwrap());
        let config = folder.path().join("Caddyfile");
        std::fs::write(&config, configured(nodes)).unwrap();
        let program = std::env::var("YINGKE_CADDY").unwrap_or_else(|_| "caddy".to_owned());
        let child = Command::new(&program)
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&config)
            .env("YINGKE_DOMAIN", format!("http://127.0.0.1:{port}"))
            .env("HOME", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.path().join("log")).unwrap())
            .spawn();
        let mut own = Self {
            port,
            child: child.expect("caddy: set YINGKE_CADDY"),
            _folder: folder,
        };
        let log = own._folder.path().join("log");
        until("Caddy listens", Duration::from_secs(10), async || {
            if let Ok(Some(status)) = own.child.try_wait() {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                panic!("Caddy ended with {status}:\n{said}");
            }
            wire::listens(port).await
        })
        .await;
        own
    }
}

/// The shipped file, with this machine's nodes for those of the compose file.
fn configured([first, second]: [u16; 2]) -> String {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/Caddyfile");
    let shipped = std::fs::read_to_string(shipped).unwrap();
    let nodes = format!("127.0.0.1:{first} 127.0.0.1:{second}");
    assert!(shipped.contains("node-1:8080 node-2:8080"), "{shipped}");
    // Distributions ship a Caddy that does not know this line yet; it is about changes of the configuration only.
    let known = shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("stream_close_delay"));
    let known: Vec<_> = known.collect();
    let here = known.join("\n").replace("node-1:8080 node-2:8080", &nodes);
    let here = here.replace("node-1:8080", &format!("127.0.0.1:{first}"));
    format!("{{\n\tadmin off\n}}\n{here}\n")
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
