//! The two jobs of an import: the check reads everything and writes nothing, the run writes each product whole or not at all.

use std::{collections::BTreeSet, io, time::Duration};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::{sync::mpsc, time::timeout};
use uuid::Uuid;

use super::{
    Refused, Source,
    codes::Codes,
    decide::{Decided, Grounds, Undecided, What, cut},
    keeper::{Keeper, Kept},
    opened::open,
    pictures::Pictures,
    reading::{self, Asked, Heard, Said},
    storage::{self, Found, ImportRow},
};
use crate::{
    app::App,
    assistant,
    catalogue::{self, delivery},
    files::Staged,
    goods_files::{
        incoming::Ctx,
        names,
        view::{Counts, ImportState, ImportStep, Look, Mapping, StateRule},
    },
    jobs::{Ended, Run, Work},
    shops,
    storage::StorageError,
    vocabulary::{ImportId, Millis, ShopId},
};

/// Orders may change stock while a part is written; it is decided anew then.
const TRIES: usize = 5;
/// To pass over what is done may take longer than a claim lasts, so it is renewed meanwhile.
const RENEW_EVERY: Duration = Duration::from_secs(5);

/// What a job of an import is begun with.
#[derive(Serialize, Deserialize)]
pub struct Input {
    pub import: ImportId,
    /// When the check began: of a time that has come since, the run writes what the check showed. None: begun by an earlier version.
    pub as_of: Option<Millis>,
}

/// How far it has come: products that are done, and what was found. Whoever goes on after another finds all of it here.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cursor {
    pub done: i64,
    pub faults: i64,
    /// The file could not be read on, and that was told.
    pub is_broken: bool,
    /// New products without a delivery template, as a check counts them.
    #[serde(default)]
    pub no_template: i64,
    /// Products that a run would change.
    #[serde(default)]
    pub changed: i64,
    /// Codes of what was taken otherwise than it stands in the file.
    #[serde(default)]
    pub notes: BTreeSet<String>,
    /// Pictures of descriptions that lie on other hosts, and the first of these.
    #[serde(default)]
    pub pictures_elsewhere: i64,
    #[serde(default)]
    pub hosts_elsewhere: BTreeSet<String>,
}

/// Checks imports, or runs them.
pub struct Importing {
    app: App,
    step: ImportStep,
}

impl Importing {
    pub fn checks(app: &App) -> Self {
        Self {
            app: app.clone(),
            step: ImportStep::Check,
        }
    }

    pub fn runs(app: &App) -> Self {
        Self {
            app: app.clone(),
            step: ImportStep::Run,
        }
    }
}

/// As jobs are called.
pub const fn kind_of(step: ImportStep) -> &'static str {
    match step {
        ImportStep::Check => "goods_check",
        ImportStep::Run => "goods_import",
    }
}

#[async_trait]
impl Work for Importing {
    fn kind(&self) -> &'static str {
        kind_of(self.step)
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let Ok(Input { import, as_of }) = serde_json::from_str(&run.input) else {
            return Ok(Ended::Failed("bad_input".to_owned()));
        };
        let row = storage::one(&self.app.store().shop(run.shop), import).await?;
        let state = row.as_ref().map(|row| ImportState::of_code(&row.state));
        match (row, state, self.step) {
            (Some(row), Some(ImportState::Checking), ImportStep::Check)
            | (Some(row), Some(ImportState::Running), ImportStep::Run) => {
                let ended = Box::pin(self.all(&row, as_of, run)).await?;
                if self.step == ImportStep::Run {
                    let live = self.app.live();
                    live.tell_members(run.shop, None, catalogue::NEWS, &json!({}));
                }
                Ok(ended)
            }
            // It had come to its end when this node, or another, died.
            (Some(_), Some(ImportState::Checked | ImportState::Done), _) => Ok(Ended::Done),
            _ => Ok(Ended::Failed("import_gone".to_owned())),
        }
    }
}

impl Importing {
    async fn all(
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

    /// None: the file cannot be reached.
    async fn begin(
        &self,
        row: &ImportRow,
        (shop, owner): (ShopId, Uuid),
        source: &Source,
        (cursor, at): (Cursor, Millis),
    ) -> Result<Option<Under<'_>>, StorageError> {
        let db = self.app.store().shop(shop);
        let mapping: Mapping = serde_json::from_str(&row.mapping).unwrap_or_default();
        let mut look: Option<Look> = serde_json::from_str(&row.look).ok();
        let source = source.clone();
        let opened = tokio::task::spawn_blocking(move || open(source)).await;
        // The look has read it, so it is where it lies that is at fault.
        let Ok(Ok(opened)) = opened else {
            return Ok(None);
        };
        let Some(found) = shops::find(self.app.store(), &shop.into()).await? else {
            return Ok(None);
        };
        let templates = delivery::names(&db).await?;
        let rules = (
            assistant::floor_fen(&db).await?,
            delivery::charges(&db).await?,
        );
        let files = look.as_mut().map(|look| std::mem::take(&mut look.files));
        let is_dry = self.step == ImportStep::Check;
        Ok(Some(Under {
            keeper: Keeper::new(
                (&self.app, self.step),
                (row.id, files.unwrap_or_default()),
                (cursor, rules),
            ),
            ctx: Ctx {
                at,
                category: mapping.category.clone(),
                into_store: mapping.state == StateRule::Stored,
                taobao: names::names(&db).await?,
                templates,
            },
            grounds: Grounds {
                db,
                slug: found.slug,
                at,
                existing: mapping.existing,
                template: mapping.template,
                pictures: Pictures::of(&self.app, (shop, owner), opened, is_dry),
                codes: Codes::default(),
                runs: (!is_dry).then_some(row.id),
            },
            mapping,
            waiting: Vec::new(),
        }))
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

pub fn unreachable_file() -> Ended {
    Ended::Failed("file_unreachable".to_owned())
}

/// An import under way: what is said next is decided while what was decided before it is kept.
struct Under<'app> {
    ctx: Ctx,
    mapping: Mapping,
    grounds: Grounds,
    keeper: Keeper<'app>,
    /// Decided, and not kept yet.
    waiting: Vec<Decided>,
}

impl Under<'_> {
    /// The next products; how it ended, if it did.
    async fn take(
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
    async fn rest(&mut self, run: &mut Run) -> Result<Option<Ended>, StorageError> {
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

impl Cursor {
    pub fn text(&self) -> String {
        json!(self).to_string()
    }
}

/// Counts what became of a product, or would.
pub const fn tally(counts: &mut Counts, what: &What) {
    match what {
        What::Create(_) => counts.created += 1,
        What::Update(_) => counts.updated += 1,
        What::Unchanged(..) => counts.unchanged += 1,
        What::Skipped => counts.skipped += 1,
        What::Refused(_) => counts.refused += 1,
    }
}

/// Empty where the file is one table.
pub fn file_of(files: &[String], table: usize) -> String {
    match files {
        [_] => String::new(),
        files => files.get(table).cloned().unwrap_or_default(),
    }
}

/// What is wrong with a product, with where it stands.
pub fn faults_of(decided: Decided, files: &[String]) -> Vec<Found> {
    let What::Refused(faults) = decided.what else {
        return Vec::new();
    };
    let file = file_of(files, decided.table);
    let found = faults.into_iter().map(|fault| Found {
        file: file.clone(),
        row_code: decided.code.clone(),
        fault,
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_goes_on_knows_what_was_found_before() {
        let cursor = Cursor {
            done: 250,
            changed: 3,
            notes: ["code_made".to_owned()].into(),
            ..Cursor::default()
        };
        let read: Cursor = serde_json::from_str(&cursor.text()).unwrap();
        assert_eq!((read.done, read.changed), (250, 3));
        assert_eq!(read.notes, cursor.notes);
        let early = r#"{"done":2,"faults":1,"is_broken":false}"#;
        let early: Cursor = serde_json::from_str(early).unwrap();
        assert!(early.done == 2 && early.notes.is_empty());
    }
}
