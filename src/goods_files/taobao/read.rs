//! What a row says of our goods.

use sha2::{Digest, Sha256};
use yingke_taobao_csv::{Approval, Fen, Field, Product, Row};

use super::{
    attributes, called::Called, known::row_props, pictures, places::told, sku_pictures,
    time::moment,
};
use crate::{
    catalogue::{
        Props,
        goods::{Edit, Shelf},
    },
    goods_files::{
        incoming::{CellFault, Ctx, Incoming, PictureRef, Places, SkuLine},
        skus::forms,
    },
};

/// Everything that a row says of a product, or everything that is wrong with it. Cells that are not ours (fees, the
/// template of Taobao) stay in the row.
pub fn read(row: &Row, ctx: &Ctx) -> Result<Incoming, Vec<CellFault>> {
    let product = row.product().map_err(told)?;
    let mut notes = Vec::new();
    let mut note = |column: &str, code: &'static str, title: String| {
        notes.push(CellFault {
            line: row.line(),
            column: Some(column.to_owned()),
            code,
            title,
        });
    };
    if let Some(column) = row.formulas().next() {
        let title = "Begins like a formula, and is kept as it is".to_owned();
        note(&row.layout().names()[column], "formulas", title);
    }
    let given = product.outer_id.trim();
    let code = if given.is_empty() {
        let made = made_code(row, &product);
        note(Field::OuterId.name(), "code_made", format!("Called {made}"));
        made
    } else {
        joined(given)
    };
    let joined_codes = [
        (Field::OuterId, is_parted(given)),
        (
            Field::SkuProps,
            product.skus.iter().any(|sku| is_parted(&sku.code)),
        ),
    ];
    for (field, _) in joined_codes.iter().filter(|(_, has_parted)| *has_parted) {
        let title = "Blanks in codes are written as -, and stay in the row";
        note(field.name(), "code_joined", title.to_owned());
    }
    let pictures = has(row, Field::Picture).then(|| shown(&product));
    let pictures = pictures.map(|(pictures, beyond)| {
        if beyond > 0 {
            let title = format!("{beyond} pictures beyond the first 20 are left out");
            note(Field::Picture.name(), "pictures_left_out", title);
        }
        pictures
    });
    let called = Called::of(&product, &ctx.taobao);
    let incoming = Incoming {
        line: row.line(),
        code,
        edits: edits(row, &product, ctx),
        pictures,
        skus: lines(row, &product, &called),
        came: attributes::came(&product, &ctx.taobao),
        notes,
        category: ctx.category.clone(),
        places: Places::Taobao {
            has_skus: !product.skus.is_empty(),
            props: row_props(&product, &called, &ctx.taobao),
        },
        lines: Vec::new(),
    };
    let mut faults = incoming.unsound();
    faults.extend(forms(&incoming, None).err().unwrap_or_default());
    if faults.is_empty() {
        Ok(incoming)
    } else {
        Err(faults)
    }
}

fn has(row: &Row, field: Field) -> bool {
    row.layout().column(field).is_some()
}

/// Codes of ours are typed and read out in one piece; sellers have such with blanks in them.
fn joined(code: &str) -> String {
    code.split_whitespace().collect::<Vec<_>>().join("-")
}

fn is_parted(code: &str) -> bool {
    code.split_whitespace().nth(1).is_some()
}

/// The code that a row's product has here, also where the row is refused; empty where it says too little to make one.
pub fn code_of(row: &Row) -> String {
    let given = row.get(Field::OuterId).ok().flatten();
    let given = joined(&given.unwrap_or_default());
    if !given.is_empty() {
        return given;
    }
    let by_title = || row.product().ok().map(|product| titled(&product));
    numbered(row).or_else(by_title).unwrap_or_default()
}

/// The same for the same product next time: by its number at Taobao, and where it has none by title and category.
fn made_code(row: &Row, product: &Product) -> String {
    numbered(row).unwrap_or_else(|| titled(product))
}

fn numbered(row: &Row) -> Option<String> {
    let number = row.get(Field::NumId).ok().flatten()?;
    let number = number.trim().parse::<u64>().ok();
    let number = number.filter(|number| *number > 0)?;
    Some(format!("TB{number}"))
}

fn titled(product: &Product) -> String {
    let told_apart = format!("{:?} {}", product.cid, product.title);
    let digest = Sha256::digest(told_apart.as_bytes());
    let start = digest.iter().take(8);
    let start = start.fold(0_u64, |number, byte| (number << 8) + u64::from(*byte));
    format!("TB-{start:016x}")
}

fn shown(product: &Product) -> (Vec<PictureRef>, usize) {
    let mut shown = pictures::shown(product);
    let beyond = shown.len().saturating_sub(pictures::MOST);
    shown.truncate(pictures::MOST);
    (shown, beyond)
}

fn edits(row: &Row, product: &Product, ctx: &Ctx) -> Vec<Edit> {
    // Blanks around a title are no part of it.
    let mut edits = vec![Edit::Title(product.title.trim().to_owned())];
    if let Some(cid) = product.cid {
        edits.push(Edit::Category(ctx.taobao.category(cid)));
    }
    if has(row, Field::Subtitle) {
        edits.push(Edit::SellingPoint(product.subtitle.trim().to_owned()));
    }
    if has(row, Field::Description) {
        edits.push(Edit::Description(product.description.clone()));
    }
    if has(row, Field::ApproveStatus) && !ctx.into_store {
        edits.extend(shelf(product, ctx));
    }
    edits
}

/// One that is to be sold from a time that is still to come waits for it in the store.
fn shelf(product: &Product, ctx: &Ctx) -> Vec<Edit> {
    let to_come = product.list_time.and_then(moment);
    match (product.approval, to_come.filter(|at| *at > ctx.at)) {
        (Approval::Stored, _) => vec![Edit::State(Shelf::Stored)],
        (Approval::Listed, None) => vec![Edit::State(Shelf::Listed)],
        (Approval::Listed, at) => vec![Edit::State(Shelf::Stored), Edit::ListAt(at)],
    }
}

/// Its SKUs; one without table of them is the only SKU of itself.
fn lines(row: &Row, product: &Product, called: &Called) -> Vec<SkuLine> {
    let barcode = |field: Field, code: &str| has(row, field).then(|| code.trim().to_owned());
    let line = SkuLine {
        line: row.line(),
        weight_g: product.weight.map(|grams| signed(grams.0)),
        volume_cm3: product.size.map(|size| signed(size.0)),
        ..SkuLine::default()
    };
    if product.skus.is_empty() {
        return vec![SkuLine {
            suggested: joined(&product.outer_id),
            barcode: barcode(Field::Barcode, &product.barcode),
            props: Some(Props::default()),
            price_fen: Some(fen(product.price)),
            stock: Some(signed(product.num)),
            ..line
        }];
    }
    let skus = product.skus.iter().map(|sku| SkuLine {
        code: Some(joined(&sku.code)).filter(|code| !code.is_empty()),
        barcode: barcode(Field::SkuBarcode, &sku.barcode),
        props: Some(called.props(&sku.properties)),
        price_fen: Some(fen(sku.price)),
        stock: Some(signed(sku.num)),
        picture: sku_pictures::called(product, &sku.properties)
            .filter(|_| has(row, Field::Picture)),
        ..line.clone()
    });
    skus.collect()
}

fn fen(price: Fen) -> i64 {
    signed(price.0)
}

/// Too much stays too much, and is refused as such.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
