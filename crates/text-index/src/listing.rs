//! What the index holds, read back: marks and prints.

use std::collections::HashMap;

use tantivy::{DocId, Term, schema::IndexRecordOption};

use crate::{Error, Index, index::MARKED, writer::Mark};

impl Index {
    /// How far each thing was taken, from the index's own commits.
    pub fn marks(&self) -> Result<Vec<Mark>, Error> {
        let mut marks = Vec::new();
        self.each(
            &Term::from_field_u64(self.fields.no, MARKED),
            |of, print, at| {
                marks.push(Mark {
                    of,
                    one: print,
                    other: at,
                });
            },
        )?;
        Ok(marks)
    }

    /// The prints of everything with a tag, to compare with what there is.
    pub fn prints(&self, tag: &str) -> Result<HashMap<[u8; 16], u64>, Error> {
        let mut prints = HashMap::new();
        self.each(
            &Term::from_field_text(self.fields.tag, tag),
            |of, print, _| {
                prints.insert(of, print);
            },
        )?;
        Ok(prints)
    }

    fn each(&self, term: &Term, mut take: impl FnMut([u8; 16], u64, u64)) -> Result<(), Error> {
        let searcher = self.reader.searcher();
        for segment in searcher.segment_readers() {
            let fast = segment.fast_fields();
            let (print, at) = (fast.u64("print")?, fast.i64("at")?);
            let Some(of) = fast.bytes("of")? else {
                continue;
            };
            let inverted = segment.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else {
                continue;
            };
            let mut doc = tantivy::DocSet::doc(&postings);
            while doc != tantivy::TERMINATED {
                if segment
                    .alive_bitset()
                    .is_none_or(|alive| alive.is_alive(doc))
                {
                    let (print, at) = (print.first(doc), at.first(doc));
                    take(
                        id(&of, doc)?,
                        print.unwrap_or(0),
                        at.unwrap_or(0).cast_unsigned(),
                    );
                }
                doc = tantivy::DocSet::advance(&mut postings);
            }
        }
        Ok(())
    }
}

pub fn id(of: &tantivy::columnar::BytesColumn, doc: DocId) -> Result<[u8; 16], Error> {
    let mut bytes = Vec::with_capacity(16);
    if let Some(ord) = of.term_ords(doc).next() {
        of.ord_to_bytes(ord, &mut bytes)?;
    }
    Ok(bytes.try_into().unwrap_or_default())
}
