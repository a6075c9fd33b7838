//! Settings of one node, from the command line or from `YINGKE_…` variables.

use std::path::PathBuf;

use clap::Args;

use crate::{
    files::FILE_BYTES,
    http::Network,
    live::Limits,
    members::{DemoSignIn, PasswordCost},
    vocabulary::Millis,
};

#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Where the shops' data lives: `sqlite://FILE` or `postgres://…`.
    #[arg(
        long,
        env = "YINGKE_DATABASE",
        default_value = "sqlite://data/yingke.db",
        global = true
    )]
    pub database: String,
    /// Where files are kept: a folder, or `s3://bucket`.
    #[arg(long, env = "YINGKE_FILES", default_value = "data/files")]
    pub files: String,
    /// Address to listen on.
    #[arg(long, env = "YINGKE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Address under which people reach Yingke; its origin is always allowed.
    #[arg(long, env = "YINGKE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Further origins whose pages may open sockets, for instance the shop's own site.
    #[arg(long, env = "YINGKE_ORIGINS", value_delimiter = ',')]
    pub origins: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed, as addresses or networks.
    #[arg(long, env = "YINGKE_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// Joins nodes on one PostgreSQL: `nats://host:4222`.
    #[arg(long, env = "YINGKE_NATS")]
    pub nats: Option<String>,
    /// Folder of this node alone: its set-up code and its search index.
    #[arg(long, env = "YINGKE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Networks that may be asked although they are not public, for instance a push service of one's own: addresses or `10.1.0.0/16`.
    #[arg(long, env = "YINGKE_OUTBOUND_ALLOW", value_delimiter = ',')]
    pub outbound_allow: Vec<yingke_outbound::Network>,
    /// Parcels travel by themselves, so many times as fast as real ones: for the demo, never for a real shop.
    #[arg(long, env = "YINGKE_SIMULATED_PARCELS", value_parser = clap::value_parser!(u32).range(1..=14_400))]
    pub simulated_parcels: Option<u32>,
    /// Frames one socket may send per second, on average.
    #[arg(long, env = "YINGKE_FRAMES_PER_SECOND", default_value_t = 50)]
    pub frames_per_second: u32,
    /// Sockets one address may have open.
    #[arg(long, env = "YINGKE_SOCKETS_PER_ADDRESS", default_value_t = 500)]
    pub sockets_per_address: usize,
    /// Seconds after which a socket that says nothing, not even to a ping, is closed.
    #[arg(long, env = "YINGKE_SILENT_SECONDS", default_value_t = 45)]
    pub silent_seconds: u32,
    /// Connections this node holds at most; more are closed at once.
    #[arg(long, env = "YINGKE_CONNECTIONS", default_value_t = 20_000)]
    pub connections: usize,
    /// Sign-ins of the demo shop, which everyone may know; none where real shops are served.
    #[arg(skip)]
    pub demo: Vec<DemoSignIn>,
    /// Cheap in tests only.
    #[arg(skip)]
    pub passwords: PasswordCost,
}

/// Tabs and devices one person or customer may have open at once.
const SOCKETS_PER_ACTOR: usize = 24;
/// Seconds of its allowance a socket may spend at once.
const BURST_SECONDS: u32 = 4;

impl Config {
    /// Whether pages of this origin are welcome by the word of whoever runs the node.
    pub fn names(&self, origin: &str) -> bool {
        let mut named = self.public_url.iter().chain(&self.origins);
        named.any(|one| one.trim_end_matches('/').eq_ignore_ascii_case(origin))
    }

    /// What requests that leave the house may cost.
    pub fn outbound(&self) -> yingke_outbound::Bounds {
        yingke_outbound::Bounds {
            allowed: self.outbound_allow.clone(),
            ..Default::default()
        }
    }

    pub fn limits(&self) -> Limits {
        Limits {
            frames_per_second: self.frames_per_second,
            burst: self.frames_per_second.saturating_mul(BURST_SECONDS),
            sockets_per_address: self.sockets_per_address,
            sockets_per_actor: SOCKETS_PER_ACTOR,
            silent_ms: Millis::from(self.silent_seconds) * 1_000,
            file_bytes: FILE_BYTES,
        }
    }
}
