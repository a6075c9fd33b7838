use axum::http::StatusCode;

use super::Problem;

/// A sheet of a workbook holds 1,048,576 rows, of which one is its heading.
const MOST_LINES: u64 = 1_048_575;

/// Before the first byte of a workbook goes: no spreadsheet opens a longer one. `what` its lines are, for the reader.
pub fn fit_a_sheet(lines: u64, what: &str) -> Result<(), Problem> {
    if lines <= MOST_LINES {
        return Ok(());
    }
    let title = format!("{lines} {what}; a sheet holds at most {MOST_LINES}, a CSV all of them");
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Err(Problem::new(status, "too_many_lines", title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sheet_is_longer_than_a_spreadsheet_reads() {
        assert!(fit_a_sheet(MOST_LINES, "lines").is_ok());
        let refused = fit_a_sheet(MOST_LINES + 1, "lines").unwrap_err();
        assert_eq!(refused.code(), "too_many_lines");
        assert_eq!(MOST_LINES + 1, 1 << 20, "with its heading");
    }
}
