//! Phrases as rows of a file, pure: what a heading may say, what a row means, what a file would change.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;
use yingke_tabular::{Limits, Row};

use super::{
    hidden::{Hidden, keep_hidden},
    storage::{Phrase, form_of},
    words::{self, Fault, MOST_ATTACHED, PhraseForm},
};
use crate::vocabulary::{FileId, PhraseId, ProductId};

/// One file.
pub const FILE: Limits = Limits {
    bytes: 4 << 20,
    unpacked_bytes: 64 << 20,
    rows: 5_001,
    columns: 16,
    cell_chars: 4_000,
    held_bytes: 64 << 20,
};
pub const HEADING: [&str; 6] = ["文件夹", "编码", "标题", "内容", "图片", "商品"];
/// What a column may be called, in the order of [`HEADING`].
const NAMES: [&[&str]; 6] = [
    &["文件夹", "分组", "folder", "group"],
    &["编码", "快捷编码", "短语编码", "code"],
    &["标题", "title"],
    &["内容", "短语", "快捷短语", "短语内容", "body", "text"],
    &["图片", "pictures"],
    &["商品", "products"],
];
const BODY: usize = 3;
/// A phrase without a title is called by how it begins.
const OWN_TITLE_CHARS: usize = 16;

/// A row that is no phrase yet: its products are still merchant codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowForm {
    pub line: u64,
    pub form: PhraseForm,
    pub products: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    pub line: u64,
    pub fault: Fault,
}

/// What a row would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Create,
    /// The phrase with this code, at this revision.
    Change(PhraseId, i64),
    Same,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeedName {
    Create,
    Change,
    Same,
}

impl From<Deed> for DeedName {
    fn from(deed: Deed) -> Self {
        match deed {
            Deed::Create => Self::Create,
            Deed::Change(..) => Self::Change,
            Deed::Same => Self::Same,
        }
    }
}

/// The rows of a file. None: its heading names no column of texts.
pub fn parsed(rows: &[Row]) -> Option<(Vec<RowForm>, Vec<RowFault>)> {
    let (heading, rows) = rows.split_first()?;
    let at = columns(&heading.cells);
    at[BODY]?;
    let (mut forms, mut faults, mut codes) = (Vec::new(), Vec::new(), HashSet::new());
    for row in rows {
        let cell = |column: usize| {
            let at = at[column]?;
            row.cells.get(at).map(String::as_str)
        };
        let line = row.line;
        match parse_row(line, cell) {
            Ok(row) => {
                let code = &row.form.code;
                if code.is_empty() || codes.insert(code.clone()) {
                    forms.push(row);
                } else {
                    let fault = Fault::CodeTwice;
                    faults.push(RowFault { line, fault });
                }
            }
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| RowFault { line, fault }));
            }
        }
    }
    Some((forms, faults))
}

fn columns(heading: &[String]) -> [Option<usize>; 6] {
    let heading: Vec<String> = heading
        .iter()
        .map(|cell| yingke_chinese_text::normalise(cell))
        .collect();
    NAMES.map(|names| {
        heading
            .iter()
            .position(|cell| names.contains(&cell.as_str()))
    })
}

/// All that is wrong with a row, not only the first.
fn parse_row<'a>(
    line: u64,
    cell: impl Fn(usize) -> Option<&'a str>,
) -> Result<RowForm, Vec<Fault>> {
    let cell = |column| cell(column).unwrap_or_default();
    let mut faults = Vec::new();
    let pictures = pictures(cell(4)).unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    });
    let products: Vec<String> = parts(cell(5)).map(str::to_owned).collect();
    if products.len() > MOST_ATTACHED {
        faults.push(Fault::Products);
    }
    let mut keep = |read: Result<String, Fault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            String::new()
        })
    };
    let is_alone = pictures.is_empty() && products.is_empty();
    let body = keep(words::body(cell(3), is_alone));
    let title = match cell(2).trim() {
        "" if !body.is_empty() => beginning(&body),
        title => keep(words::title(title)),
    };
    let form = PhraseForm {
        folder: keep(words::folder(cell(0))),
        code: keep(words::code(cell(1))),
        title,
        body,
        pictures,
        products: Vec::new(),
    };
    if faults.is_empty() {
        Ok(RowForm {
            line,
            form,
            products,
        })
    } else {
        Err(faults)
    }
}

fn beginning(body: &str) -> String {
    let line = body.lines().next().unwrap_or_default();
    line.chars()
        .filter(|c| !c.is_control())
        .take(OWN_TITLE_CHARS)
        .collect()
}

fn pictures(cell: &str) -> Result<Vec<FileId>, Fault> {
    let ids = parts(cell).map(|part| part.parse().map(FileId));
    let ids: Vec<FileId> = ids.collect::<Result<_, _>>().map_err(|_| Fault::Pictures)?;
    if ids.len() > MOST_ATTACHED {
        return Err(Fault::Pictures);
    }
    Ok(ids)
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ';' | '；' | ',' | '，' | '、');
    cell.split(is_gap).filter(|part| !part.is_empty())
}

/// Puts products and pictures that the shop has into the forms; rows that name others are faults.
pub fn attached(
    rows: Vec<RowForm>,
    products: &HashMap<String, ProductId>,
    pictures: &HashSet<FileId>,
) -> (Vec<RowForm>, Vec<RowFault>) {
    let (mut good, mut faults) = (Vec::new(), Vec::new());
    for mut row in rows {
        let line = row.line;
        let before = faults.len();
        if !row.form.pictures.iter().all(|id| pictures.contains(id)) {
            let fault = Fault::Pictures;
            faults.push(RowFault { line, fault });
        }
        let ids = row.products.iter().map(|code| products.get(code).copied());
        match ids.collect::<Option<Vec<_>>>() {
            Some(ids) => row.form.products = ids,
            None => faults.push(RowFault {
                line,
                fault: Fault::Products,
            }),
        }
        if faults.len() == before {
            good.push(row);
        }
    }
    (good, faults)
}

/// What each row would do: a code that is there is written anew, what is there word for word stays.
pub fn planned(held: &[Phrase], hidden: &Hidden, rows: Vec<RowForm>) -> Vec<(Deed, RowForm)> {
    let by_code: HashMap<&str, &Phrase> = held
        .iter()
        .filter(|phrase| !phrase.code.is_empty())
        .map(|phrase| (phrase.code.as_str(), phrase))
        .collect();
    let words = |folder: &str, title: &str, body: &str| [folder, title, body].map(str::to_owned);
    let nameless: HashSet<[String; 3]> = held
        .iter()
        .filter(|phrase| phrase.code.is_empty())
        .map(|phrase| words(&phrase.folder, &phrase.title, &phrase.body))
        .collect();
    let deed = |form: &PhraseForm| match by_code.get(form.code.as_str()) {
        Some(held) if form_of(held) == *form => Deed::Same,
        Some(held) => Deed::Change(held.id, held.rev),
        None if nameless.contains(&words(&form.folder, &form.title, &form.body)) => Deed::Same,
        None => Deed::Create,
    };
    let plan = |mut row: RowForm| {
        if let Some(held) = by_code.get(row.form.code.as_str()) {
            keep_hidden(&mut row.form, held, hidden);
        }
        (deed(&row.form), row)
    };
    rows.into_iter().map(plan).collect()
}

/// A phrase as a row, in the order of [`HEADING`].
pub fn row(phrase: &Phrase, codes: &HashMap<ProductId, String>) -> Vec<String> {
    let form = form_of(phrase);
    let pictures: Vec<String> = form.pictures.iter().map(ToString::to_string).collect();
    let products = form.products.iter().filter_map(|id| codes.get(id).cloned());
    let products: Vec<String> = products.collect();
    vec![
        form.folder,
        form.code,
        form.title,
        form.body,
        pictures.join(" "),
        products.join(" "),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        yingke_tabular::read(text.as_bytes(), &FILE).unwrap()
    }

    #[test]
    fn a_heading_in_any_order_and_language_will_do() {
        let (forms, faults) = parsed(&rows("Body,编码,多余\n48 小时内发货,FH,x\n")).unwrap();
        assert_eq!((forms.len(), faults.len()), (1, 0));
        assert_eq!(forms[0].form.code, "fh");
        assert_eq!(forms[0].form.title, "48 小时内发货");
        assert_eq!(parsed(&rows("编码,标题\na,b\n")), None);
    }

    #[test]
    fn every_fault_of_a_row_is_told_with_its_line_and_column() {
        let text = "文件夹,编码,标题,内容,图片,商品\n,a b,标题,{谁},x,\n,ok,好,好,,\n,ok,又,又,,\n";
        let (forms, faults) = parsed(&rows(text)).unwrap();
        let told: Vec<_> = faults.iter().map(|f| (f.line, f.fault.field())).collect();
        assert_eq!(
            told,
            [(2, "pictures"), (2, "body"), (2, "code"), (4, "code")]
        );
        assert_eq!(forms.len(), 1);
    }

    #[test]
    fn a_file_that_says_what_is_there_changes_nothing() {
        let (forms, _) = parsed(&rows("编码,内容\nfh,您好\n,没有编码的\n")).unwrap();
        let deeds: Vec<Deed> = planned(&[], &Hidden::new(), forms.clone())
            .into_iter()
            .map(|(d, _)| d)
            .collect();
        assert_eq!(deeds, [Deed::Create, Deed::Create]);
    }

    #[test]
    fn unknown_products_are_faults() {
        let (forms, _) = parsed(&rows("内容,商品\n看这款,QM-1;QM-2\n")).unwrap();
        let known = HashMap::from([("QM-1".to_owned(), ProductId(uuid::Uuid::nil()))]);
        let (good, faults) = attached(forms, &known, &HashSet::new());
        assert!(good.is_empty());
        assert_eq!(faults[0].fault.field(), "products");
    }
}
