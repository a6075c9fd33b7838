//! Fen as people read them.

/// `-2.50`.
pub fn yuan(fen: i64) -> String {
    written(fen, "")
}

/// `-¥2.50`.
pub fn priced(fen: i64) -> String {
    written(fen, "¥")
}

fn written(fen: i64, unit: &str) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{unit}{}.{:02}", fen / 100, fen % 100)
}
