//! The least that can be called a chat server: it passes JSON frames between those who are signed in and, when told to, has each message
//! on disk before anyone sees it. No rights, no numbers per conversation, no resume: what Yingke costs beyond this is what it adds.

mod socket;
mod store;

use std::{collections::HashMap, net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::Result;
use parking_lot::RwLock;
use tokio::{net::TcpListener, sync::mpsc};
use tokio_tungstenite::tungstenite::Utf8Bytes;

pub use self::store::{Durability, fill};
use self::store::{Letter, Writer};

#[derive(clap::Args)]
pub struct Limit {
    #[arg(long, default_value = "127.0.0.1:7700")]
    listen: SocketAddr,
    #[arg(long, value_enum, default_value = "full")]
    store: Durability,
    #[arg(long, default_value = "limit.db")]
    database: PathBuf,
}

type Outbox = mpsc::UnboundedSender<Utf8Bytes>;

/// Who is signed in.
#[derive(Clone, Default)]
struct Present(Arc<RwLock<HashMap<String, Outbox>>>);

impl Present {
    fn enter(&self, name: &str, outbox: Outbox) {
        self.0.write().insert(name.to_owned(), outbox);
    }

    fn tell(&self, name: &str, frame: String) {
        if let Some(outbox) = self.0.read().get(name) {
            let _ = outbox.send(frame.into());
        }
    }
}

/// What becomes of a letter: stored first, or handed over at once.
#[derive(Clone)]
struct Post {
    present: Present,
    writer: Option<Writer>,
}

impl Post {
    fn take(&self, letter: Letter) {
        match &self.writer {
            Some(writer) => writer.queue(letter),
            None => letter.deliver(&self.present, 0),
        }
    }
}

impl Limit {
    pub async fn run(self) -> Result<()> {
        let present = Present::default();
        let writer = Writer::start(self.store, &self.database, present.clone())?;
        let post = Post { present, writer };
        let listener = TcpListener::bind(self.listen).await?;
        loop {
            let (stream, _) = listener.accept().await?;
            let post = post.clone();
            tokio::spawn(async move { socket::serve(stream, post).await });
        }
    }
}
