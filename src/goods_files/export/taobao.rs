//! Taobao's tables: a product that came in one goes out in its own layout, byte for byte where nobody changed it.

use std::sync::Arc;

use axum::http::StatusCode;
use yingke_taobao_csv::{Encoding, Format, Generation, Layout};

use crate::{
    goods_files::{
        origins::{self, Place},
        view::{ExportEncoding, NewExport},
    },
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

const IDS_AT_ONCE: usize = 500;

/// Tables to write.
pub struct Plan {
    pub tables: Vec<Table>,
}

pub struct Table {
    pub layout: Arc<Layout>,
    /// In the order in which they stand there.
    pub ids: Vec<ProductId>,
    /// Without its ending; the folder of its pictures is called so too.
    pub name: String,
}

pub fn generation_of(columns: u16) -> Option<Generation> {
    let mut all = Generation::ALL.into_iter();
    all.find(|generation| generation.columns() == usize::from(columns))
}

/// Which products go into which table; refused where they came in several layouts and nothing says which.
pub async fn plan(db: &ShopDb, ids: &[ProductId], new: &NewExport) -> Result<Plan, Problem> {
    let (groups, rest) = groups(db, ids).await?;
    if new.generation.is_some() || new.encoding.is_some() {
        let ids = groups.into_iter().flat_map(|(_, ids)| ids).chain(rest);
        let layout = asked(new);
        return Ok(Plan {
            tables: vec![Table::new("goods", layout, ids.collect())],
        });
    }
    as_they_came(groups, rest, new)
}

impl Table {
    fn new(name: impl Into<String>, layout: Arc<Layout>, ids: Vec<ProductId>) -> Self {
        let name = name.into();
        Self { layout, ids, name }
    }
}

fn asked(new: &NewExport) -> Arc<Layout> {
    let generation = new.generation.and_then(generation_of);
    let encoding = match new.encoding {
        Some(ExportEncoding::Gbk) => Encoding::Gbk,
        Some(ExportEncoding::Utf8Bom) => Encoding::Utf8,
        Some(ExportEncoding::Utf16le) | None => Encoding::Utf16Le,
    };
    let format = Format {
        encoding,
        ..Format::default()
    };
    Layout::new(generation.unwrap_or(Generation::G63), format)
}

type Group = (Arc<Layout>, Vec<ProductId>);

/// Products by the layout they came in, in the order in which they came, and those that were born here.
async fn groups(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<(Vec<Group>, Vec<ProductId>), StorageError> {
    let mut places: Vec<Place> = Vec::new();
    for some in ids.chunks(IDS_AT_ONCE) {
        places.extend(origins::places(db, some).await?);
    }
    let mut layouts: Vec<_> = places.iter().map(|place| place.layout_id).collect();
    layouts.sort_unstable();
    layouts.dedup();
    let layouts = origins::layouts(db, &layouts).await?;
    // One that cannot be read any more makes its products as good as born here.
    places.retain(|place| layouts.contains_key(&place.layout_id));
    places.sort_unstable_by_key(|place| (place.import_id, place.place));
    let mut groups: Vec<Group> = Vec::new();
    let mut came: Vec<_> = places.iter().map(|place| place.product_id).collect();
    for place in places {
        let layout = &layouts[&place.layout_id];
        let known = groups
            .iter_mut()
            .find(|(known, _)| known.agrees_with(layout));
        match known {
            Some((_, ids)) => ids.push(place.product_id),
            None => groups.push((layout.clone(), vec![place.product_id])),
        }
    }
    came.sort_unstable();
    let rest = ids.iter().filter(|id| came.binary_search(id).is_err());
    let rest = rest.copied().collect();
    Ok((groups, rest))
}

fn as_they_came(
    mut groups: Vec<Group>,
    rest: Vec<ProductId>,
    new: &NewExport,
) -> Result<Plan, Problem> {
    if let [(_, ids)] = groups.as_mut_slice() {
        ids.extend(rest);
    } else if !rest.is_empty() || groups.is_empty() {
        groups.push((asked(new), rest));
    }
    if groups.len() > 1 && !new.split {
        let first = groups[0].0.names();
        let which = groups.iter().map(|(layout, ids)| {
            let columns = layout.names().len();
            let encoding = layout.format().encoding.name();
            let other = other_columns(first, layout.names());
            format!("{columns} {encoding}{other}: {}", ids.len())
        });
        let title = which.collect::<Vec<_>>().join("; ");
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "mixed_generations",
            title,
        ));
    }
    let is_one = groups.len() == 1;
    let tables = (1..).zip(groups).map(|(no, (layout, ids))| {
        let name = if is_one {
            "goods".to_owned()
        } else {
            format!("goods-{}-{no}", layout.names().len())
        };
        Table::new(name, layout, ids)
    });
    Ok(Plan {
        tables: tables.collect(),
    })
}

/// Of a table with as many columns as the first one, which of them tells the two apart.
fn other_columns(first: &[String], names: &[String]) -> String {
    if names == first || names.len() != first.len() {
        return String::new();
    }
    match names.iter().find(|name| !first.contains(name)) {
        Some(name) => format!(" with {name}"),
        None => " in another order".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_with_as_many_columns_are_told_apart() {
        let names = |names: &[&str]| -> Vec<String> {
            let names = names.iter();
            names.map(|name| (*name).to_owned()).collect()
        };
        let first = names(&["title", "cid"]);
        assert_eq!(other_columns(&first, &first), "");
        assert_eq!(other_columns(&first, &names(&["title"])), "");
        let other = names(&["title", "brand_new"]);
        assert_eq!(other_columns(&first, &other), " with brand_new");
        let other = names(&["cid", "title"]);
        assert_eq!(other_columns(&first, &other), " in another order");
    }
}
