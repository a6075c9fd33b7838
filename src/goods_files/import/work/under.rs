//! Parts of an import, one after the other.

use super::unreachable_file;
use crate::{
    goods_files::{
        import::{
            decide::{Decided, Grounds, Undecided, cut},
            keeper::{Keeper, Kept},
            reading::Said,
        },
        incoming::Ctx,
        view::Mapping,
    },
    jobs::{Ended, Run},
    storage::StorageError,
};

/// Orders may change stock while a part is written; it is decided anew then.
const TRIES: usize = 5;

/// An import under way: what is said next is decided while what was decided before it is kept.
pub(super) struct Under<'app> {
    pub(super) ctx: Ctx,
    pub(super) mapping: Mapping,
    pub(super) grounds: Grounds,
    pub(super) keeper: Keeper<'app>,
    /// Decided, and not kept yet.
    pub(super) waiting: Vec<Decided>,
}

impl Under<'_> {
    /// The next products; how it ended, if it did.
    pub(super) async fn take(
        &mut self,
        run: &mut Run,
        mut said: Vec<Said>,
    ) -> Result<Option<Ended>, StorageError> {
        while !said.is_empty() {
            let rest = said.split_off(self.keeper.at_once().min(said.len()));
            if let Some(ended) = Box::pin(self.some(run, said)).await? {
                return Ok(Some(ended));
            }
            said = rest;
        }
        Ok(None)
    }

    /// As many of them as are kept at once.
    async fn some(
        &mut self,
        run: &mut Run,
        said: Vec<Said>,
    ) -> Result<Option<Ended>, StorageError> {
        if !run.go_on().await? {
            return Ok(Some(Ended::Left));
        }
        let waiting = std::mem::take(&mut self.waiting);
        let keeping = self.keeper.keep(run, waiting, false);
        let (decided, kept) = tokio::join!(self.grounds.decide(said), keeping);
        let ended = self.or_again(run, kept?).await?;
        if ended.is_some() {
            return Ok(ended);
        }
        match decided {
            Ok(decided) => Box::pin(self.wait(run, decided)).await,
            Err(Undecided::Storage(error)) => Err(error),
            Err(Undecided::Unreachable) => Ok(Some(unreachable_file())),
        }
    }

    /// The last of them wait; those that others of them stand behind are written at once.
    async fn wait(
        &mut self,
        run: &mut Run,
        mut decided: Vec<Decided>,
    ) -> Result<Option<Ended>, StorageError> {
        let mut behind = self.behind(&mut decided);
        while !behind.is_empty() {
            let kept = self.keeper.keep(run, decided, false).await?;
            let ended = self.or_again(run, kept).await?;
            if ended.is_some() {
                return Ok(ended);
            }
            decided = behind;
            behind = self.behind(&mut decided);
        }
        self.waiting = decided;
        Ok(None)
    }

    /// A check writes nothing, so that none of them waits for another.
    fn behind(&self, decided: &mut Vec<Decided>) -> Vec<Decided> {
        if self.grounds.runs.is_none() {
            return Vec::new();
        }
        cut(decided)
    }

    /// What still waits; how it ended, if it did.
    pub(super) async fn rest(&mut self, run: &mut Run) -> Result<Option<Ended>, StorageError> {
        let waiting = std::mem::take(&mut self.waiting);
        let kept = self.keeper.keep(run, waiting, false).await?;
        self.or_again(run, kept).await
    }

    /// Where somebody changed one of them meanwhile, they are decided anew.
    async fn or_again(
        &mut self,
        run: &mut Run,
        mut kept: Kept,
    ) -> Result<Option<Ended>, StorageError> {
        for tried in 2.. {
            let said = match kept {
                Kept::Done => return Ok(None),
                Kept::Ended(ended) => return Ok(Some(ended)),
                Kept::Moved(said) => said,
            };
            let decided = match self.grounds.decide(said).await {
                Ok(decided) => decided,
                Err(Undecided::Storage(error)) => return Err(error),
                Err(Undecided::Unreachable) => return Ok(Some(unreachable_file())),
            };
            kept = self.keeper.keep(run, decided, tried == TRIES).await?;
        }
        Ok(None)
    }
}
