use std::{io, time::Duration};

use axum::body::Body;
use futures_util::stream::unfold;
use tokio::{sync::mpsc, time::timeout};
use yingke_tabular::ZipStream;

use crate::storage::StorageError;

/// Pieces that wait for whoever fetches the file: the writer is never further ahead.
const AHEAD: usize = 4;
/// Whoever takes no piece for so long holds what others could have.
pub const PATIENCE: Duration = Duration::from_mins(10);

/// Why a file is not written on.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("nobody fetches it any more")]
    Left,
    #[error("nobody took a piece of it for too long")]
    Stalled,
    #[error("it was fetched too slowly to come to its end")]
    Dripping,
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("{0}")]
    Unwritable(String),
}

type To = mpsc::Sender<io::Result<Vec<u8>>>;

/// A file on its way: a table, or a zip of tables and pictures.
pub struct Out {
    to: To,
    zip: Option<ZipStream>,
}

/// The file that `write` writes, as far as somebody fetches it. One that breaks off is no file: the connection says so.
pub fn body<W>(is_zip: bool, write: impl FnOnce(Out) -> W + Send + 'static) -> Body
where
    W: Future<Output = Result<(), Broken>> + Send + 'static,
{
    let (to, pieces) = mpsc::channel(AHEAD);
    let out = Out {
        to: to.clone(),
        zip: is_zip.then(ZipStream::default),
    };
    tokio::spawn(async move {
        match write(out).await {
            Ok(()) | Err(Broken::Left) => {}
            Err(error) => {
                tracing::error!(%error, "an export broke off");
                let _ = to.send(Err(io::Error::other(error))).await;
            }
        }
    });
    Body::from_stream(unfold(pieces, |mut pieces| async move {
        let piece = pieces.recv().await?;
        Some((piece, pieces))
    }))
}

/// Packing takes its time, which threads that answer do not have.
pub async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Broken> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Broken::Unwritable(error.to_string()))
}

impl Out {
    /// A file of the zip; a table alone has no name.
    pub async fn begin(&mut self, name: &str, is_packed: bool) -> Result<(), Broken> {
        let Some(zip) = &mut self.zip else {
            return Ok(());
        };
        zip.begin(name, is_packed);
        let head = zip.take();
        self.send(head).await
    }

    pub async fn push(&mut self, bytes: Vec<u8>) -> Result<(), Broken> {
        let Some(mut zip) = self.zip.take() else {
            return self.send(bytes).await;
        };
        let packed = apart(move || {
            zip.push(&bytes);
            let packed = zip.take();
            (zip, packed)
        });
        let (zip, packed) = packed.await?;
        self.zip = Some(zip);
        self.send(packed).await
    }

    pub async fn end(mut self) -> Result<(), Broken> {
        match self.zip.take() {
            Some(zip) => self.send(zip.end()).await,
            None => Ok(()),
        }
    }

    async fn send(&mut self, bytes: Vec<u8>) -> Result<(), Broken> {
        if bytes.is_empty() {
            return Ok(());
        }
        taken(&self.to, bytes, PATIENCE).await
    }
}

async fn taken(to: &To, bytes: Vec<u8>, within: Duration) -> Result<(), Broken> {
    let sent = timeout(within, to.send(Ok(bytes))).await;
    let sent = sent.map_err(|_| Broken::Stalled)?;
    sent.map_err(|_| Broken::Left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobody_is_waited_for_without_end() {
        let (to, mut pieces) = mpsc::channel(1);
        let send = async || taken(&to, vec![1], Duration::from_millis(20)).await;
        assert!(send().await.is_ok());
        assert!(matches!(send().await, Err(Broken::Stalled)));
        assert!(pieces.recv().await.is_some());
        assert!(send().await.is_ok());
        drop(pieces);
        assert!(matches!(send().await, Err(Broken::Left)));
    }
}
