use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Line {
    pub measure: &'static str,
    pub goal: String,
    pub figure: String,
    /// The limit's figure, or what else stands beside it.
    pub beside: String,
    pub ratio: String,
    pub is_met: Option<bool>,
}

const BEGIN: &str = "<!-- figures: written by `make bench` -->";
const END: &str = "<!-- end of figures -->";

pub fn table(lines: &[Line]) -> String {
    let mut out = String::from("| measure | goal | Yingke | the limit | ratio | met |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for line in lines {
        let met = line
            .is_met
            .map_or("", |met| if met { "yes" } else { "**no**" });
        let Line {
            measure,
            goal,
            figure,
            beside,
            ratio,
            ..
        } = line;
        let _ = writeln!(
            out,
            "| {measure} | {goal} | {figure} | {beside} | {ratio} | {met} |"
        );
    }
    out
}

/// Puts `figures` between the page's markers.
pub fn write(page: &Path, figures: &str) -> Result<()> {
    let text = fs::read_to_string(page).with_context(|| page.display().to_string())?;
    Ok(fs::write(
        page,
        replaced(&text, figures).context("the page has no markers")?,
    )?)
}

fn replaced(text: &str, figures: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{figures}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_markers_changes() {
        let page = format!("head\n{BEGIN}\nold\n{END}\ntail\n");
        let page = replaced(&page, "new").expect("the markers are there");
        assert_eq!(page, format!("head\n{BEGIN}\n\nnew\n{END}\ntail\n"));
    }
}
