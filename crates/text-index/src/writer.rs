use tantivy::{
    IndexWriter, TantivyDocument, Term,
    indexer::{IndexWriterOptions, LogMergePolicy},
    query::{BooleanQuery, Query},
};

use crate::{
    Error, Index, Place,
    index::{MARKED, term},
};

/// The least that the index library takes.
const MEMORY: usize = 15_000_000;
/// Segments of more texts than this stay as they are: a merge reads all it merges.
const LARGE: usize = 200_000;

/// Something that can be found.
pub struct Doc<'a> {
    pub place: Place,
    /// By any of these it is narrowed.
    pub tags: &'a [&'a str],
    pub by: Option<[u8; 16]>,
    pub at: i64,
    /// Of what it was made of, to see a change by.
    pub print: u64,
    pub texts: &'a [&'a str],
}

/// How far something was taken; kept with the texts, in the same commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub of: [u8; 16],
    pub one: u64,
    pub other: u64,
}

/// The one who changes an index. What is not committed is forgotten.
pub struct Writer {
    index: Index,
    writer: IndexWriter,
}

impl Writer {
    pub(crate) fn open(index: &Index) -> Result<Self, Error> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(MEMORY)
            .build();
        let writer: IndexWriter = index.files.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_max_docs_before_merge(LARGE);
        merging.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(merging));
        Ok(Self {
            index: index.clone(),
            writer,
        })
    }

    pub fn add(&mut self, doc: &Doc<'_>) -> Result<(), Error> {
        let fields = self.index.fields;
        let mut row = TantivyDocument::default();
        row.add_bytes(fields.of, &doc.place.of);
        row.add_u64(fields.no, doc.place.no);
        row.add_i64(fields.at, doc.at);
        row.add_u64(fields.print, doc.print);
        for tag in doc.tags {
            row.add_text(fields.tag, tag);
        }
        if let Some(by) = &doc.by {
            row.add_bytes(fields.by, by);
        }
        for text in doc.texts {
            for field in [fields.grams, fields.sounds, fields.letters] {
                row.add_text(field, text);
            }
        }
        self.writer.add_document(row)?;
        Ok(())
    }

    pub fn remove(&mut self, place: Place) -> Result<(), Error> {
        let fields = self.index.fields;
        let here: Vec<Box<dyn Query>> = vec![
            term(Term::from_field_bytes(fields.of, &place.of)),
            term(Term::from_field_u64(fields.no, place.no)),
        ];
        self.writer
            .delete_query(Box::new(BooleanQuery::intersection(here)))?;
        Ok(())
    }

    /// In place of the mark before.
    pub fn mark(&mut self, mark: Mark) -> Result<(), Error> {
        let place = Place {
            of: mark.of,
            no: MARKED,
        };
        self.remove(place)?;
        self.add(&Doc {
            place,
            tags: &[],
            by: None,
            at: mark.other.cast_signed(),
            print: mark.one,
            texts: &[],
        })
    }

    /// From now on it is found, also after a restart.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.writer.commit()?;
        self.index.reload()
    }

    /// Waits until nothing is merged any more.
    pub fn close(self) -> Result<(), Error> {
        self.writer.wait_merging_threads()?;
        self.index.reload()
    }
}
