//! The table of SKUs that the lines of a file make, beside those that the product has.

use std::collections::HashSet;

use super::{
    incoming::{CellFault, Incoming, Places, SkuLine},
    taobao::MOST_PIECES,
};
use crate::catalogue::{
    Props,
    goods::{Goods, GoodsSku, SkuForm, sound_skus},
};

/// The table, and of each row of it the line that it came from. Empty where the file names no SKU.
pub fn forms(
    incoming: &Incoming,
    known: Option<&Goods>,
) -> Result<(Vec<SkuForm>, Vec<u64>), Vec<CellFault>> {
    let known = known.map_or(&[] as &[GoodsSku], |goods| goods.skus.as_slice());
    let lines = incoming.lines_beside(known);
    let found = matched(&lines, known);
    let codes = codes((&incoming.code, &lines), known, &found);
    let whole = Whole::of(known);
    let (mut rows, mut faults) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut seen = HashSet::new();
    let is_plain = matches!(incoming.places, Places::Plain(_));
    let has_several = known.len() > 1;
    for ((line, code), found) in lines.iter().zip(codes).zip(&found) {
        let known = found.map(|at| &known[at]);
        let mut form = form(line, code, known);
        if let Some(known) = known.filter(|_| !is_plain) {
            whole.leave(&mut form, known);
        }
        let refused = |field, code, title: &str| CellFault {
            line: line.line,
            column: incoming.column(field, true),
            code,
            title: title.to_owned(),
        };
        let is_unnamed = line.code.is_none() && line.props.is_none() && is_plain;
        if is_unnamed && known.is_none() && has_several {
            faults.push(refused(
                "props",
                "sku_unnamed",
                "The product has several SKUs: say which",
            ));
        } else if line.price_fen.is_none() && known.is_none() {
            faults.push(refused(
                "price_fen",
                "price_missing",
                "A new SKU has a price",
            ));
        } else if let Err(fault) = sound_skus(std::slice::from_ref(&form)) {
            faults.push(incoming.placed_among(&[line.line], &fault));
        }
        if !seen.insert(form.code.clone()) {
            faults.push(refused("code", "double_sku_code", "code: no two alike"));
        }
        rows.push((line.line, form));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    if rows.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    if is_plain {
        rows = with_unnamed(incoming.line, rows, known, &found);
    }
    let (lines, forms): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    match sound_skus(&forms) {
        Ok(()) => Ok((forms, lines)),
        Err(fault) => Err(vec![incoming.placed_among(&lines, &fault)]),
    }
}

/// Which of the known SKUs each line means: by its code, or where it has none by its properties.
fn matched(lines: &[SkuLine], known: &[GoodsSku]) -> Vec<Option<usize>> {
    let by_code = |line: &SkuLine| {
        let code = line.code.as_ref()?;
        known.iter().position(|sku| sku.code == *code)
    };
    let mut found: Vec<_> = lines.iter().map(by_code).collect();
    let mut taken: HashSet<usize> = found.iter().copied().flatten().collect();
    let is_only = lines.len() == 1 && known.len() == 1;
    for (line, found) in lines.iter().zip(&mut found) {
        if line.code.is_some() {
            continue;
        }
        // A sheet of codes and prices says nothing more of a product that has one SKU.
        let is_meant = |sku: &GoodsSku| match &line.props {
            Some(props) => is_same(&sku.props, props),
            None => is_only,
        };
        let is_it = |at: &usize| !taken.contains(at) && is_meant(&known[*at]);
        *found = (0..known.len()).find(is_it);
        taken.extend(*found);
    }
    found
}

fn is_same(one: &Props, other: &Props) -> bool {
    one.0.len() == other.0.len() && one.0.iter().all(|prop| other.0.contains(prop))
}

/// The code of each line: as it stands there, as it was, or made from the product's.
fn codes(
    (product, lines): (&str, &[SkuLine]),
    known: &[GoodsSku],
    found: &[Option<usize>],
) -> Vec<String> {
    let given = lines.iter().filter_map(|line| line.code.clone());
    let mut taken: HashSet<String> = given.collect();
    taken.extend(known.iter().map(|sku| sku.code.clone()));
    let mut codes = Vec::with_capacity(found.len());
    for ((line, found), no) in lines.iter().zip(found).zip(1_usize..) {
        let code = match (&line.code, found) {
            (Some(code), _) => code.clone(),
            (None, Some(at)) => known[*at].code.clone(),
            (None, None) if !line.suggested.is_empty() => line.suggested.clone(),
            (None, None) => {
                let made = (no..).map(|no| format!("{product}-{no}"));
                let mut free = made.filter(|made| !taken.contains(made));
                free.next().expect("numbers do not end")
            }
        };
        taken.insert(code.clone());
        codes.push(code);
    }
    codes
}

/// What a row of Taobao says once for all SKUs, as it would be written of those that are there.
struct Whole {
    weight_g: Option<i64>,
    volume_cm3: Option<i64>,
}

impl Whole {
    fn of(known: &[GoodsSku]) -> Self {
        Self {
            weight_g: known.iter().map(|sku| sku.weight_g).max(),
            volume_cm3: known.iter().map(|sku| sku.volume_cm3).max(),
        }
    }

    /// Where the row says nothing new, each keeps its own.
    fn leave(&self, form: &mut SkuForm, known: &GoodsSku) {
        let Self {
            weight_g,
            volume_cm3,
        } = self;
        form.weight_g = form.weight_g.filter(|grams| Some(*grams) != *weight_g);
        form.volume_cm3 = form.volume_cm3.filter(|size| Some(*size) != *volume_cm3);
        // As many as a row can say, and there are more.
        let is_cut = known.stock > MOST_PIECES && form.stock == Some(MOST_PIECES);
        form.stock = form.stock.filter(|_| !is_cut);
    }
}

fn form(line: &SkuLine, code: String, known: Option<&GoodsSku>) -> SkuForm {
    let barcode = line.barcode.clone();
    let props = line.props.clone();
    let price_fen = line.price_fen.or(known.map(|known| known.price_fen));
    SkuForm {
        id: known.map(|known| known.id),
        code,
        barcode: barcode.unwrap_or_else(|| known.map_or_else(String::new, |k| k.barcode.clone())),
        props: props.unwrap_or_else(|| known.map_or_else(Props::default, |k| k.props.clone())),
        price_fen: price_fen.unwrap_or_default(),
        stock: line.stock,
        stock_was: None,
        weight_g: line.weight_g,
        volume_cm3: line.volume_cm3,
        picture: line.picture.clone(),
    }
}

/// A table of some of the SKUs takes none of the others off, and leaves them where they stand.
fn with_unnamed(
    line: u64,
    rows: Vec<(u64, SkuForm)>,
    known: &[GoodsSku],
    found: &[Option<usize>],
) -> Vec<(u64, SkuForm)> {
    let named = found.iter().flatten().count();
    if named == known.len() {
        return rows;
    }
    let mut of_known: Vec<(u64, SkuForm)> = known
        .iter()
        .map(|sku| (line, form(&SkuLine::default(), sku.code.clone(), Some(sku))))
        .collect();
    let mut new = Vec::new();
    for (row, found) in rows.into_iter().zip(found) {
        match found {
            Some(at) => of_known[*at] = row,
            None => new.push(row),
        }
    }
    of_known.extend(new);
    of_known
}
