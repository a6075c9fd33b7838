//! What the rows of one product say of our goods.

use std::{collections::BTreeMap, sync::Arc};

use yingke_tabular::Row;

use super::{
    Column, Columns,
    lists::{Entry, entries_of, items_of},
    values::{self, Refused},
};
use crate::{
    catalogue::{
        Attribute, Fact, Question,
        goods::{Edit, visible},
    },
    goods_files::{
        incoming::{CellFault, Ctx, Incoming, Places, SkuLine},
        skus::forms,
    },
    vocabulary::TemplateId,
};

/// Everything that the rows say of a product, or everything that is wrong with them.
pub fn read(columns: &Arc<Columns>, rows: &[Row], ctx: &Ctx) -> Result<Incoming, Vec<CellFault>> {
    let mut reading = Reading {
        columns,
        ctx,
        faults: Vec::new(),
    };
    let Some((first, others)) = rows.split_first() else {
        return Err(Vec::new());
    };
    let mut edits = Vec::new();
    for (column, _) in columns.all().filter(|(column, _)| !column.is_of_sku()) {
        edits.extend(reading.edit(first, column));
        for other in others {
            reading.same(first, other, column);
        }
    }
    let skus: Vec<_> = rows.iter().filter_map(|row| reading.sku(row)).collect();
    let mut faults = reading.faults;
    let mut incoming = Incoming {
        came: Vec::new(),
        line: first.line,
        code: cell(columns, first, Column::Code).to_owned(),
        edits,
        pictures: None,
        skus,
        notes: Vec::new(),
        category: ctx.category.clone(),
        places: Places::Plain(Arc::clone(columns)),
        lines: Vec::new(),
    };
    faults.extend(incoming.unsound());
    faults.extend(unsound_skus(&mut incoming));
    if faults.is_empty() {
        Ok(incoming)
    } else {
        faults.sort_by_key(|fault| fault.line);
        Err(faults)
    }
}

/// Blanks around it are no part of it, but of texts that may have several lines.
fn cell<'row>(columns: &Columns, row: &'row Row, column: Column) -> &'row str {
    let at = columns.at(column);
    let cell = at.and_then(|at| row.cells.get(at));
    cell.map_or("", |cell| cell.trim())
}

/// What is wrong with the SKUs whatever the product has; what they leave open is asked when that is known.
fn unsound_skus(incoming: &mut Incoming) -> Vec<CellFault> {
    let given = incoming.skus.clone();
    for line in &mut incoming.skus {
        line.price_fen = line.price_fen.or(Some(0));
    }
    let faults = forms(incoming, None).err().unwrap_or_default();
    incoming.skus = given;
    let is_whole = incoming.skus.iter().all(|line| line.props.is_some());
    // Those that do not say their properties may be known by their codes.
    let is_open = |fault: &CellFault| matches!(fault.code, "double_props" | "bad_props");
    let faults = faults
        .into_iter()
        .filter(|fault| is_whole || !is_open(fault));
    faults.collect()
}

/// Whether anything of a SKU stands there.
fn names_sku(columns: &Columns, row: &Row) -> bool {
    let mut own = columns.all().map(|(column, _)| column);
    own.any(|column| {
        let is_said = column.is_of_sku() && column != Column::Reserved;
        is_said && !cell(columns, row, column).is_empty()
    })
}

struct Reading<'a> {
    columns: &'a Columns,
    ctx: &'a Ctx,
    faults: Vec<CellFault>,
}

impl Reading<'_> {
    fn refuse(&mut self, row: &Row, column: Column, (code, title): Refused) {
        self.faults.push(CellFault {
            line: row.line,
            column: self.columns.name(column),
            code,
            title: title.to_owned(),
        });
    }

    /// What is the product's may be filled in below, but not be another.
    fn same(&mut self, first: &Row, row: &Row, column: Column) {
        let below = cell(self.columns, row, column);
        if !below.is_empty() && below != cell(self.columns, first, column) {
            let title = "Other than in the first row of this product";
            self.refuse(row, column, ("not_as_above", title));
        }
    }

    fn edit(&mut self, row: &Row, column: Column) -> Option<Edit> {
        match edit(self.columns, row, column, self.ctx) {
            Ok(edit) => edit,
            Err(refused) => {
                self.refuse(row, column, refused);
                None
            }
        }
    }

    /// None where the row says nothing of a SKU.
    fn sku(&mut self, row: &Row) -> Option<SkuLine> {
        if !names_sku(self.columns, row) {
            return None;
        }
        let has_barcode = self.columns.at(Column::Barcode).is_some();
        let barcode = cell(self.columns, row, Column::Barcode);
        let has_picture = self.columns.at(Column::SkuPicture).is_some();
        let picture = cell(self.columns, row, Column::SkuPicture);
        let code = cell(self.columns, row, Column::SkuCode);
        Some(SkuLine {
            line: row.line,
            code: Some(code.to_owned()).filter(|code| !code.is_empty()),
            suggested: String::new(),
            barcode: has_barcode.then(|| barcode.to_owned()),
            props: self.value(row, Column::Props, values::props),
            price_fen: self.value(row, Column::Price, values::fen),
            stock: self.value(row, Column::Stock, values::number),
            weight_g: self.value(row, Column::Weight, values::number),
            volume_cm3: self.value(row, Column::Volume, values::number),
            picture: has_picture.then(|| picture.to_owned()),
        })
    }

    fn value<V>(
        &mut self,
        row: &Row,
        column: Column,
        read: fn(&str) -> Result<V, Refused>,
    ) -> Option<V> {
        let text = cell(self.columns, row, column);
        if text.is_empty() {
            return None;
        }
        match read(text) {
            Ok(value) => Some(value),
            Err(refused) => {
                self.refuse(row, column, refused);
                None
            }
        }
    }
}

/// None where an empty cell says nothing.
fn edit(columns: &Columns, row: &Row, column: Column, ctx: &Ctx) -> Result<Option<Edit>, Refused> {
    let whole = columns.at(column).and_then(|at| row.cells.get(at));
    let whole = whole.cloned().unwrap_or_default();
    let text = cell(columns, row, column);
    let some = (!text.is_empty()).then_some(text);
    let edit = match column {
        Column::Title => Edit::Title(text.to_owned()),
        Column::Category => return Ok(some.map(|name| Edit::Category(visible(name)))),
        Column::SellingPoint => Edit::SellingPoint(text.to_owned()),
        Column::State | Column::ListAt if ctx.into_store => return Ok(None),
        Column::State => {
            return some
                .map(values::shelf)
                .transpose()
                .map(|to| to.map(Edit::State));
        }
        Column::ListAt => Edit::ListAt(some.map(values::moment).transpose()?),
        Column::Availability => {
            let availability = some.map(values::availability).transpose()?;
            return Ok(availability.map(Edit::Availability));
        }
        Column::ShipsWithinHours => {
            let hours = some.map(values::number).transpose()?;
            return Ok(hours.map(Edit::ShipsWithinHours));
        }
        Column::PresaleShipsOn => {
            let day = |text: &str| values::day(text).map_or(text.to_owned(), |day| day.to_string());
            Edit::PresaleShipsOn(some.map(day))
        }
        Column::CustomDays => Edit::CustomDays(some.map(values::number).transpose()?),
        Column::Template => Edit::Template(template(some, &ctx.templates)?),
        Column::Tags => Edit::Tags(items_of(&whole)),
        Column::LowStock => Edit::LowStock(some.map(values::number).transpose()?),
        Column::Attributes => Edit::Attributes(entries(&whole, |entry| Attribute {
            name: entry.name,
            value: entry.value.trim().to_owned(),
        })?),
        Column::Facts => Edit::Facts(entries(&whole, |entry| Fact {
            key: entry.key,
            label: entry.name,
            value: entry.value,
        })?),
        Column::Suits => Edit::Suits(whole),
        Column::Scenes => Edit::Scenes(items_of(&whole)),
        Column::Usage => Edit::Usage(whole),
        Column::Care => Edit::Care(whole),
        Column::Installation => Edit::Installation(whole),
        Column::Cautions => Edit::Cautions(whole),
        Column::Faq => Edit::Faq(entries(&whole, |entry| Question {
            q: entry.name,
            a: entry.value,
        })?),
        Column::GoesWith => Edit::GoesWith(items_of(&whole)),
        Column::Pictures => Edit::Pictures(items_of(&whole)),
        Column::Description => Edit::Description(whole),
        // By its code the product is found.
        Column::Code
        | Column::SkuCode
        | Column::Props
        | Column::Price
        | Column::Stock
        | Column::Reserved
        | Column::Barcode
        | Column::Weight
        | Column::Volume
        | Column::SkuPicture => return Ok(None),
    };
    Ok(Some(edit))
}

fn template(
    name: Option<&str>,
    templates: &BTreeMap<TemplateId, String>,
) -> Result<Option<TemplateId>, Refused> {
    let Some(name) = name else {
        return Ok(None);
    };
    let mut all = templates.iter();
    let known = all.find(|(_, known)| known.trim() == name);
    let title = "The shop has no such delivery template";
    known
        .map(|(id, _)| Some(*id))
        .ok_or(("no_such_template", title))
}

fn entries<T>(cell: &str, of: fn(Entry) -> T) -> Result<Vec<T>, Refused> {
    let entries = entries_of(cell);
    let entries =
        entries.map_err(|_| ("bad_line", "A name and a value in each line: 材质:橡木"))?;
    Ok(entries.into_iter().map(of).collect())
}
