/// What a spreadsheet begins to calculate at, and the apostrophe itself, so that taking one off is always right. Excel in Chinese and
/// Japanese takes the wide signs for the narrow ones.
const RISKY: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠',
];

pub fn is_risky(cell: &str) -> bool {
    cell.starts_with(RISKY)
}

/// A cell that no spreadsheet calculates.
pub fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    if is_risky(cell) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

/// Digits that a spreadsheet rounds, shows as a power of ten, or takes the zeros from.
pub fn is_long_number(cell: &str) -> bool {
    let is_long = cell.len() > 11 || (cell.len() > 1 && cell.starts_with('0'));
    is_long && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// As [`guarded`], with a tab before a long number: text to every spreadsheet, and nothing to see.
pub fn kept_whole(cell: &str) -> std::borrow::Cow<'_, str> {
    if is_long_number(cell) {
        format!("\t{cell}").into()
    } else {
        guarded(cell)
    }
}

/// A guarded cell as it was. An apostrophe before anything harmless is the writer's own.
pub fn bare(cell: &str) -> &str {
    let number = cell.strip_prefix('\t');
    if let Some(number) = number.filter(|rest| is_long_number(rest)) {
        return number;
    }
    cell.strip_prefix('\'')
        .filter(|rest| is_risky(rest))
        .unwrap_or(cell)
}
