//! Taobao's tables: a product that came in one goes out in its own layout, byte for byte where nobody changed it.
//!
//! What cannot be written is found out before the first byte goes: every row is made twice.

use std::{io, sync::Arc};

use axum::http::StatusCode;
use parking_lot::Mutex;
use yingke_taobao_csv::{Encoding, Format, Generation, Layout, Row, Writer};

use super::{
    out::{Broken, Out},
    pictures,
};
use crate::{
    app::App,
    catalogue::goods::packed,
    goods_files::{
        incoming::{CellFault, Ctx},
        origins::{self, Place},
        taobao::{self, TaobaoNames},
        view::{ExportEncoding, NewExport},
    },
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Rows of a part, each with its description and the bytes it came as.
const AT_ONCE: usize = 200;
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
    name: String,
}

pub fn generation_of(columns: u16) -> Option<Generation> {
    let mut all = Generation::ALL.into_iter();
    all.find(|generation| generation.columns() == usize::from(columns))
}

/// Which products go into which table; refused where they came in several layouts and nothing says which, and where one of them
/// cannot be written.
pub async fn plan(
    db: &ShopDb,
    ids: &[ProductId],
    new: &NewExport,
    names: &TaobaoNames,
) -> Result<Plan, Problem> {
    let (groups, rest) = groups(db, ids).await?;
    let plan = if new.generation.is_some() || new.encoding.is_some() {
        let ids = groups.into_iter().flat_map(|(_, ids)| ids).chain(rest);
        let layout = asked(new);
        Plan {
            tables: vec![Table::new("goods", layout, ids.collect())],
        }
    } else {
        as_they_came(groups, rest, new)?
    };
    for table in &plan.tables {
        for some in table.ids.chunks(AT_ONCE) {
            let (_, faults) = rows(db, names, &table.layout, some).await?;
            if let Some((code, fault)) = faults.into_iter().next() {
                return Err(unwritable(&code, &fault));
            }
        }
    }
    Ok(plan)
}

impl Table {
    fn new(name: impl Into<String>, layout: Arc<Layout>, ids: Vec<ProductId>) -> Self {
        let name = name.into();
        Self { layout, ids, name }
    }
}

fn unwritable(code: &str, fault: &CellFault) -> Problem {
    let column = fault.column.clone().unwrap_or_default();
    let title = format!("{code}: {} ({column})", fault.title);
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unwritable", title)
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
        let which = groups.iter().map(|(layout, ids)| {
            let columns = layout.names().len();
            let encoding = layout.format().encoding.name();
            format!("{columns} {encoding}: {}", ids.len())
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

type Unwritable = Vec<(String, CellFault)>;

/// The rows of these products, and why others have none.
async fn rows(
    db: &ShopDb,
    names: &TaobaoNames,
    layout: &Arc<Layout>,
    ids: &[ProductId],
) -> Result<(Vec<Row>, Unwritable), StorageError> {
    let origins = origins::of(db, ids).await?;
    let mut own: Vec<_> = origins.values().map(|origin| origin.layout_id).collect();
    own.sort_unstable();
    own.dedup();
    let own = origins::layouts(db, &own).await?;
    let (names, layout) = (names.clone(), layout.clone());
    packed(db, ids.to_vec(), true, move |stored| {
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for stored in stored {
            let origin = origins.get(&stored.id).and_then(|origin| {
                let own = own.get(&origin.layout_id)?;
                origins::read(origin, own)
            });
            let origin = origin.as_ref().map(|(row, snapshot)| (row, snapshot));
            match taobao::write(origin, &stored.goods, &layout, &names) {
                Ok(written) => rows.push(written.row),
                Err(wrong) => {
                    let code = stored.goods.code;
                    faults.extend(wrong.into_iter().map(|fault| (code.clone(), fault)));
                }
            }
        }
        (rows, faults)
    })
    .await
}

pub async fn write(
    app: &App,
    mut out: Out,
    (db, ctx): (ShopDb, Ctx),
    plan: Plan,
    has_pictures: bool,
) -> Result<(), Broken> {
    for table in &plan.tables {
        out.begin(&format!("{}.csv", table.name), false).await?;
        let written = Written::default();
        let mut writer =
            Writer::new(written.clone(), &table.layout).map_err(|error| unwritten(&error))?;
        out.push(written.take()).await?;
        for some in table.ids.chunks(AT_ONCE) {
            let (rows, faults) = rows(&db, &ctx.taobao, &table.layout, some).await?;
            // Somebody changed it since the rows were tried.
            if let Some((code, fault)) = faults.into_iter().next() {
                return Err(Broken::Unwritable(format!("{code}: {}", fault.title)));
            }
            for row in rows {
                writer.row(&row).map_err(|error| unwritten(&error))?;
            }
            out.push(written.take()).await?;
        }
    }
    if has_pictures {
        for table in &plan.tables {
            pictures::write(app, &mut out, &db, &table.ids, (&table.name, true)).await?;
        }
    }
    out.end().await
}

fn unwritten(error: &dyn std::fmt::Display) -> Broken {
    Broken::Unwritable(error.to_string())
}

/// What a writer has written, to be taken from beside it.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock())
    }
}

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
