//! A line to a node that can go dark: both ends stay open, and nobody is told that nothing passes any more.

use std::{future::pending, sync::Arc};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};

/// What the connections that are open now lose for good. Later ones are sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    Both,
    /// The node still hears, and nobody hears the node.
    FromNode,
}

pub struct Line {
    pub port: u16,
    losses: Arc<watch::Sender<Loss>>,
}

impl Line {
    pub async fn to(node: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        // Whoever connects later than a loss does not hear of it.
        let losses = Arc::new(watch::Sender::new(Loss::Both));
        let told = losses.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if let Ok(node) = TcpStream::connect(("127.0.0.1", node)).await {
                    join(client, node, &told);
                }
            }
        });
        Self { port, losses }
    }

    pub fn lose(&self, what: Loss) {
        self.losses.send_replace(what);
    }
}

fn join(client: TcpStream, node: TcpStream, losses: &watch::Sender<Loss>) {
    let _ = (client.set_nodelay(true), node.set_nodelay(true));
    let ((from_client, to_client), (from_node, to_node)) = (client.into_split(), node.into_split());
    let (up, down) = (losses.subscribe(), losses.subscribe());
    tokio::spawn(pass(from_client, to_node, up, &[Loss::Both]));
    tokio::spawn(pass(
        from_node,
        to_client,
        down,
        &[Loss::Both, Loss::FromNode],
    ));
}

/// One way. It ends as its ends do, unless something was lost: then it holds them open.
async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut losses: watch::Receiver<Loss>,
    ended_by: &'static [Loss],
) {
    let (mut bytes, mut is_sound) = (vec![0; 16 << 10], true);
    loop {
        let read = tokio::select! {
            read = from.read(&mut bytes) => read.unwrap_or(0),
            lost = losses.changed(), if is_sound => {
                is_sound = false;
                if lost.is_err() || ended_by.contains(&losses.borrow()) {
                    break;
                }
                continue;
            }
        };
        let is_passed = read > 0 && to.write_all(&bytes[..read]).await.is_ok();
        if !is_passed && is_sound {
            return;
        }
        if !is_passed {
            break;
        }
    }
    pending().await
}
