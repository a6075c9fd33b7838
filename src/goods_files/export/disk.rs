//! A table on the disk of this node, in a file that has no name: it is gone with whoever holds it.

use std::{
    fs::{File, create_dir_all},
    io::{self, BufWriter, Seek, Write},
    path::Path,
    sync::Arc,
};

use axum::http::StatusCode;
use yingke_taobao_csv::{Layout, Row, WriteError, Writer};

use crate::http::Problem;

/// Of all tables of an export together: as much as an import may bring.
pub const MOST_BYTES: u64 = 1 << 30;

/// Takes no more than so many bytes.
pub struct Bounded<W> {
    to: W,
    left: u64,
}

impl<W: Write> Write for Bounded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() as u64 > self.left {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let written = self.to.write(bytes)?;
        self.left -= written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

pub type TableWriter = Writer<Bounded<BufWriter<File>>>;

pub fn begun(
    (folder, left): (&Path, u64),
    layout: &Arc<Layout>,
) -> Result<TableWriter, WriteError> {
    create_dir_all(folder)?;
    let to = BufWriter::new(tempfile::tempfile_in(folder)?);
    Ok(Writer::new(Bounded { to, left }, layout)?)
}

pub fn written(mut writer: TableWriter, rows: &[Row]) -> Result<TableWriter, WriteError> {
    for row in rows {
        writer.row(row)?;
    }
    Ok(writer)
}

/// To be read from its beginning, with the bytes that are left.
pub fn ended(writer: TableWriter) -> Result<(File, u64), WriteError> {
    let Bounded { to, left } = writer.finish()?;
    let mut file = to.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok((file, left))
}

/// On a thread that may wait for the disk.
pub async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WriteError> + Send + 'static,
) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.unwrap_or_else(|error| Err(io::Error::other(error).into()));
    done.map_err(|error| unkept(&error))
}

fn unkept(error: &WriteError) -> Problem {
    if matches!(error, WriteError::Io(why) if why.kind() == io::ErrorKind::FileTooLarge) {
        let title = format!("A file holds at most {MOST_BYTES} bytes; choose fewer products");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Problem::new(status, "export_too_large", title);
    }
    tracing::error!(%error, "a table to be exported cannot be kept");
    let title = "The file cannot be kept until it goes; try again";
    Problem::new(StatusCode::INSUFFICIENT_STORAGE, "no_room", title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_grows_too_large_is_refused_and_nothing_else_is() {
        let mut kept = Bounded {
            to: Vec::new(),
            left: 5,
        };
        kept.write_all(b"abc").unwrap();
        let refused = kept.write_all(b"def").unwrap_err();
        assert_eq!(unkept(&refused.into()).code(), "export_too_large");
        kept.write_all(b"de").unwrap();
        assert_eq!((kept.to.as_slice(), kept.left), (&b"abcde"[..], 0));
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(unkept(&full.into()).code(), "no_room");
    }
}
