//! What a client that keeps to the protocol shows: pure.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub kind: String,
    pub body: Value,
    pub client_id: Option<Uuid>,
}

impl Shown {
    pub fn of(entry: &Value) -> Self {
        Self {
            kind: entry["kind"].as_str().unwrap_or_default().to_owned(),
            body: entry["body"].clone(),
            client_id: entry["client_id"].as_str().and_then(|id| id.parse().ok()),
        }
    }

    /// A recall may have emptied one of the two meanwhile.
    fn agrees(&self, other: &Self) -> bool {
        let is_emptied = self.kind == "recalled" || other.kind == "recalled";
        is_emptied || (&self.kind, &self.body) == (&other.kind, &other.body)
    }
}

/// One lane: nothing missed, nothing twice.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    pub shown: BTreeMap<i64, Shown>,
    /// Highest contiguous number.
    pub held: i64,
    early: BTreeMap<i64, Shown>,
    /// What was skipped, to be read when someone scrolls there.
    pub holes: Vec<(i64, i64)>,
    pub dropped: u64,
    pub faults: Vec<String>,
}

impl Lane {
    /// Takes an entry as it comes.
    pub fn take(&mut self, seq: i64, entry: Shown) {
        if seq <= self.held {
            self.dropped += 1;
            if self
                .shown
                .get(&seq)
                .is_some_and(|shown| !shown.agrees(&entry))
            {
                self.faults.push(format!("{seq} came again as {entry:?}"));
            }
            return;
        }
        self.early.insert(seq, entry);
        self.catch_up();
    }

    /// Something came before its turn: ask for what is missing.
    pub fn is_behind(&self) -> bool {
        !self.early.is_empty()
    }

    pub fn page(&mut self, page: &Value) {
        let entries = page["entries"].as_array().map_or(&[][..], Vec::as_slice);
        let first = entries
            .first()
            .map_or(0, |entry| entry["seq"].as_i64().unwrap_or(0));
        let skipped = &page["skipped"];
        if let (Some(from), Some(to)) = (skipped["from"].as_i64(), skipped["to"].as_i64()) {
            if from != self.held + 1 || first != to + 1 {
                self.faults
                    .push(format!("a hole {from}..{to} after {}", self.held));
            }
            self.leave_out(from, to);
        } else if self.held == 0 && first > 1 {
            // The first page of a newcomer is the newest.
            self.leave_out(1, first - 1);
        }
        for entry in entries {
            self.take(entry["seq"].as_i64().unwrap_or(0), Shown::of(entry));
        }
    }

    /// Older entries, read by scrolling.
    pub fn fill(&mut self, page: &Value) {
        for entry in page["entries"].as_array().into_iter().flatten() {
            let seq = entry["seq"].as_i64().unwrap_or(0);
            let is_hole = self
                .holes
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&seq));
            if is_hole {
                self.shown.insert(seq, Shown::of(entry));
            }
        }
        // From its end upwards, as a page before a number comes.
        for (from, to) in &mut self.holes {
            while *to >= *from && self.shown.contains_key(to) {
                *to -= 1;
            }
        }
        self.holes.retain(|(from, to)| from <= to);
    }

    fn leave_out(&mut self, from: i64, to: i64) {
        self.holes.push((from, to));
        self.held = self.held.max(to);
        self.early = self.early.split_off(&(self.held + 1));
    }

    fn catch_up(&mut self) {
        while let Some(entry) = self.early.remove(&(self.held + 1)) {
            self.held += 1;
            if entry.kind == "recall" {
                self.empty(&entry);
            }
            if self.shown.insert(self.held, entry).is_some() {
                self.faults.push(format!("{} was shown twice", self.held));
            }
        }
    }

    fn empty(&mut self, recall: &Shown) {
        let target = recall.body["seq"].as_i64().unwrap_or(0);
        if let Some(shown) = self.shown.get_mut(&target) {
            "recalled".clone_into(&mut shown.kind);
            shown.body = serde_json::json!({});
        }
    }
}
