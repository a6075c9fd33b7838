//! The same of goods and orders.

use super::{
    page::Line,
    rows::{line, times, whole},
};
use crate::{
    asked::Asked, beside::Beside, edit::Edited, export::Exported, grid::Grid, import::Imported,
    orders::Orders,
};

/// What a part of the server keeps by the way, the ids of what goes out among it.
const CONSTANT_MIB: f64 = 32.0;

pub fn import(imported: &Imported) -> [Line; 2] {
    let Imported {
        whole_s,
        sent_s,
        check_s,
        run_s,
        peak_mb,
        ..
    } = imported;
    let time = line(
        "import of a Taobao file of 63 columns (goal at 100,000)",
        "≤ 30 s",
        format!(
            "{whole_s:.1} s for {} products, {:.0} MiB: sent in {sent_s:.1}, checked in {check_s:.1}, written in {run_s:.1}",
            whole(imported.products as f64),
            imported.file_mib
        ),
        *whole_s <= 30.0,
    );
    let memory = line(
        "the server's most memory then",
        "< 300 MB",
        format!("{peak_mb:.0} MB"),
        *peak_mb < 300.0,
    );
    [time, memory]
}

pub fn export(exported: &Exported) -> [Line; 2] {
    let rate = |beside: Option<Beside>| {
        beside.map_or_else(
            || "was not there".to_owned(),
            |beside| format!("{} rows/s", whole(beside.rows_per_second())),
        )
    };
    let time = line(
        "export of product rows as CSV (goal at 1 M)",
        "≤ 4 s",
        format!(
            "{:.2} s for {} rows, {:.0} MiB: {} rows/s",
            exported.seconds,
            whole(exported.rows as f64),
            exported.mib,
            whole(exported.rows_per_second)
        ),
        exported.seconds <= 4.0,
    );
    let ratio = exported.python.map_or_else(String::new, |python| {
        times(exported.rows_per_second / python.rows_per_second())
    });
    let time = Line {
        beside: format!(
            "the same file read and written: Python's csv {}; polars {}",
            rate(exported.python),
            rate(exported.polars)
        ),
        ratio,
        ..time
    };
    let memory = line(
        "what its memory grows by with the file",
        "nothing: ≤ 32 MiB",
        format!(
            "{:.0} MiB from {} rows to {}; most {:.0} MB",
            exported.growth_mib,
            whole(exported.few_rows as f64),
            whole(exported.rows as f64),
            exported.peak_mb
        ),
        exported.growth_mib <= CONSTANT_MIB,
    );
    [time, memory]
}

pub fn edit(edited: &Edited) -> Line {
    let Edited {
        whole_s,
        preview_s,
        undo_s,
        peak_mb,
        ..
    } = edited;
    line(
        "prices and titles changed together, preview and undo data included (goal at 100,000)",
        "≤ 10 s",
        format!(
            "{whole_s:.1} s for {} products, {preview_s:.1} of it the preview; taken back in {undo_s:.1} s; most {peak_mb:.0} MB",
            whole(edited.products as f64)
        ),
        *whole_s <= 10.0,
    )
}

pub fn grid(grid: &Grid) -> Line {
    line(
        "a page of the list of goods, the slowest kind of question (goal at 100,000)",
        "≤ 50 ms at the 99th",
        asked(&grid.asked, grid.products),
        grid.asked.slowest.round_trip.p99_ms <= 50.0,
    )
}

pub fn orders(orders: &Orders) -> Line {
    line(
        "looking for orders, the slowest kind of question (goal at 1 M)",
        "≤ 100 ms at the 99th",
        asked(&orders.asked, orders.orders),
        orders.asked.slowest.round_trip.p99_ms <= 100.0,
    )
}

fn asked(asked: &Asked, among: i64) -> String {
    let (slowest, all) = (&asked.slowest, asked.all);
    format!(
        "{:.1} ms, 99th {:.1} ms ({}); all {} kinds {:.1} ms, 99th {:.1} ms; among {}",
        slowest.round_trip.p50_ms,
        slowest.round_trip.p99_ms,
        slowest.name,
        asked.kinds.len(),
        all.p50_ms,
        all.p99_ms,
        whole(among as f64)
    )
}
