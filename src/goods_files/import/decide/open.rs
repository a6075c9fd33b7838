//! The edits that lie between what the shop has and what a file says.

use super::{Grounds, Open, Undecided};
use crate::{
    catalogue::goods::{Edit, Shelf, Stored, fault},
    goods_files::{import::reading::Said, taobao::Came, view::Existing},
};

impl Grounds {
    pub(super) async fn open(
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
}

/// What is sent again comes out of the recycle bin into the store, unless the file says where it is to stand.
fn bring_back(known: &Stored, edits: &mut Vec<Edit>) {
    let mut said = edits.iter();
    if known.goods.state == Shelf::Deleted && !said.any(|edit| matches!(edit, Edit::State(_))) {
        edits.push(Edit::State(Shelf::Stored));
    }
}
