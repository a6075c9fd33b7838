//! What a file says of a product: one row for each change.

use super::reading::{MOST_CHARS, Reading};
use crate::{
    assistant::{
        ItemState, KeptChange, KeptFault,
        items::Shown,
        kept::{total_went_back, went_back},
    },
    catalogue::{goods::apart, sku_words},
    http::Lang,
};

/// One for each change, and one for what all SKUs have together; one where there is none.
pub(super) fn rows(item: &Shown, reader: &Reading) -> Vec<Vec<String>> {
    let lang = reader.lang;
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let state = ItemState::of_code(&item.state);
    let warned = warned(item, &changes, lang);
    let why = KeptFault::of_text(&item.fault);
    let row = |cells: [String; 6], state: Option<ItemState>, why: Option<&KeptFault>| {
        let mut row = vec![
            item.no.to_string(),
            item.code.clone(),
            item.title.clone(),
            state.map_or("", |state| lang.result(state)).to_owned(),
        ];
        row.extend(cells);
        let why = why.map(|fault| lang.reason(fault)).unwrap_or_default();
        row.extend([warned.clone(), why]);
        row
    };
    if changes.is_empty() {
        return vec![row(Default::default(), state, why.as_ref())];
    }
    let are_back = went_back(state, &changes);
    let mut rows = Vec::with_capacity(changes.len() + 1);
    for (change, is_back) in changes.iter().zip(&are_back) {
        // Of one that is kept in part each says what became of it.
        let told = |is_back: bool| {
            if is_back {
                (Some(ItemState::Undone), None)
            } else {
                (state, change.stays.as_ref().or(why.as_ref()))
            }
        };
        let total = change.total.zip(total_went_back(&changes, &are_back));
        if let Some(((before, after), is_back)) = total {
            let (state, why) = told(is_back);
            rows.push(row(total_cells([before, after], is_back, lang), state, why));
        }
        let (state, why) = told(*is_back);
        rows.push(row(cells(change, *is_back, reader), state, why));
    }
    rows
}

fn total_cells(total: [i64; 2], is_back: bool, lang: Lang) -> [String; 6] {
    let [before, after] = turned(total, is_back).map(|n| n.to_string());
    let none = String::new;
    [
        lang.total().to_owned(),
        none(),
        none(),
        before,
        after,
        none(),
    ]
}

fn cells(change: &KeptChange, is_back: bool, reader: &Reading) -> [String; 6] {
    let [before, after] = turned([&change.before, &change.after], is_back);
    // Each may have a sign before it and one behind.
    let [before, after] = apart([before, after], MOST_CHARS - 2);
    let reserved = change.reserved.map(|count| count.to_string());
    [
        reader.lang.field(named(change)).to_owned(),
        change.sku.clone().unwrap_or_default(),
        change.props.as_deref().map(sku_words).unwrap_or_default(),
        reader.said(&change.field, &before),
        reader.said(&change.field, &after),
        reserved.unwrap_or_default(),
    ]
}

/// A SKU has a code as its product has.
fn named(change: &KeptChange) -> &str {
    match change.field.as_str() {
        "code" if change.sku.is_some() => "sku_code",
        field => field,
    }
}

/// What was put back went the other way.
fn turned<T>([before, after]: [T; 2], is_back: bool) -> [T; 2] {
    if is_back {
        [after, before]
    } else {
        [before, after]
    }
}

/// What should be looked at; no longer where it was put back.
fn warned(item: &Shown, changes: &[KeptChange], lang: Lang) -> String {
    if ItemState::of_code(&item.state) == Some(ItemState::Undone) {
        return String::new();
    }
    let codes: Vec<String> = serde_json::from_str(&item.warnings).unwrap_or_default();
    let emptied = changes.iter().filter(|change| change.is_emptied());
    let emptied: Vec<_> = emptied.map(called).collect();
    let words = codes.iter().map(|code| lang.warning(code, &emptied));
    words.collect::<Vec<_>>().join(lang.and())
}

/// `雾蓝 · 1.8m A-1`, or only the code.
fn called(change: &KeptChange) -> String {
    let code = change.sku.clone().unwrap_or_default();
    match &change.props {
        Some(props) => format!("{} {code}", sku_words(props)),
        None => code,
    }
}
