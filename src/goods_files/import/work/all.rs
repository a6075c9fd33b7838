//! The whole file, from what is not done yet to its end.

use std::{io, time::Duration};

use tokio::{sync::mpsc, time::timeout};

use super::{Cursor, Importing, unreachable_file};
use crate::{
    files::Staged,
    goods_files::{
        import::{
            Refused, Source,
            reading::{self, Asked, Heard},
            storage::ImportRow,
        },
        view::ImportStep,
    },
    jobs::{Ended, Run},
    storage::StorageError,
    vocabulary::Millis,
};

/// To pass over what is done may take longer than a claim lasts, so it is renewed meanwhile.
const RENEW_EVERY: Duration = Duration::from_secs(5);

impl Importing {
    pub(super) async fn all(
        &self,
        row: &ImportRow,
        as_of: Option<Millis>,
        run: &mut Run,
    ) -> Result<Ended, StorageError> {
        let cursor: Cursor = serde_json::from_str(&run.cursor).unwrap_or_default();
        let Ok(staged) = Staged::of(self.app.files(), run.shop, row.id.0).await else {
            return Ok(unreachable_file());
        };
        let source = Source::new(staged.clone(), row.bytes as u64);
        let owner = run.by.member().map_or(row.member_id, |by| by.id);
        let whose = (run.shop, owner.0);
        // Which codes are given up and wanted before its break only the rows there say; of a run the shop has them.
        let done = match self.step {
            ImportStep::Check => 0,
            ImportStep::Run => cursor.done,
        };
        let how = (cursor, as_of.unwrap_or_else(|| self.app.clock().now()));
        let Some(mut part) = self.begin(row, whose, &source, how).await? else {
            return Ok(unreachable_file());
        };
        let asked = Asked {
            ctx: part.ctx.clone(),
            mapping: part.mapping.clone(),
            done,
        };
        let mut heard = reading::read(source, asked);
        loop {
            let Some(heard) = next(run, &mut heard).await? else {
                return Ok(Ended::Left);
            };
            let ended = match heard {
                Heard::Part(said) => part.take(run, said).await?,
                Heard::Broken { table, refused } => match part.rest(run).await? {
                    None => Some(part.keeper.broken(run, table, refused).await?),
                    ended => ended,
                },
                Heard::End => match part.rest(run).await? {
                    None => break,
                    ended => ended,
                },
            };
            if let Some(ended) = ended {
                return Ok(ended);
            }
        }
        let ended = part.keeper.end(run).await?;
        if ended == Ended::Done
            && self.step == ImportStep::Run
            && let Err(error) = staged.forget().await
        {
            tracing::warn!(%error, import = %row.id, "pieces stay until their time is over");
        }
        Ok(ended)
    }
}

/// What the file says next. None: leave off.
async fn next(
    run: &mut Run,
    heard: &mut mpsc::Receiver<Heard>,
) -> Result<Option<Heard>, StorageError> {
    loop {
        if let Ok(heard) = timeout(RENEW_EVERY, heard.recv()).await {
            return Ok(Some(heard.unwrap_or_else(broken_off)));
        }
        if !run.go_on().await? {
            return Ok(None);
        }
    }
}

/// Whoever read it is gone: what was read is not all there is.
fn broken_off() -> Heard {
    Heard::Broken {
        table: 0,
        refused: Refused::Io(io::Error::other("the reading broke off")),
    }
}
