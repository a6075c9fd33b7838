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

/// A guarded cell as it was. An apostrophe before anything harmless is the writer's own.
pub fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| is_risky(rest))
        .unwrap_or(cell)
}
