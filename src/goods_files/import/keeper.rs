//! Keeps what was decided: a check counts it, a run writes it.

use super::{
    Refused,
    changed::{changed, elsewhere_of, slips},
    decide::{Decided, What},
    put::{Put, put},
    reading::{self, Said},
    storage::{self, Found, MOST_CHANGED},
    work::{Cursor, faults_of, file_of, tally, unreachable_file},
};
use crate::{
    app::App,
    catalogue::delivery::Charges,
    goods_files::view::{Counts, ImportState, ImportStep},
    jobs::{Ended, Pace, Run},
    storage::StorageError,
    vocabulary::ImportId,
};

/// That are named of those that pictures of descriptions lie on.
const MOST_HOSTS: usize = 20;

/// What became of a part.
pub enum Kept {
    Done,
    /// The import has ended with it, or is left.
    Ended(Ended),
    /// Somebody changed one of the products meanwhile, so nothing was kept: decide again.
    Moved(Vec<Said>),
}

pub struct Keeper<'app> {
    app: &'app App,
    step: ImportStep,
    import: ImportId,
    files: Vec<String>,
    /// The lowest price, and what templates count freight by: a check warns by them.
    rules: (i64, Charges),
    cursor: Cursor,
    pace: Pace,
}

impl<'app> Keeper<'app> {
    pub fn new(
        (app, step): (&'app App, ImportStep),
        (import, files): (ImportId, Vec<String>),
        (cursor, rules): (Cursor, (i64, Charges)),
    ) -> Self {
        Self {
            app,
            step,
            import,
            files,
            rules,
            cursor,
            pace: Pace::of(reading::AT_ONCE),
        }
    }

    /// Products of a part.
    pub const fn at_once(&self) -> usize {
        match self.step {
            ImportStep::Check => reading::AT_ONCE,
            ImportStep::Run => self.pace.now(),
        }
    }

    /// Where it `is_last` that these are tried, what somebody changed meanwhile is refused.
    pub async fn keep(
        &mut self,
        run: &mut Run,
        mut decided: Vec<Decided>,
        is_last: bool,
    ) -> Result<Kept, StorageError> {
        // A check that goes on decides on them once more, and has kept them before.
        decided.retain(|one| one.place >= self.cursor.done);
        if decided.is_empty() {
            return Ok(Kept::Done);
        }
        if self.step == ImportStep::Check {
            return self.count(run, decided).await;
        }
        let at = self.app.clock().now();
        let which = (self.import, &*self.files);
        let how = (self.cursor.clone(), at, is_last);
        Ok(
            match put(self.app, run, which, decided, how, &mut self.pace).await? {
                Put::Done(cursor) => {
                    self.cursor = cursor;
                    Kept::Done
                }
                Put::Left => Kept::Ended(Ended::Left),
                Put::Moved(again) => Kept::Moved(again),
            },
        )
    }

    async fn count(&mut self, run: &mut Run, decided: Vec<Decided>) -> Result<Kept, StorageError> {
        let read = decided
            .iter()
            .filter_map(|decided| decided.incoming.as_ref());
        let notes = read.flat_map(|incoming| &incoming.notes);
        let mut cursor = self.cursor.clone();
        cursor.notes.extend(notes.map(|note| note.code.to_owned()));
        let rules = (self.rules.0, &self.rules.1);
        let may_be_slips = decided
            .iter()
            .flat_map(|decided| slips(&decided.what, rules));
        let may_be_slips = may_be_slips.map(|slip| slip.code().to_owned());
        cursor.notes.extend(may_be_slips);
        for host in decided.iter().flat_map(|one| elsewhere_of(&one.what)) {
            cursor.pictures_elsewhere += 1;
            if cursor.hosts_elsewhere.len() < MOST_HOSTS {
                cursor.hosts_elsewhere.insert(host);
            }
        }
        let free = decided.iter().filter(
            |decided| matches!(&decided.what, What::Create(new) if new.after.template.is_none()),
        );
        cursor.no_template += free.count() as i64;
        let room = (MOST_CHANGED - self.cursor.changed).max(0) as usize;
        let differing = decided
            .iter()
            .filter_map(|decided| changed(decided, &self.files, rules));
        let differing: Vec<_> = differing.take(room).collect();
        let first = decided.first().map_or(0, |decided| decided.place);
        let shown: Vec<_> = decided.iter().map(|decided| decided.shown).collect();
        let (done, mut counts, mut found) = (decided.len() as i64, Counts::default(), Vec::new());
        for decided in decided {
            tally(&mut counts, &decided.what);
            found.extend(faults_of(decided, &self.files));
        }
        counts.faults = found.len() as i64;
        cursor.done += done;
        cursor.faults += counts.faults;
        cursor.changed += counts.updated;
        let tx = self.app.store().begin_part(run.shop).await?;
        storage::keep_faults(&tx, self.import, self.cursor.faults, found).await?;
        storage::keep_changed(&tx, self.import, self.cursor.changed, differing).await?;
        storage::keep_shown(&tx, self.import, first, &shown).await?;
        storage::count(&tx, self.import, counts).await?;
        if !run
            .advance(&tx, cursor.text(), done - counts.refused, counts.refused)
            .await?
        {
            return Ok(Kept::Ended(Ended::Left));
        }
        tx.commit().await?;
        self.cursor = cursor;
        Ok(Kept::Done)
    }

    /// The file cannot be read on: it is told where, and nothing can be run.
    pub async fn broken(
        &mut self,
        run: &mut Run,
        table: usize,
        refused: Refused,
    ) -> Result<Ended, StorageError> {
        let fault = match refused {
            Refused::Fault(fault) => fault,
            Refused::Io(error) => {
                tracing::warn!(%error, import = %self.import, "a file cannot be reached");
                return Ok(unreachable_file());
            }
        };
        let code = fault.code.to_owned();
        if self.cursor.is_broken {
            return Ok(Ended::Failed(code));
        }
        let cursor = Cursor {
            faults: self.cursor.faults + 1,
            is_broken: true,
            ..self.cursor.clone()
        };
        let found = vec![Found {
            file: file_of(&self.files, table),
            row_code: String::new(),
            fault,
        }];
        let more = Counts {
            faults: 1,
            ..Counts::default()
        };
        let tx = self.app.store().begin(run.shop).await?;
        storage::keep_faults(&tx, self.import, self.cursor.faults, found).await?;
        storage::count(&tx, self.import, more).await?;
        if !run.advance(&tx, cursor.text(), 0, 0).await? {
            return Ok(Ended::Left);
        }
        tx.commit().await?;
        Ok(Ended::Failed(code))
    }

    pub async fn end(&mut self, run: &mut Run) -> Result<Ended, StorageError> {
        let state = match self.step {
            ImportStep::Check => ImportState::Checked,
            ImportStep::Run => ImportState::Done,
        };
        let tx = self.app.store().begin(run.shop).await?;
        storage::end(&tx, self.import, state).await?;
        match self.step {
            ImportStep::Check => storage::note(&tx, self.import, &self.cursor).await?,
            ImportStep::Run => storage::forget(&tx, self.import, false).await?,
        }
        if !run.advance(&tx, self.cursor.text(), 0, 0).await? {
            return Ok(Ended::Left);
        }
        tx.commit().await?;
        Ok(Ended::Done)
    }
}
