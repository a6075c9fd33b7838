//! What becomes of what a file says: decided beside the threads that answer and outside of every transaction.

use std::collections::{HashMap, HashSet};

use yingke_taobao_csv::Field;

use super::{
    codes::Codes,
    pictures::{Missing, Pictures},
    reading::{KeptRow, Said},
    shown::{Shown, hold},
    storage,
};
use crate::{
    catalogue::{
        Attribute, cleaned,
        goods::{
            Change, Edit, Fault, Given, Goods, Shelf, Stored, edited, fault, given_for,
            ids_of_codes, is_name, owners_of_sku_codes, stored_many,
        },
        photo_path,
    },
    goods_files::{
        incoming::{CellFault, Incoming},
        origins,
        taobao::{Came, addressed, merged},
        view::Existing,
    },
    storage::{ShopDb, StorageError},
    vocabulary::{ImportId, Millis, ProductId, TemplateId},
};

const MOST_CATEGORIES: usize = 500;
/// Columns of properties. A file without one of them takes none away.
const PROPERTIES: [Field; 3] = [Field::CateProps, Field::InputPids, Field::InputValues];

/// What becomes of one product.
pub struct Decided {
    pub table: usize,
    pub place: i64,
    pub line: u64,
    pub code: String,
    pub row: Option<KeptRow>,
    /// Names of pictures beside the table, and the addresses that come of them.
    pub pictures: Vec<(String, String)>,
    pub incoming: Option<Incoming>,
    pub what: What,
    pub shown: Shown,
    /// The place of a product that gives up a code which this one takes: it is written first.
    pub behind: Option<i64>,
}

pub enum What {
    Create(Box<Edited>),
    Update(Box<(Stored, Edited)>),
    Unchanged(ProductId, Box<Goods>),
    Skipped,
    Refused(Vec<CellFault>),
}

pub struct Edited {
    pub after: Goods,
    pub changes: Vec<Change>,
    /// The description as customers see it, where it is a new one.
    pub cleaned: Option<String>,
}

/// Why nothing can be decided just now.
pub enum Undecided {
    Storage(StorageError),
    /// The pictures cannot be reached.
    Unreachable,
}

impl From<StorageError> for Undecided {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// What decisions rest on beside the database.
pub struct Grounds {
    pub db: ShopDb,
    pub slug: String,
    /// When the check began, also where it runs.
    pub at: Millis,
    pub existing: Existing,
    /// Of new products whose row names none.
    pub template: Option<TemplateId>,
    pub pictures: Pictures,
    pub codes: Codes,
    /// The import that runs, and is held to what its check showed. None: it is checked.
    pub runs: Option<ImportId>,
}

/// A product on the way: what the file says, what the shop has, and the edits that lie between.
struct Open {
    said: Said,
    known: Option<Stored>,
    /// Properties of the category that the row before had.
    came_before: Vec<Came>,
    pictures: Vec<(String, String)>,
    edits: Result<Vec<Edit>, Vec<CellFault>>,
    is_skipped: bool,
    behind: Option<i64>,
}

impl Grounds {
    /// In the order of the file.
    pub async fn decide(&mut self, said: Vec<Said>) -> Result<Vec<Decided>, Undecided> {
        if let (Some(first), Some(last)) = (said.first(), said.last()) {
            self.codes.begin(&(first.place..=last.place));
        }
        let shown = self.shown(&said).await?;
        let mut known = self.known(&said).await?;
        let mut came_before = self.came_before(&said, &known).await?;
        let mut open = Vec::with_capacity(said.len());
        for said in said {
            let known = known.remove(&said.code);
            let before = known.as_ref().map(|known| known.id);
            let before = before.and_then(|id| came_before.remove(&id));
            open.push(self.open(said, known, before.unwrap_or_default()).await?);
        }
        let given = self.given(&open).await?;
        let owners = self.owners(&open).await?;
        let mut codes = std::mem::take(&mut self.codes);
        let deciding = tokio::task::spawn_blocking(move || {
            let in_order = open.into_iter().map(|mut open| {
                refuse_taken(&mut open, &owners, &mut codes);
                let mut decided = decided(open, &given);
                if let Some(shown) = &shown {
                    let as_shown = shown.get(&decided.place).copied();
                    hold(&mut decided, as_shown);
                }
                give_up(&decided, &mut codes);
                decided
            });
            (in_order.collect::<Vec<_>>(), codes)
        });
        // A panic was a mistake of ours: the job is tried again, and somebody can stop it.
        let (decided, codes) = deciding.await.map_err(|_| Undecided::Unreachable)?;
        self.codes = codes;
        Ok(decided)
    }

    async fn shown(&self, said: &[Said]) -> Result<Option<HashMap<i64, Shown>>, StorageError> {
        let (Some(import), Some(first), Some(last)) = (self.runs, said.first(), said.last()) else {
            return Ok(None);
        };
        let shown = storage::shown(&self.db, import, first.place..=last.place).await?;
        Ok(Some(shown))
    }

    async fn known(&self, said: &[Said]) -> Result<HashMap<String, Stored>, StorageError> {
        let readable = said.iter().filter(|said| said.incoming.is_ok());
        let codes: Vec<_> = readable.map(|said| said.code.clone()).collect();
        let ids: Vec<_> = ids_of_codes(&self.db, &codes)
            .await?
            .into_values()
            .collect();
        let stored = stored_many(&self.db, &ids, true).await?;
        let by_code = stored.into_iter();
        Ok(by_code
            .map(|stored| (stored.goods.code.clone(), stored))
            .collect())
    }

    /// Of known products whose row says anything of properties, those that the row before had.
    async fn came_before(
        &self,
        said: &[Said],
        known: &HashMap<String, Stored>,
    ) -> Result<HashMap<ProductId, Vec<Came>>, StorageError> {
        let has = |row: &KeptRow| {
            let mut columns = PROPERTIES.iter().map(|field| row.layout.column(*field));
            columns.all(|column| column.is_some())
        };
        let rows = said.iter();
        let rows = rows.filter(|said| said.row.as_ref().is_some_and(has));
        let ids = rows.filter_map(|said| Some(known.get(&said.code)?.id));
        let ids: Vec<_> = ids.collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        origins::came(&self.db, &ids).await
    }

    async fn open(
        &mut self,
        mut said: Said,
        known: Option<Stored>,
        came_before: Vec<Came>,
    ) -> Result<Open, Undecided> {
        let mut pictures = Vec::new();
        let is_skipped =
            known.is_some() && said.incoming.is_ok() && self.existing == Existing::Skip;
        let edits = match &mut said.incoming {
            Err(faults) => Err(faults.clone()),
            Ok(_) if is_skipped => Ok(Vec::new()),
            Ok(incoming) if known.is_some() && self.existing == Existing::Refuse => {
                let title = "The shop has a product of this code";
                let fault = fault("code_taken", "code", title);
                Err(vec![incoming.placed(&fault)])
            }
            Ok(incoming) => {
                let edits = incoming.edits_for(known.as_ref().map(|known| &known.goods));
                match edits {
                    Ok(mut edits) => {
                        match &known {
                            Some(known) => {
                                self.leave_listed(known, &mut edits);
                                bring_back(known, &mut edits);
                            }
                            None => self.send_by_template(&mut edits),
                        }
                        let known = known.as_ref();
                        let product = (&*incoming, known);
                        let edits = self.with_pictures(said.table, product, edits).await?;
                        edits.map(|(edits, taken)| {
                            pictures = taken;
                            edits
                        })
                    }
                    Err(faults) => Err(faults),
                }
            }
        };
        Ok(Open {
            said,
            known,
            came_before,
            pictures,
            edits,
            is_skipped,
            behind: None,
        })
    }

    /// What was listed by itself since the check, when its time came, is what the file says.
    fn leave_listed(&self, known: &Stored, edits: &mut Vec<Edit>) {
        let since = self.at + 1..=known.changed_at;
        let has_come = |edit: &Edit| matches!(edit, Edit::ListAt(Some(at)) if since.contains(at));
        if known.goods.state == Shelf::Listed && edits.iter().any(has_come) {
            edits.retain(|edit| !matches!(edit, Edit::State(_) | Edit::ListAt(_)));
        }
    }

    fn send_by_template(&self, edits: &mut Vec<Edit>) {
        let mut named = edits.iter();
        if !named.any(|edit| matches!(edit, Edit::Template(Some(_)))) {
            edits.extend(self.template.map(|id| Edit::Template(Some(id))));
        }
    }

    async fn with_pictures(
        &mut self,
        table: usize,
        (incoming, known): (&Incoming, Option<&Stored>),
        mut edits: Vec<Edit>,
    ) -> Result<Result<Pictured, Vec<CellFault>>, Undecided> {
        let Some(wanted) = &incoming.pictures else {
            let product = (incoming, known);
            return self.with_pictures_beside(table, product, edits).await;
        };
        match self.pictures.take(table, incoming.line, wanted).await {
            Ok(None) => {
                addressed(&mut edits, None, None);
                Ok(Ok((edits, Vec::new())))
            }
            Ok(Some(taken)) => {
                let addresses: Vec<_> = taken
                    .into_iter()
                    .map(|(name, id)| (name, photo_path(&self.slug, id)))
                    .collect();
                let known = known.map(|known| &known.goods);
                addressed(&mut edits, Some(&addresses), known);
                let mut shown: Vec<String> = Vec::with_capacity(addresses.len());
                for (_, address) in &addresses {
                    if !shown.contains(address) {
                        shown.push(address.clone());
                    }
                }
                edits.push(Edit::Pictures(shown));
                Ok(Ok((edits, addresses)))
            }
            Err(Missing::Fault(fault)) => Ok(Err(vec![fault])),
            Err(Missing::Unreachable) => Err(Undecided::Unreachable),
        }
    }

    /// What the edits of all of them may name: with categories and pictures that the import brings along.
    async fn given(&self, open: &[Open]) -> Result<Given, StorageError> {
        let edits = || {
            open.iter()
                .filter_map(|open| open.edits.as_ref().ok())
                .flatten()
        };
        let naming = edits().filter(|edit| matches!(edit, Edit::Pictures(_)));
        let naming: Vec<_> = naming.cloned().collect();
        let mut given = given_for(&self.db, &self.slug, &naming, self.at).await?;
        let mut fresh: HashSet<&str> = HashSet::new();
        for edit in edits() {
            match edit {
                Edit::Category(name) if is_name(name, 30) => {
                    fresh.insert(name);
                }
                // Products may go with such as stand further down.
                Edit::GoesWith(codes) => given.codes.extend(codes.iter().cloned()),
                _ => {}
            }
        }
        for name in fresh {
            if given.categories.len() < MOST_CATEGORIES || given.categories.contains_key(name) {
                given.categories.entry(name.to_owned()).or_default();
            }
        }
        for (_, address) in open.iter().flat_map(|open| &open.pictures) {
            let known = given.pictures.entry(address.clone());
            known.or_insert_with(|| address.clone());
        }
        Ok(given)
    }

    /// Products that have the codes which these are to have.
    async fn owners(&self, open: &[Open]) -> Result<HashMap<String, ProductId>, StorageError> {
        let codes: Vec<_> = open
            .iter()
            .flat_map(|open| new_sku_codes(open).into_iter().map(|(_, code)| code))
            .collect();
        owners_of_sku_codes(&self.db, &codes).await
    }
}

/// What is sent again comes out of the recycle bin into the store, unless the file says where it is to stand.
fn bring_back(known: &Stored, edits: &mut Vec<Edit>) {
    let mut said = edits.iter();
    if known.goods.state == Shelf::Deleted && !said.any(|edit| matches!(edit, Edit::State(_))) {
        edits.push(Edit::State(Shelf::Stored));
    }
}

/// No two products have a SKU of one code, neither in the shop nor in the file.
fn refuse_taken(open: &mut Open, owners: &HashMap<String, ProductId>, codes: &mut Codes) {
    let own = open.known.as_ref().map(|known| known.id);
    let mut behind = None;
    let taken = new_sku_codes(open).into_iter().find(|(_, code)| {
        let is_others = owners.get(code).is_some_and(|owner| Some(*owner) != own);
        let giver = codes.take(code, open.said.place, is_others);
        behind = behind.max(giver.unwrap_or_default());
        giver.is_err()
    });
    open.behind = behind;
    if let (Some((place, code)), Ok(incoming)) = (taken, &open.said.incoming) {
        let title = format!("{code}: another product has a SKU of this code");
        let fault = fault("code_taken", format!("skus.{place}.code"), title);
        open.edits = Err(vec![incoming.placed(&fault)]);
    }
}

/// What is refused keeps its codes.
fn give_up(decided: &Decided, codes: &mut Codes) {
    if let What::Update(both) = &decided.what {
        let (stored, edited) = &**both;
        codes.give_up(decided.place, &stored.goods.skus, &edited.after.skus);
    }
}

/// Takes away those behind the first that takes a code which one before it among them gives up: that one is written first.
pub fn cut(decided: &mut Vec<Decided>) -> Vec<Decided> {
    let first = decided.first().map_or(0, |one| one.place);
    let is_behind = |one: &Decided| one.behind.is_some_and(|giver| giver >= first);
    let at = decided.iter().position(is_behind);
    decided.split_off(at.unwrap_or(decided.len()))
}

/// Edits with those of the pictures, and the names and addresses of these.
pub type Pictured = (Vec<Edit>, Vec<(String, String)>);

/// Codes that the product's SKUs do not have yet, with their places in the table.
fn new_sku_codes(open: &Open) -> Vec<(usize, String)> {
    let Ok(edits) = &open.edits else {
        return Vec::new();
    };
    let known = open
        .known
        .as_ref()
        .map_or(&[][..], |known| &known.goods.skus);
    let forms = edits.iter().find_map(|edit| match edit {
        Edit::Skus(forms) => Some(forms),
        _ => None,
    });
    let new = forms.into_iter().flatten().enumerate();
    new.filter(|(_, form)| known.iter().all(|sku| sku.code != form.code))
        .map(|(place, form)| (place, form.code.clone()))
        .collect()
}

/// The edits, what the file says, and the properties that the row before had.
type AsSaid<'a> = (&'a [Edit], Option<&'a Incoming>, &'a [Came]);

fn decided(open: Open, given: &Given) -> Decided {
    let Open {
        said,
        known,
        came_before,
        pictures,
        edits,
        is_skipped,
        behind,
    } = open;
    let incoming = said.incoming.ok();
    let what = match edits {
        _ if is_skipped => What::Skipped,
        Err(faults) => What::Refused(faults),
        Ok(edits) => {
            let as_said = (&edits[..], incoming.as_ref(), &came_before[..]);
            match after(&said.code, known, as_said, given) {
                Ok(what) => what,
                Err(fault) => What::Refused(vec![placed(incoming.as_ref(), said.line, &fault)]),
            }
        }
    };
    Decided {
        table: said.table,
        place: said.place,
        line: said.line,
        code: said.code,
        row: said.row,
        pictures,
        incoming,
        shown: Shown::of(&what),
        what,
        behind,
    }
}

fn after(
    code: &str,
    known: Option<Stored>,
    said: AsSaid<'_>,
    given: &Given,
) -> Result<What, Fault> {
    let Some(known) = known else {
        let (after, changes) = edited_as_said(&Goods::named(code), said, given)?;
        return Ok(What::Create(Box::new(written(after, changes))));
    };
    let (after, changes) = edited_as_said(&known.goods, said, given)?;
    if changes.is_empty() {
        return Ok(What::Unchanged(known.id, Box::new(known.goods)));
    }
    let edited = written(after, changes);
    Ok(What::Update(Box::new((known, edited))))
}

/// With the attributes of Taobao, unless the category asks for others: they stay in the row then.
fn edited_as_said(
    before: &Goods,
    (edits, incoming, came_before): AsSaid<'_>,
    given: &Given,
) -> Result<(Goods, Vec<Change>), Fault> {
    let said = incoming.map(|incoming| (edits, incoming, came_before));
    let attributes = said.and_then(|said| attributes(before, said, given));
    let Some(attributes) = attributes else {
        return edited(before, edits, given);
    };
    let with = [edits, &[Edit::Attributes(attributes)]].concat();
    match edited(before, &with, given) {
        Err(fault) if fault.field.starts_with("attributes") => edited(before, edits, given),
        edited => edited,
    }
}

/// What the product shows with those that came, as far as its category takes them. None: the same as before.
fn attributes(
    before: &Goods,
    (edits, incoming, came_before): (&[Edit], &Incoming, &[Came]),
    given: &Given,
) -> Option<Vec<Attribute>> {
    let named = edits.iter().rev().find_map(|edit| match edit {
        Edit::Category(name) => Some(name),
        _ => None,
    });
    let rules = given.categories.get(named.unwrap_or(&before.category));
    let rules = rules.map_or(&[][..], Vec::as_slice);
    let merged = merged(
        &before.detail.attributes,
        came_before,
        &incoming.came,
        rules,
    );
    (merged != before.detail.attributes).then_some(merged)
}

fn written(after: Goods, changes: Vec<Change>) -> Edited {
    let is_described = changes.iter().any(|change| change.field == "description");
    Edited {
        cleaned: is_described.then(|| cleaned(&after.description)),
        after,
        changes,
    }
}

/// Where in the file stands what is wrong.
pub fn placed(incoming: Option<&Incoming>, line: u64, fault: &Fault) -> CellFault {
    match incoming {
        Some(incoming) => incoming.placed(fault),
        None => CellFault {
            line,
            column: None,
            code: fault.code,
            title: fault.title.clone(),
        },
    }
}

/// Of those that are to be written: the categories they are in.
pub fn categories_of(decided: &[Decided]) -> HashSet<&str> {
    let after = decided.iter().filter_map(|decided| match &decided.what {
        What::Create(edited) => Some(&edited.after),
        What::Update(both) => Some(&both.1.after),
        _ => None,
    });
    after.map(|goods| goods.category.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_a_code_is_written_behind_who_gives_it_up() {
        let one = |(place, behind): (i64, Option<i64>)| Decided {
            table: 0,
            place,
            line: 1,
            code: String::new(),
            row: None,
            pictures: Vec::new(),
            incoming: None,
            shown: Shown::of(&What::Skipped),
            what: What::Skipped,
            behind,
        };
        let all = [
            (7, Some(2)),
            (8, None),
            (9, Some(7)),
            (10, Some(8)),
            (11, Some(10)),
        ];
        let mut rest: Vec<_> = all.map(one).into();
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let behind = cut(&mut rest);
            parts.push(rest.iter().map(|one| one.place).collect::<Vec<_>>());
            rest = behind;
        }
        assert_eq!(parts, [vec![7, 8], vec![9, 10], vec![11]]);
    }
}
