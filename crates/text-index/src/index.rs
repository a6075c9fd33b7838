use std::{ops::Bound, path::Path};

use tantivy::{
    DocAddress, DocId, IndexReader, ReloadPolicy, Score, Searcher, SegmentReader, TantivyError,
    Term,
    collector::TopDocs,
    directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory},
    query::{BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, Query, RangeQuery, TermQuery},
    schema::IndexRecordOption,
};

use crate::{
    Error, Place, Wanted,
    form::{CUTS, Cut, FORM, Fields, schema},
    listing::id,
    plan::Plan,
    writer::Writer,
};

/// What the index proposes for each one that is wanted; a reading of the texts picks.
const PROPOSED: usize = 4;
/// What lies this far back counts half as fresh.
const FRESH_MS: f32 = 30.0 * 86_400_000.0;
/// How much a fresh text may gain on an old one.
const FRESHNESS: f32 = 0.3;
/// Among more texts than this one letter says nothing by how a character sounds: it is in most of them.
const CROWD: u64 = 100_000;
/// Number of the place where a [`Mark`] stands.
pub const MARKED: u64 = u64::MAX;

/// Opened files of an index; cheap to clone.
#[derive(Clone)]
pub struct Index {
    pub(crate) files: tantivy::Index,
    pub(crate) fields: Fields,
    pub(crate) reader: IndexReader,
}

/// Which texts count: with any of the tags, in a time, by somebody.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub tags: Vec<String>,
    pub since: Option<i64>,
    pub until: Option<i64>,
    pub by: Option<[u8; 16]>,
}

impl Filter {
    pub fn tagged(tags: &[&str]) -> Self {
        Self {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Self::default()
        }
    }
}

/// A text that may be meant, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub place: Place,
    pub at: i64,
}

impl Index {
    /// Opens the index in a folder; makes an empty one where there is none, or none that can be read and nobody writes.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let form = folder.join(FORM);
        let opened = Self::open_form(&form);
        if matches!(opened, Ok(_) | Err(Error::Held)) || !form.is_dir() {
            return opened;
        }
        let held = hold(&form)?;
        std::fs::remove_dir_all(&form)?;
        drop(held);
        Self::open_form(&form)
    }

    fn open_form(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder)?;
        let (schema, fields) = schema();
        let files = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        let index = tantivy::Index::open_or_create(files, schema)?;
        for (name, cut) in CUTS {
            index.tokenizers().register(name, Cut(cut));
        }
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(0)
            .try_into()?;
        Ok(Self {
            files: index,
            fields,
            reader,
        })
    }

    pub fn writer(&self) -> Result<Writer, Error> {
        Writer::open(self)
    }

    /// Sees what was committed since.
    pub fn reload(&self) -> Result<(), Error> {
        Ok(self.reader.reload()?)
    }

    /// Texts and marks that are held.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What may be meant: at most a few times `most`, those that fit as typed before those with a slip.
    pub fn find(&self, wanted: &Wanted, filter: &Filter, most: usize) -> Result<Vec<Near>, Error> {
        let searcher = self.reader.searcher();
        let plan = Plan {
            fields: self.fields,
            wanted,
            is_crowded: searcher.num_docs() > CROWD,
        };
        let mut found: Vec<Near> = Vec::new();
        for stage in [Plan::as_typed, Plan::with_a_slip, Plan::in_part] {
            if found.len() >= most {
                break;
            }
            let Some(query) = stage(&plan) else { continue };
            for near in self.top(&searcher, query, filter, most * PROPOSED)? {
                if !found.iter().any(|known| known.place == near.place) {
                    found.push(near);
                }
            }
        }
        Ok(found)
    }

    /// Places tagged with exactly this word.
    pub fn tagged(&self, tag: &str, most: usize) -> Result<Vec<Near>, Error> {
        let query = term(Term::from_field_text(self.fields.tag, tag));
        self.top(&self.reader.searcher(), query, &Filter::default(), most)
    }

    pub(crate) fn top(
        &self,
        searcher: &Searcher,
        query: Box<dyn Query>,
        filter: &Filter,
        most: usize,
    ) -> Result<Vec<Near>, Error> {
        let mut all = vec![(Occur::Must, query)];
        all.extend(self.narrowed(filter).map(|query| (Occur::Must, query)));
        let query = BooleanQuery::new(all);
        let newest = newest(searcher)?;
        let by_worth = TopDocs::with_limit(most).tweak_score(move |segment: &SegmentReader| {
            let at = segment
                .fast_fields()
                .i64("at")
                .map(|column| column.first_or_default_col(0));
            move |doc: DocId, score: Score| {
                let at = at.as_ref().map_or(0, |at| at.get_val(doc));
                score * (1.0 + FRESHNESS / (1.0 + (newest - at).max(0) as f32 / FRESH_MS))
            }
        });
        let found = searcher.search(&query, &by_worth)?;
        found
            .into_iter()
            .map(|(_, at)| near(searcher, at))
            .collect()
    }

    fn narrowed(&self, filter: &Filter) -> impl Iterator<Item = Box<dyn Query>> {
        let fields = self.fields;
        let tags = filter.tags.iter();
        let tags = tags.map(|tag| term(Term::from_field_text(fields.tag, tag)));
        let tags: Vec<_> = tags.collect();
        let tags = (!tags.is_empty()).then(|| quietly(any(tags)));
        let by = filter.by.map(|by| Term::from_field_bytes(fields.by, &by));
        let by = by.map(|by| quietly(term(by)));
        let bound = |at: Option<i64>| {
            at.map_or(Bound::Unbounded, |at| {
                Bound::Included(Term::from_field_i64(fields.at, at))
            })
        };
        let is_timed = filter.since.is_some() || filter.until.is_some();
        let (since, until) = (bound(filter.since), bound(filter.until));
        let time = is_timed.then(|| quietly(Box::new(RangeQuery::new(since, until))));
        tags.into_iter().chain(by).chain(time)
    }
}

/// As its only writer: what another one writes must not go from under it.
fn hold(form: &Path) -> Result<DirectoryLock, Error> {
    let files = MmapDirectory::open(form).map_err(TantivyError::from)?;
    let held = files.acquire_lock(&INDEX_WRITER_LOCK);
    Ok(held.map_err(TantivyError::from)?)
}

fn newest(searcher: &Searcher) -> Result<i64, Error> {
    let mut newest = 0;
    for segment in searcher.segment_readers() {
        newest = newest.max(segment.fast_fields().i64("at")?.max_value());
    }
    Ok(newest)
}

fn near(searcher: &Searcher, at: DocAddress) -> Result<Near, Error> {
    let fast = searcher.segment_reader(at.segment_ord).fast_fields();
    let of = match fast.bytes("of")? {
        Some(of) => id(&of, at.doc_id)?,
        None => [0; 16],
    };
    let no = fast.u64("no")?.first(at.doc_id).unwrap_or(0);
    Ok(Near {
        place: Place { of, no },
        at: fast.i64("at")?.first(at.doc_id).unwrap_or(0),
    })
}

pub fn term(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

pub fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn quietly(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
