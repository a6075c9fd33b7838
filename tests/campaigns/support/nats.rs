use std::{
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::{free_port, until, wire};

/// A NATS server of its own. It keeps nothing: each start is an empty store.
pub struct Nats {
    port: u16,
    child: Option<Child>,
}

impl Nats {
    pub async fn start() -> Self {
        let mut own = Self {
            port: free_port(),
            child: None,
        };
        own.again().await;
        own
    }

    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    pub async fn again(&mut self) {
        let program = std::env::var("YINGKE_NATS_SERVER");
        let program = program.unwrap_or_else(|_| "/usr/sbin/nats-server".to_owned());
        let child = Command::new(&program)
            .args(["-a", "127.0.0.1", "-p", &self.port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(child.expect("nats-server: set YINGKE_NATS_SERVER"));
        until("NATS answers", Duration::from_secs(10), async || {
            wire::listens(self.port).await
        })
        .await;
    }

    /// Freezes it (`STOP`) or lets it go on (`CONT`): connections stay open and say nothing.
    pub fn signal(&self, name: &str) {
        let pid = self.child.as_ref().map_or(0, Child::id).to_string();
        let status = Command::new("kill")
            .args([&format!("-{name}"), &pid])
            .status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.kill();
    }
}
