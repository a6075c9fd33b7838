//! Pictures that come along with a product.

use super::{Grounds, Undecided};
use crate::{
    catalogue::{
        goods::{Edit, Stored},
        photo_path,
    },
    goods_files::{
        import::pictures::Missing,
        incoming::{CellFault, Incoming},
        taobao::addressed,
    },
};

/// Edits with those of the pictures, and the names and addresses of these.
pub type Pictured = (Vec<Edit>, Vec<(String, String)>);

impl Grounds {
    pub(super) async fn with_pictures(
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
}
