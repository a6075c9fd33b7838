//! The columns of a table, by its heading.

use super::{
    Field,
    known::{known, needed},
};
use crate::order_files::{
    cell::plain,
    view::{OrderImportMapping, OrderImportTable},
};

/// Of a column's name: each fault repeats it.
pub(super) const NAME_CHARS: usize = 100;

/// A heading that was understood.
#[derive(Clone, Debug)]
pub struct Heading {
    pub what: OrderImportTable,
    names: Vec<String>,
    fields: Vec<Option<Field>>,
    /// What is read, in the order of the file: so stand the cells of a row.
    read: Vec<Field>,
}

impl Heading {
    /// By its names. None: they do not say which table it is.
    pub fn of(cells: &[String]) -> Option<Self> {
        let both = [OrderImportTable::Lines, OrderImportTable::Orders];
        let mut both = both.into_iter().map(|what| Self::by(what, cells));
        both.find(|heading| heading.lacks() == 0)
    }

    /// As one of such a table, whatever it calls its columns. None: it names fewer than that has to have.
    pub fn taken_for(what: OrderImportTable, cells: &[String]) -> Option<Self> {
        let heading = Self::by(what, cells);
        let named = heading.names.iter().filter(|name| is_name(name)).count();
        (named >= needed(what).len()).then_some(heading)
    }

    fn by(what: OrderImportTable, cells: &[String]) -> Self {
        let name = |cell: &String| plain(cell).chars().take(NAME_CHARS).collect::<String>();
        let names: Vec<_> = cells.iter().map(name).collect();
        let mut fields = vec![None; names.len()];
        for (field, _, known) in known(what) {
            // Of two columns with one meaning the one that is named first here.
            let place = known
                .iter()
                .find_map(|name| names.iter().position(|n| n == name));
            if let Some(at) = place {
                fields[at] = Some(*field);
            }
        }
        Self::with(what, names, fields)
    }

    fn with(what: OrderImportTable, names: Vec<String>, fields: Vec<Option<Field>>) -> Self {
        let read = fields.iter().copied().flatten().collect();
        Self {
            what,
            names,
            fields,
            read,
        }
    }

    /// As somebody said, where they did.
    pub fn mapped(self, mapping: Option<&OrderImportMapping>) -> Self {
        let Some(mapping) = mapping else {
            return self;
        };
        let columns = mapping.of(self.what);
        let mut fields = vec![None; self.names.len()];
        for (field, code, _) in known(self.what) {
            let at = columns.get(*code).and_then(|at| usize::try_from(*at).ok());
            if let Some(column) = at.and_then(|at| fields.get_mut(at)) {
                *column = Some(*field);
            }
        }
        Self::with(self.what, self.names, fields)
    }

    /// How many of the needed fields have no column.
    fn lacks(&self) -> usize {
        let needed = needed(self.what).iter();
        needed.filter(|field| !self.read.contains(field)).count()
    }

    /// Places of the columns that are read, in the order of the file.
    pub fn wanted(&self) -> Vec<usize> {
        let fields = self.fields.iter().enumerate();
        fields.filter_map(|(at, field)| field.map(|_| at)).collect()
    }

    /// Where it stands among the cells that are read.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.read.iter().position(|read| *read == field)
    }

    /// As the file calls it.
    pub fn name(&self, field: Field) -> Option<&str> {
        let at = self.fields.iter().position(|found| *found == Some(field));
        at.map(|at| self.names[at].as_str())
    }

    /// Each column as the file calls it, and what it was taken for.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Option<Field>)> {
        let names = self.names.iter().map(String::as_str);
        names.zip(self.fields.iter().copied())
    }

    /// What clients call a field.
    pub fn code_of(&self, field: Field) -> Option<&'static str> {
        let mut known = known(self.what).iter();
        known
            .find(|(of, ..)| *of == field)
            .map(|(_, code, _)| *code)
    }
}

/// How much rather these names are those of lines: by what is needed first.
pub fn leaning(cells: &[String]) -> (isize, isize) {
    let lines = Heading::by(OrderImportTable::Lines, cells);
    let orders = Heading::by(OrderImportTable::Orders, cells);
    let more = |one: usize, other: usize| one as isize - other as isize;
    (
        more(orders.lacks(), lines.lacks()),
        more(lines.read.len(), orders.read.len()),
    )
}

/// Of a table that came alone.
pub fn is_rather_lines(cells: &[String]) -> bool {
    // An order has one needed field more.
    leaning(cells).0 > 1
}

/// A file without a heading begins with numbers.
fn is_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}
