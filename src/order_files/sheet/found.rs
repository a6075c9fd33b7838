//! The tables of a file, told apart one after the other.

use std::collections::HashMap;

use yingke_tabular::{Chosen, Limits, Row};

use super::{Table, Tables, Unread, Why, each_table, unread::unread};
use crate::order_files::{
    kinds::{Unsure, kinds},
    table::Heading,
    view::{OrderImportMapping, OrderImportTable},
};

/// Rows that a look shows whole.
const SHOWN: usize = 5;

pub(super) fn tables_within(
    limits: Limits,
    files: &[(String, impl AsRef<[u8]>)],
    mapping: Option<&OrderImportMapping>,
) -> Result<Tables, Unread> {
    let mut found = Found {
        limits,
        mapping,
        orders: None,
        lines: None,
        unsure: Vec::new(),
    };
    each_table(files, &mut |no, name, bytes| found.hear(no, name, bytes))?;
    let kinds = found.kinds()?;
    if !kinds.is_empty() {
        // Which columns are read is known only once all tables were seen.
        each_table(files, &mut |no, name, bytes| match kinds.get(&no) {
            Some(what) => found.hear_as(*what, name, bytes),
            None => Ok(()),
        })?;
    }
    let name = || files.first().map(|(name, _)| name.clone());
    let orders = found.orders.ok_or_else(|| Unread {
        name: name().unwrap_or_default(),
        why: Why::NoOrders,
    })?;
    let lines = found.lines;
    Ok(Tables { orders, lines })
}

/// The tables so far, and what the others may still hold.
struct Found<'a> {
    limits: Limits,
    mapping: Option<&'a OrderImportMapping>,
    orders: Option<Table>,
    lines: Option<Table>,
    /// By their numbers and names.
    unsure: Vec<(usize, String, Unsure)>,
}

impl Found<'_> {
    /// One whose names do not say what it is waits for the others.
    fn hear(&mut self, no: usize, name: &str, bytes: &[u8]) -> Result<(), Unread> {
        let (heading, read) = self.read(name, bytes, Heading::of)?;
        if let Some(heading) = heading {
            return self.put(name, heading, read);
        }
        Heading::taken_for(OrderImportTable::Lines, &read.heading.cells)
            .ok_or_else(|| unread(name)(Why::NoColumns))?;
        self.unsure.push((no, name.to_owned(), Unsure::of(read)));
        Ok(())
    }

    /// What those are, by their numbers, that do not say it themselves.
    fn kinds(&mut self) -> Result<HashMap<usize, OrderImportTable>, Unread> {
        let (mut numbers, mut names, mut unsure) = (Vec::new(), Vec::new(), Vec::new());
        for (no, name, table) in std::mem::take(&mut self.unsure) {
            numbers.push(no);
            names.push(name);
            unsure.push(table);
        }
        let kinds = kinds(&unsure, |what| self.has(what)).ok_or_else(|| Unread {
            name: names.pop().unwrap_or_default(),
            why: Why::Twice,
        })?;
        Ok(numbers.into_iter().zip(kinds).collect())
    }

    fn hear_as(&mut self, what: OrderImportTable, name: &str, bytes: &[u8]) -> Result<(), Unread> {
        let (heading, read) = self.read(name, bytes, |cells| Heading::taken_for(what, cells))?;
        let heading = heading.ok_or_else(|| unread(name)(Why::NoColumns))?;
        self.put(name, heading, read)
    }

    /// With the columns that its heading says, or with none.
    fn read(
        &self,
        name: &str,
        bytes: &[u8],
        heading_of: impl Fn(&[String]) -> Option<Heading>,
    ) -> Result<(Option<Heading>, Chosen), Unread> {
        let mut heading = None;
        let read =
            yingke_tabular::read_columns(bytes, &self.limits, SHOWN, &mut |cells: &[String]| {
                heading = heading_of(cells).map(|found| found.mapped(self.mapping));
                heading.as_ref().map(Heading::wanted).unwrap_or_default()
            });
        let read = read.map_err(|why| unread(name)(why.into()))?;
        Ok((heading, read))
    }

    fn put(&mut self, name: &str, heading: Heading, read: Chosen) -> Result<(), Unread> {
        let rows = read.rows.iter().chain(&read.first);
        let held: usize = rows.map(Row::held_bytes).sum();
        self.limits.held_bytes = self.limits.held_bytes.saturating_sub(held as u64);
        let place = match heading.what {
            OrderImportTable::Orders => &mut self.orders,
            OrderImportTable::Lines => &mut self.lines,
        };
        if place.is_some() {
            return Err(unread(name)(Why::Twice));
        }
        *place = Some(Table {
            name: name.to_owned(),
            heading,
            first: read.first,
            rows: read.rows,
            // Of several in a row the first stays.
            stray: read.stray.into_iter().rev().collect(),
        });
        Ok(())
    }

    const fn has(&self, what: OrderImportTable) -> bool {
        match what {
            OrderImportTable::Orders => self.orders.is_some(),
            OrderImportTable::Lines => self.lines.is_some(),
        }
    }
}
