//! Parcels as rows of a file, pure: which columns there are, what a row means, what is wrong with it.

use std::collections::HashSet;

use yingke_tabular::{Limits, Row};

use crate::trade::{Parcel, carriers::best};

/// One file: two thousand parcels and their heading.
pub const FILE: Limits = Limits {
    bytes: 4 << 20,
    unpacked_bytes: 64 << 20,
    rows: 2_001,
    columns: 100,
    cell_chars: 2_000,
    held_bytes: 64 << 20,
};
const ORDER: &[&str] = &["订单编号", "订单号", "order_no", "order no", "order"];
const CARRIER: &[&str] = &["物流公司", "快递公司", "carrier"];
const WAYBILL: &[&str] = &["运单号", "快递单号", "物流单号", "运单编号", "waybill"];

/// What a row says, and nothing is wrong with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelRow {
    /// As a spreadsheet counts, from 1.
    pub line: u64,
    pub order_no: String,
    pub waybill: String,
    /// As it was named, or the first whose number it can be.
    pub carrier: String,
    /// The file named none, and several could carry it.
    pub is_ambiguous: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    /// None: the row as a whole.
    pub column: Option<&'static str>,
    pub code: &'static str,
}

impl Fault {
    pub const fn of(line: u64, column: &'static str, code: &'static str) -> Self {
        Self {
            line,
            column: Some(column),
            code,
        }
    }
}

/// The rows of a file. None: its heading does not name orders and waybills.
pub fn parsed(rows: &[Row]) -> Option<(Vec<ParcelRow>, Vec<Fault>)> {
    let (heading, rows) = rows.split_first()?;
    let (order, waybill) = (place(heading, ORDER)?, place(heading, WAYBILL)?);
    let carrier = place(heading, CARRIER);
    let (mut good, mut faults, mut orders) = (Vec::new(), Vec::new(), HashSet::new());
    for row in rows {
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| plain(cell));
        let carrier = carrier.map_or("", cell);
        match parcel(row.line, cell(order), carrier, cell(waybill)) {
            Ok(row) if orders.insert(row.order_no.clone()) => good.push(row),
            Ok(row) => faults.push(Fault::of(row.line, "order_no", "named_twice")),
            Err(found) => faults.extend(found),
        }
    }
    Some((good, faults))
}

fn place(heading: &Row, names: &[&str]) -> Option<usize> {
    let is_named = |cell: &String| names.contains(&plain(cell).to_lowercase().as_str());
    heading.cells.iter().position(is_named)
}

/// A number that a spreadsheet was told to leave alone: `="123"`, `'123`, or with a tab.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    let quoted = cell.strip_prefix("=\"");
    let quoted = quoted.and_then(|rest| rest.strip_suffix('"'));
    let cell = quoted.unwrap_or(cell);
    cell.strip_prefix('\'').unwrap_or(cell).trim()
}

/// All that is wrong with a row, not only the first.
fn parcel(
    line: u64,
    order_no: &str,
    carrier: &str,
    waybill: &str,
) -> Result<ParcelRow, Vec<Fault>> {
    let mut faults = Vec::new();
    if order_no.is_empty() || order_no.chars().count() > 40 {
        faults.push(Fault::of(line, "order_no", "no_such_order"));
    }
    let could = best(waybill);
    let (named, is_ambiguous) = match (carrier, could.as_slice()) {
        ("", []) => ("", false),
        ("", [one]) => (one.name, false),
        ("", [first, ..]) => (first.name, true),
        (carrier, _) => (carrier, false),
    };
    match Parcel::of(if named.is_empty() { "?" } else { named }, waybill) {
        Ok(_) if named.is_empty() => {
            faults.push(Fault::of(line, "carrier", "unknown_carrier"));
        }
        Ok(_) => {}
        Err(problem) if problem.code() == "bad_waybill" => {
            faults.push(Fault::of(line, "waybill", "bad_waybill"));
        }
        Err(_) => faults.push(Fault::of(line, "carrier", "bad_carrier")),
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(ParcelRow {
        line,
        order_no: order_no.to_owned(),
        waybill: waybill.to_owned(),
        carrier: named.to_owned(),
        is_ambiguous,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Vec<ParcelRow>, Vec<Fault>)> {
        parsed(&yingke_tabular::read(text.as_bytes(), &FILE).unwrap())
    }

    #[test]
    fn columns_go_by_name_and_guarded_numbers_are_numbers() {
        let text = "备注,运单号,订单编号\nx,=\"SF1234567890123\",=\"310000000000000001\"\n,JT1234567890123,'2\n";
        let (rows, faults) = read(text).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(rows[0].order_no, "310000000000000001");
        assert_eq!(
            (rows[0].carrier.as_str(), rows[0].is_ambiguous),
            ("顺丰速运", false)
        );
        assert_eq!(
            (rows[1].order_no.as_str(), rows[1].is_ambiguous),
            ("2", true)
        );
        assert_eq!(read("订单编号,物流公司\n1,顺丰速运\n"), None);
    }

    #[test]
    fn a_carrier_that_is_named_goes_before_what_the_number_looks_like() {
        let (rows, _) = read("order_no,carrier,waybill\n1,邻里快送,JT1234567890123\n").unwrap();
        assert_eq!(
            (rows[0].carrier.as_str(), rows[0].is_ambiguous),
            ("邻里快送", false)
        );
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_column() {
        let long = "顺".repeat(41);
        let text = format!(
            "order_no,carrier,waybill\n,,SF1\n1,,XX-9999999\n2,{long},SF1234567890123\n3,,SF1234567890123\n3,,SF1234567890124\n"
        );
        let (rows, faults) = read(&text).unwrap();
        assert_eq!(rows.len(), 1);
        let told: Vec<_> = faults
            .iter()
            .map(|fault| (fault.line, fault.column.unwrap_or_default(), fault.code))
            .collect();
        assert_eq!(
            told,
            [
                (2, "order_no", "no_such_order"),
                (2, "waybill", "bad_waybill"),
                (3, "carrier", "unknown_carrier"),
                (4, "carrier", "bad_carrier"),
                (6, "order_no", "named_twice"),
            ]
        );
    }
}
