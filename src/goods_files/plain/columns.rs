use std::collections::BTreeMap;

use super::Column;
use crate::goods_files::incoming::CellFault;

/// Of a column's name: each fault repeats it.
const NAME_CHARS: usize = 100;

/// The columns of one file.
#[derive(Clone, Debug)]
pub struct Columns {
    names: Vec<String>,
    places: BTreeMap<Column, usize>,
}

impl Columns {
    /// As the head names them; of two of one meaning the first.
    pub fn of(head: &[String]) -> Self {
        let mut places = BTreeMap::new();
        for (at, name) in head.iter().enumerate() {
            if let Some(column) = Column::of(name) {
                places.entry(column).or_insert(at);
            }
        }
        Self {
            names: head.to_vec(),
            places,
        }
    }

    /// As somebody chose them by their places; what is not chosen is not read. A product is known by its code, so that is one.
    pub fn chosen(
        head: &[String],
        chosen: &BTreeMap<usize, Column>,
    ) -> Result<Self, Vec<CellFault>> {
        let (mut places, mut faults) = (BTreeMap::new(), Vec::new());
        let fault = |column: Option<String>, code, title: &str| CellFault {
            line: 1,
            column,
            code,
            title: title.to_owned(),
        };
        for (at, column) in chosen {
            let Some(name) = head.get(*at) else {
                let title = "The file has no such column";
                faults.push(fault(Some((at + 1).to_string()), "no_column", title));
                continue;
            };
            if places.insert(*column, *at).is_some() {
                let title = "Two columns mean the same";
                faults.push(fault(Some(name.clone()), "column_twice", title));
            }
        }
        if !places.contains_key(&Column::Code) {
            let title = "No column has the codes of the products";
            faults.push(fault(None, "no_code_column", title));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            names: head.to_vec(),
            places,
        })
    }

    /// The head as it stands in the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What a column means, by its place from 0.
    pub fn field(&self, at: usize) -> Option<Column> {
        let mut all = self.all();
        let found = all.find(|(_, place)| *place == at);
        found.map(|(column, _)| column)
    }

    pub fn at(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// What there is, with its place.
    pub fn all(&self) -> impl Iterator<Item = (Column, usize)> {
        self.places.iter().map(|(column, at)| (*column, *at))
    }

    /// What the file calls a column, and its number where it calls it nothing.
    pub fn name(&self, column: Column) -> Option<String> {
        let at = self.at(column)?;
        let name = self.names[at].trim();
        Some(if name.is_empty() {
            (at + 1).to_string()
        } else {
            name.chars().take(NAME_CHARS).collect()
        })
    }

    /// The column of a field of [`crate::catalogue::goods::Goods`].
    pub fn called(&self, field: &str, is_of_sku: bool) -> Option<String> {
        let column = match (field, is_of_sku) {
            ("code", true) | ("skus" | "id", _) => Column::SkuCode,
            ("price_fen", _) => Column::Price,
            ("weight_g", _) => Column::Weight,
            ("volume_cm3", _) => Column::Volume,
            ("picture", _) => Column::SkuPicture,
            (field, _) => Column::ALL
                .iter()
                .copied()
                .find(|column| column.field() == field)?,
        };
        self.name(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn columns_are_found_by_name() {
        let columns = Columns::of(&head(&["商品编码", "备注", "Price (yuan)", "价格"]));
        let all: Vec<_> = columns.all().collect();
        assert_eq!(all, [(Column::Code, 0), (Column::Price, 2)]);
        assert_eq!(columns.called("price_fen", true).unwrap(), "Price (yuan)");
        assert_eq!(columns.called("title", false), None);
    }

    #[test]
    fn a_choice_names_each_column_once_and_the_code() {
        let head = head(&["a", "", "c"]);
        let chosen = |fields: &[(usize, Column)]| {
            let fields = fields.iter().copied().collect();
            let columns = Columns::chosen(&head, &fields);
            columns.map_err(|faults| faults.iter().map(|fault| fault.code).collect::<Vec<_>>())
        };
        let columns = chosen(&[(0, Column::Code), (1, Column::Title)]).unwrap();
        assert_eq!(columns.name(Column::Title).unwrap(), "2");
        let long = [format!("价{}格", " ".repeat(1 << 20))];
        let name = Columns::of(&long).name(Column::Price).unwrap();
        assert_eq!(name.chars().count(), NAME_CHARS);
        assert_eq!(columns.field(2), None);
        let wrong = chosen(&[(0, Column::Title), (2, Column::Title), (3, Column::Tags)]);
        assert_eq!(
            wrong.unwrap_err(),
            ["column_twice", "no_column", "no_code_column"]
        );
    }
}
