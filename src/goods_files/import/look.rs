//! A look at a file: what it is, its columns and first rows, and what there is to know before it is mapped.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use yingke_tabular::{CsvRows, Row as PlainRow, RowLimits, XlsxRows};
use yingke_taobao_csv::{Encoding, Field, Generation, Layout, Limits, Reader, Row};

use super::{
    Opened, Refused, Source, opened::open, pictures::Pictures, reading::columns_of,
    storage::ImportRow,
};
use crate::{
    app::App,
    files::staged,
    goods_files::{
        incoming::CellFault,
        names,
        plain::{Column, Lang},
        taobao::TaobaoNames,
        view::{FileFormat, Look, LookColumn, Mapping},
    },
    http::Problem,
};

const FIRST: usize = 5;
/// Rows in which unknown categories are looked for.
const LOOKED_AT: usize = 2_000;
const MOST_CATEGORIES: usize = 500;
const CELL_CHARS: usize = 200;

pub async fn look_at(app: &App, row: &ImportRow) -> Result<Look, Problem> {
    let staged = staged(app, row.shop_id, row.id.0).await?;
    let source = Source::new(staged, row.bytes as u64);
    let known = names::names(&app.store().shop(row.shop_id)).await?;
    let name = row.name.clone();
    let looked = tokio::task::spawn_blocking(move || {
        let mut opened = open(source)?;
        let mut look = looked(&mut opened, &known)?;
        if look.files == [""] {
            look.files = vec![name];
        }
        Ok::<_, Refused>((look, opened))
    });
    let refused = || Refused::file("unreadable", "the file cannot be read");
    let (mut look, opened) = match looked.await.unwrap_or_else(|_| Err(refused())) {
        Ok(looked) => looked,
        Err(refused) => return Err(told(refused)),
    };
    let pictures = Pictures::of(app, (row.shop_id, row.member_id.0), opened, true);
    look.pictures = pictures.count() as i64;
    if look.format == FileFormat::Taobao && look.pictures == 0 {
        look.notes.push("no_pictures".to_owned());
    }
    Ok(look)
}

pub fn told(refused: Refused) -> Problem {
    match refused {
        Refused::Fault(CellFault {
            line,
            column,
            code,
            title,
        }) => {
            let place = match (line, column) {
                (0, _) => "file".to_owned(),
                (line, None) => format!("line.{line}"),
                (line, Some(column)) => format!("line.{line}.{column}"),
            };
            Problem::at_field(code, place, title)
        }
        Refused::Io(error) => {
            tracing::warn!(%error, "a file cannot be reached");
            let title = "The file cannot be read just now; try again";
            Problem::new(
                StatusCode::INSUFFICIENT_STORAGE,
                "storage_unavailable",
                title,
            )
        }
    }
}

fn looked(opened: &mut Opened, known: &TaobaoNames) -> Result<Look, Refused> {
    match opened.format {
        FileFormat::Taobao => taobao(opened, known),
        FileFormat::Csv => csv(opened),
        FileFormat::Xlsx => xlsx(opened),
    }
}

fn taobao(opened: &mut Opened, known: &TaobaoNames) -> Result<Look, Refused> {
    let layout = opened.layout(0)?;
    let generation = layout.generation();
    let mut notes = notes_of_layout(&layout);
    for at in 1..opened.tables.len() {
        // Each is read by the names of its own columns, as an export that was split has them.
        let other = opened.layout(at)?;
        let mut other_notes = notes_of_layout(&other);
        if other.generation() != generation {
            other_notes.push("mixed_generations".to_owned());
        }
        other_notes.retain(|note| !notes.contains(note));
        notes.extend(other_notes);
    }
    let files = opened.tables.iter().map(|table| table.name.clone());
    let mut look = Look {
        format: FileFormat::Taobao,
        generation: generation.map(|generation| generation.columns() as u16),
        encoding: layout.format().encoding.name().to_owned(),
        files: files.collect(),
        pictures: 0,
        columns: columns_of_layout(&layout),
        first_rows: Vec::new(),
        notes,
        no_template: 0,
        pictures_elsewhere: 0,
        hosts_elsewhere: Vec::new(),
        unknown_categories: Vec::new(),
    };
    let mut unknown = BTreeSet::new();
    let reader = Reader::with_limits(opened.bytes(0)?, Limits::default())?;
    for row in reader.take(LOOKED_AT) {
        // What is wrong with a row is the check's to say.
        let Ok(row) = row else { continue };
        if look.first_rows.len() < FIRST && !row.is_empty() {
            look.first_rows.push(cells_of(&row));
        }
        let cid = row.get(Field::Cid).ok().flatten();
        let cid = cid.and_then(|cid| cid.trim().parse::<u64>().ok());
        let is_known = |cid: &u64| known.categories.contains_key(cid);
        unknown.extend(cid.filter(|cid| !is_known(cid)));
    }
    let unknown = unknown.into_iter().take(MOST_CATEGORIES);
    look.unknown_categories = unknown.map(|cid| cid.to_string()).collect();
    sample(&mut look);
    Ok(look)
}

fn columns_of_layout(layout: &Layout) -> Vec<LookColumn> {
    let column = |(at, name): (usize, &String)| {
        let field = Field::of(name);
        LookColumn {
            at,
            name: cut(name),
            label: field.map_or(String::new(), |field| field.label().to_owned()),
            field: field.map(|field| field.name().to_owned()),
            sample: String::new(),
        }
    };
    layout.names().iter().enumerate().map(column).collect()
}

fn notes_of_layout(layout: &Layout) -> Vec<String> {
    let mut notes = Vec::new();
    if layout.generation().is_none() {
        notes.push("columns_missing".to_owned());
    }
    if layout.names().iter().any(|name| Field::of(name).is_none()) {
        notes.push("columns_unknown".to_owned());
    }
    let is_old = layout.generation() == Some(Generation::G47);
    if is_old && layout.format().encoding == Encoding::Gbk {
        notes.push("old_tool".to_owned());
    }
    notes
}

fn cells_of(row: &Row) -> Vec<String> {
    let columns = 0..row.layout().names().len();
    columns
        .map(|at| {
            row.text(at)
                .map_or_else(|_| String::new(), |text| cut(&text))
        })
        .collect()
}

fn csv(opened: &mut Opened) -> Result<Look, Refused> {
    let files = opened.tables.iter().map(|table| table.name.clone());
    let files = files.collect();
    let rows = CsvRows::new(opened.bytes(0)?, RowLimits::default())?;
    let encoding = rows.encoding().to_lowercase();
    let mut first = Vec::new();
    for row in rows.take(FIRST + 1) {
        first.push(row?);
    }
    plain(FileFormat::Csv, (files, encoding), first)
}

fn xlsx(opened: &mut Opened) -> Result<Look, Refused> {
    let files = opened.tables.iter().map(|table| table.name.clone());
    let files = files.collect();
    let mut book = XlsxRows::open(opened.book(0)?, RowLimits::default())?;
    let mut first = Vec::new();
    book.each(&mut |row| {
        first.push(row);
        first.len() <= FIRST
    })?;
    if first.first().is_some_and(says_version) {
        let title = "this is Taobao's table in a workbook: take the .csv itself, or save the workbook as Unicode text";
        return Err(Refused::file("taobao_workbook", title));
    }
    plain(FileFormat::Xlsx, (files, String::new()), first)
}

/// Its first line is Taobao's and says nothing else: a workbook may have rounded what stands below.
fn says_version(row: &PlainRow) -> bool {
    let cells = row.cells.iter().map(|cell| cell.trim());
    let mut said = cells.filter(|cell| !cell.is_empty());
    let word = said.next().and_then(|cell| cell.get(..7));
    word.is_some_and(|word| word.eq_ignore_ascii_case("version")) && said.next().is_none()
}

fn plain(
    format: FileFormat,
    (files, encoding): (Vec<String>, String),
    rows: Vec<PlainRow>,
) -> Result<Look, Refused> {
    let mut rows = rows.into_iter();
    let Some(head) = rows.next() else {
        return Err(Refused::file("empty", "nothing stands in the file"));
    };
    let columns = columns_of(&head.cells, &Mapping::default())?;
    let column = |(at, name): (usize, &String)| {
        let field: Option<Column> = columns.field(at);
        LookColumn {
            at,
            name: cut(name),
            label: field.map_or(String::new(), |field| field.label(Lang::Zh).to_owned()),
            field: field.map(|field| field.field().to_owned()),
            sample: String::new(),
        }
    };
    let width = head.cells.len();
    let cells = |row: PlainRow| {
        let mut cells: Vec<_> = row.cells.iter().take(width).map(|cell| cut(cell)).collect();
        cells.resize(width, String::new());
        cells
    };
    let mut look = Look {
        format,
        generation: None,
        encoding,
        files,
        pictures: 0,
        columns: head.cells.iter().enumerate().map(column).collect(),
        first_rows: rows.map(cells).collect(),
        notes: Vec::new(),
        no_template: 0,
        pictures_elsewhere: 0,
        hosts_elsewhere: Vec::new(),
        unknown_categories: Vec::new(),
    };
    if look.columns.iter().any(|column| column.field.is_none()) {
        look.notes.push("columns_unknown".to_owned());
    }
    if columns.at(Column::Code).is_none() {
        look.notes.push("no_code_column".to_owned());
    }
    sample(&mut look);
    Ok(look)
}

fn sample(look: &mut Look) {
    let Some(first) = look.first_rows.first() else {
        return;
    };
    for (column, cell) in look.columns.iter_mut().zip(first) {
        column.sample.clone_from(cell);
    }
}

fn cut(text: &str) -> String {
    text.chars().take(CELL_CHARS).collect()
}
