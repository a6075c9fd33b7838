use super::{
    Op, TagsHow,
    draft::Draft,
    filled::Own,
    prices, quantities,
    text::{MOST_OF_DESCRIPTION, MOST_OF_LINE, Text},
};
use crate::catalogue::goods::{Edit, Fault, Goods, GoodsSku, fault};

const MOST_OPS: usize = 20;

/// Operations that are ready for any number of products: their patterns are read.
pub struct Ops<'a>(Vec<(&'a Op, Option<Text<'a>>)>);

/// What they ask of one product: one edit for each field that they touch, with what all of them make of it. For many products
/// [`Ops`] reads the patterns once.
pub fn edits_of(goods: &Goods, ops: &[Op]) -> Result<Vec<Edit>, Fault> {
    Ops::of(ops)?.edits_of(goods)
}

impl<'a> Ops<'a> {
    /// A fault names the operation by its place: `ops.2`.
    pub fn of(ops: &'a [Op]) -> Result<Self, Fault> {
        if !(1..=MOST_OPS).contains(&ops.len()) {
            return Err(fault("bad_ops", "ops", "ops: 1 to 20"));
        }
        let ready = ops.iter().enumerate().map(|(place, op)| {
            let how = match op {
                Op::Title { how }
                | Op::Code { how }
                | Op::SkuCode { how }
                | Op::Barcode { how }
                | Op::SellingPoint { how } => Some(Text::of(how, place, MOST_OF_LINE)?),
                Op::Description { how } => Some(Text::of(how, place, MOST_OF_DESCRIPTION)?),
                _ => None,
            };
            Ok::<_, Fault>((op, how))
        });
        Ok(Self(ready.collect::<Result<_, Fault>>()?))
    }

    /// What they ask of one product, whose description is there if they touch it.
    pub fn edits_of(&self, goods: &Goods) -> Result<Vec<Edit>, Fault> {
        let mut draft = Draft::of(goods);
        for (op, how) in &self.0 {
            apply(&mut draft, op, how.as_ref())?;
        }
        Ok(draft.edits())
    }

    /// Whether a description is read or written: [`crate::catalogue::goods::stored_many`] asks.
    pub fn touch_descriptions(&self) -> bool {
        let mut ops = self.0.iter();
        ops.any(|(op, _)| matches!(op, Op::Description { .. }))
    }
}

fn apply(draft: &mut Draft<'_>, op: &Op, how: Option<&Text<'_>>) -> Result<(), Fault> {
    match op {
        Op::Title { .. } => draft.title = Some(made(how, draft.title())?),
        Op::Code { .. } => draft.code = Some(made(how, draft.code())?),
        Op::SkuCode { .. } => of_each_sku(draft, how, |sku| &mut sku.code)?,
        Op::Barcode { .. } => of_each_sku(draft, how, |sku| &mut sku.barcode)?,
        Op::SellingPoint { .. } => draft.selling_point = Some(made(how, draft.selling_point())?),
        Op::Description { .. } => draft.description = Some(made(how, draft.description())?),
        Op::Category { name } => draft.category = Some(name.clone()),
        Op::Attribute { name, value } => draft.answer(name, value.as_deref()),
        Op::Price { how, round } => {
            for (place, sku) in draft.skus().iter_mut().enumerate() {
                sku.price_fen = prices::priced(sku.price_fen, *how, *round, place)?;
            }
        }
        Op::Quantity { how } => {
            let skus: &mut [GoodsSku] = draft.skus();
            let stock = quantities::stock_of(skus, *how)?;
            for (sku, stock) in skus.iter_mut().zip(stock) {
                sku.stock = stock;
            }
        }
        Op::Template { id } => draft.send_by(*id),
        Op::Tags { how } => {
            let tags = tagged(draft.tags(), how);
            draft.tags = Some(tags);
        }
        Op::State { state } => draft.state = Some(*state),
    }
    Ok(())
}

/// Each text operation brings its reading of it along.
fn made(how: Option<&Text<'_>>, before: &str) -> Result<String, Fault> {
    how.map_or_else(|| Ok(before.to_owned()), |how| how.made(before))
}

fn of_each_sku(
    draft: &mut Draft<'_>,
    how: Option<&Text<'_>>,
    field: fn(&mut GoodsSku) -> &mut String,
) -> Result<(), Fault> {
    let Some(how) = how else {
        return Ok(());
    };
    let product = draft.code().to_owned();
    for (place, sku) in draft.skus().iter_mut().enumerate() {
        let own = Own {
            product: &product,
            place,
            sku,
        };
        let with = own.filled(how)?;
        let text = field(sku);
        *text = how.made_with(text, &with)?;
    }
    Ok(())
}

/// Nobody minds a tag that is there already, or one that was not.
fn tagged(before: &[String], how: &TagsHow) -> Vec<String> {
    match how {
        TagsHow::Set { tags } => tags.clone(),
        TagsHow::Add { tags } => {
            let mut after = before.to_vec();
            for tag in tags {
                if !after.contains(tag) {
                    after.push(tag.clone());
                }
            }
            after
        }
        TagsHow::Remove { tags } => {
            let left = before.iter().filter(|tag| !tags.contains(tag));
            left.cloned().collect()
        }
    }
}
