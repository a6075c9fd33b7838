//! One index with whoever changes it.

use yingke_text_index::{Error, Index, Writer};

use super::{
    change::{Change, apply},
    keeper::{KeeperError, apart},
};

/// What was taken and is not committed yet is forgotten with it.
pub struct Book {
    pub index: Index,
    writer: Option<Writer>,
    changes: Vec<Change>,
}

impl Book {
    pub fn new(index: Index) -> Self {
        Self {
            index,
            writer: None,
            changes: Vec::new(),
        }
    }

    pub fn change(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Changes that wait for a commit.
    pub fn waiting(&self) -> usize {
        self.changes.len()
    }

    /// What was taken so far, with its marks, in one commit.
    pub async fn commit(&mut self) -> Result<(), KeeperError> {
        if self.changes.is_empty() {
            return Ok(());
        }
        let changes = std::mem::take(&mut self.changes);
        let (index, writer) = (self.index.clone(), self.writer.take());
        let write = move || -> Result<Writer, Error> {
            let mut writer = writer.map_or_else(|| index.writer(), Ok)?;
            for change in changes {
                apply(&mut writer, change)?;
            }
            writer.commit()?;
            Ok(writer)
        };
        self.writer = Some(apart(write).await??);
        Ok(())
    }

    /// Gives the writer's memory back.
    pub async fn rest(&mut self) -> Result<(), KeeperError> {
        if let Some(writer) = self.writer.take() {
            apart(move || writer.close()).await??;
        }
        Ok(())
    }
}
