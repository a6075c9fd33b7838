//! What our goods make of a row.

use std::sync::Arc;

use yingke_taobao_csv::{Approval, Field, Layout, Product, Row};

use super::{
    TaobaoNames, attributes,
    fit::{fit, without_column},
    pictures,
    places::{field_of, told},
    sku_pictures, skus,
    time::{list_time, moment},
};
use crate::{
    catalogue::goods::{Goods, Shelf},
    goods_files::{
        incoming::{CellFault, Ctx},
        snapshot::{Snapshot, skus_of},
    },
};

/// A row, and what of the product it does not hold.
#[derive(Clone, Debug)]
pub struct Written {
    pub row: Row,
    /// Fields of ours (`selling_point`, `skus.weight_g`), and columns of the file the product came from that this one has not.
    pub lost: Vec<String>,
}

/// The row of a product in a file of that layout. One that came of a row has its bytes but for the cells of what was edited since;
/// in another layout everything that has a column there. Refused where it would make a formula of a text.
pub fn write(
    origin: Option<(&Row, &Snapshot)>,
    goods: &Goods,
    layout: &Arc<Layout>,
    ctx: &Ctx,
) -> Result<Written, Vec<CellFault>> {
    let Some((row, snapshot)) = origin else {
        let born = born(goods, layout, &ctx.taobao)?;
        return without(born.row.formulas().collect(), born);
    };
    let written = changed(row, snapshot, goods, ctx)?;
    if layout.agrees_with(row.layout()) {
        return without(written.row.new_formulas().collect(), written);
    }
    let moved = moved(&written, layout)?;
    without(moved.row.formulas().collect(), moved)
}

/// Cells as they came stay as they came; none is made here that a spreadsheet would calculate, whoever opens the file.
fn without(formulas: Vec<usize>, written: Written) -> Result<Written, Vec<CellFault>> {
    let names = written.row.layout().names();
    let fault = |column: usize| CellFault {
        line: written.row.line(),
        column: Some(names[column].clone()),
        code: "formula",
        title: "begins like a formula, and such a file cannot say that it is text".to_owned(),
    };
    let faults: Vec<_> = formulas.into_iter().map(fault).collect();
    if faults.is_empty() {
        Ok(written)
    } else {
        Err(faults)
    }
}

fn changed(
    row: &Row,
    snapshot: &Snapshot,
    goods: &Goods,
    ctx: &Ctx,
) -> Result<Written, Vec<CellFault>> {
    let names = &ctx.taobao;
    let (mut row, mut lost) = (row.clone(), without_column(goods, &snapshot.attributes));
    if snapshot.is_still(goods) {
        return Ok(Written { row, lost });
    }
    let layout = Arc::clone(row.layout());
    let mut product = row.product().map_err(told)?;
    put_texts(&mut product, snapshot, goods);
    if snapshot.category != goods.category
        && product
            .cid
            .is_none_or(|cid| !names.means(cid, &goods.category))
    {
        match names.cid_of(&goods.category) {
            Some(cid) => product.cid = Some(cid),
            None => lost.push("category".to_owned()),
        }
    }
    if (snapshot.state, snapshot.list_at) != (goods.state, goods.list_at) {
        put_shelf(&mut product, goods);
        let is_put_up = snapshot.state == Shelf::Stored && goods.state == Shelf::Listed;
        let to_come = product.list_time.and_then(moment);
        let to_come = to_come.filter(|time| *time > ctx.at);
        if is_put_up && to_come.is_some() {
            // Read again, it would wait for that time.
            product.list_time = None;
        }
    }
    let rows = product.skus.clone();
    if snapshot.skus != skus_of(goods) {
        let by = (layout.as_ref(), names);
        lost.extend(skus::put(&mut product, &snapshot.skus, &goods.skus, by));
    }
    let shown = (goods.detail.attributes.as_slice(), names);
    if !attributes::put(&mut product, &snapshot.attributes, shown) {
        lost.push("attributes".to_owned());
    }
    let before = (rows.as_slice(), snapshot.skus.as_slice());
    let of_values = sku_pictures::of_values(&product, &goods.skus, before);
    let has_other_pictures = of_values.are_others || !snapshot.has_pictures(&goods.detail.pictures);
    if has_other_pictures {
        let shown = &goods.detail.pictures;
        pictures::show(&mut product, &snapshot.pictures, shown, &of_values.all);
    }
    if of_values.is_lossy {
        lost.push("skus.picture".to_owned());
    }
    lost.extend(
        product
            .fit(&layout)
            .into_iter()
            .map(|gone| field_of(gone).to_owned()),
    );
    row.put(&product).map_err(told)?;
    if has_other_pictures && layout.column(Field::PictureStatus).is_some() {
        let status = row.set(Field::PictureStatus, &pictures::status(&product));
        status.map_err(|fault| told(vec![fault]))?;
    }
    Ok(Written { row, lost })
}

fn put_texts(product: &mut Product, snapshot: &Snapshot, goods: &Goods) {
    if snapshot.code != goods.code {
        product.outer_id.clone_from(&goods.code);
    }
    if snapshot.title != goods.title {
        product.title.clone_from(&goods.title);
    }
    if snapshot.selling_point != goods.selling_point {
        product.subtitle.clone_from(&goods.selling_point);
    }
    if !snapshot.has_description(&goods.description) {
        product.description.clone_from(&goods.description);
    }
}

/// One that waits for its time is on sale from then on.
fn put_shelf(product: &mut Product, goods: &Goods) {
    product.approval = match (goods.state, goods.list_at) {
        (Shelf::Stored, None) | (Shelf::Deleted, _) => Approval::Stored,
        (Shelf::Listed, _) | (Shelf::Stored, Some(_)) => Approval::Listed,
    };
    if let Some(time) = goods.list_at.and_then(list_time) {
        product.list_time = Some(time);
    }
}

/// The same row in another layout: what has a column there goes along.
fn moved(written: &Written, layout: &Arc<Layout>) -> Result<Written, Vec<CellFault>> {
    let from = &written.row;
    let mut row = layout.new_row(&Product::default()).map_err(told)?;
    let (mut lost, mut faults) = (written.lost.clone(), Vec::new());
    for (at, name) in from.layout().names().iter().enumerate() {
        let text = match from.text(at) {
            Ok(text) => text,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        match Field::of(name).filter(|field| layout.column(*field).is_some()) {
            Some(field) => faults.extend(row.set(field, &text).err()),
            None if matches!(text.trim(), "" | "0") => {}
            // Its names stand with the other names there, see below.
            None if Field::of(name) == Some(Field::InputCustomCpv) => {}
            None => lost.push(name.clone()),
        }
    }
    if !faults.is_empty() {
        return Err(told(faults));
    }
    if layout.column(Field::InputCustomCpv).is_none() {
        let custom = from.product().map_err(told)?.custom;
        let mut product = row.product().map_err(told)?;
        product.aliases.extend(custom);
        row.put(&product).map_err(told)?;
    }
    Ok(Written { row, lost })
}

fn born(
    goods: &Goods,
    layout: &Arc<Layout>,
    names: &TaobaoNames,
) -> Result<Written, Vec<CellFault>> {
    let mut goods = goods.clone();
    let mut lost = fit(&mut goods, layout, names);
    let mut product = Product {
        title: goods.title.clone(),
        cid: names.cid_of(&goods.category),
        outer_id: goods.code.clone(),
        description: goods.description.clone(),
        subtitle: goods.selling_point.clone(),
        ..Product::default()
    };
    put_shelf(&mut product, &goods);
    skus::put(&mut product, &[], &goods.skus, (layout.as_ref(), names));
    let taken = skus::pids(&goods.skus, names);
    attributes::say_all(&mut product, &goods.detail.attributes, (&taken, names));
    for pair in product.skus.iter().flat_map(|sku| &sku.properties) {
        if !product.properties.contains(pair) {
            product.properties.push(*pair);
        }
    }
    let nothing = (&[][..], &[][..]);
    let of_values = sku_pictures::of_values(&product, &goods.skus, nothing);
    let shown = &goods.detail.pictures;
    pictures::show(&mut product, &[], shown, &of_values.all);
    let gone = product.fit(layout).into_iter();
    lost.extend(gone.map(|gone| field_of(gone).to_owned()));
    let row = layout.new_row(&product).map_err(told)?;
    Ok(Written { row, lost })
}
