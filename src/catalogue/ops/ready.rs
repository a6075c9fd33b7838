use super::{
    OnlySkus, Op, TagsHow,
    draft::Draft,
    faq,
    filled::Own,
    matching,
    only::{check, no_matching_sku},
    pictures, prices,
    quantities::{Lot, stock_of},
    text::{OF_DESCRIPTION, OF_LINE, OF_WORDS, Text},
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
            check(op.only(), place)?;
            let how = match op {
                Op::Title { how }
                | Op::Code { how }
                | Op::SkuCode { how, .. }
                | Op::Barcode { how, .. }
                | Op::SellingPoint { how } => Some(Text::of(how, place, OF_LINE)?),
                Op::Description { how } => Some(Text::of(how, place, OF_DESCRIPTION)?),
                Op::Words { how, .. } | Op::Answers { how } => {
                    Some(Text::of(how, place, OF_WORDS)?)
                }
                Op::Faq { how } => {
                    faq::check(how, place)?;
                    None
                }
                Op::GoesWith { how } => {
                    matching::check(how, place)?;
                    None
                }
                Op::Pictures { how } => {
                    pictures::check(how, place)?;
                    None
                }
                _ => None,
            };
            Ok::<_, Fault>((op, how))
        });
        Ok(Self(ready.collect::<Result<_, Fault>>()?))
    }

    /// What they ask of one product, whose description is there if they touch it. One that is for SKUs which the product has not
    /// does nothing; where that are all of them, the fault is [`super::NO_MATCHING_SKU`].
    pub fn edits_of(&self, goods: &Goods) -> Result<Vec<Edit>, Fault> {
        let mut draft = Draft::of(goods);
        let mut is_meant = false;
        for (op, how) in &self.0 {
            if op.only().is_empty() || draft.has(op.only()) {
                apply(&mut draft, op, how.as_ref())?;
                is_meant = true;
            }
        }
        if is_meant {
            Ok(draft.edits())
        } else {
            Err(no_matching_sku())
        }
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
        Op::SkuCode { only, .. } => of_skus(draft, (how, only), |sku| &mut sku.code)?,
        Op::Barcode { only, .. } => of_skus(draft, (how, only), |sku| &mut sku.barcode)?,
        Op::SellingPoint { .. } => draft.selling_point = Some(made(how, draft.selling_point())?),
        Op::Description { .. } => draft.description = Some(made(how, draft.description())?),
        Op::Words { of, .. } => draft.tell(*of, made(how, draft.words(*of))?),
        Op::Faq { how } => faq::asked(draft.faq(), how)?,
        Op::Answers { .. } => {
            if let Some(how) = how {
                faq::answered(draft.faq(), how)?;
            }
        }
        Op::GoesWith { how } => draft.go_with(how),
        Op::Pictures { how } => pictures::arranged(draft.pictures(), how),
        Op::Category { name } => draft.category = Some(name.clone()),
        Op::Attribute { name, value } => draft.answer(name, value.as_deref()),
        Op::Price { how, round, only } => {
            for (place, sku) in draft.skus(only) {
                sku.price_fen = prices::priced(sku.price_fen, *how, *round, place)?;
            }
        }
        Op::Quantity { how, only } => {
            let lots = draft.skus(only);
            let lots: Vec<_> = lots.map(|(place, sku)| Lot::of(place, sku)).collect();
            let stock = stock_of(&lots, *how)?;
            for ((_, sku), stock) in draft.skus(only).zip(stock) {
                sku.stock = stock;
            }
        }
        Op::Weight { grams, only } => {
            for (_, sku) in draft.skus(only) {
                sku.weight_g = *grams;
            }
        }
        Op::Volume { cm3, only } => {
            for (_, sku) in draft.skus(only) {
                sku.volume_cm3 = *cm3;
            }
        }
        Op::Template { id } => draft.set(Edit::Template(*id)),
        Op::ShipsWithin { hours } => draft.set(Edit::ShipsWithinHours(*hours)),
        Op::Tags { how } => {
            let tags = tagged(draft.tags(), how);
            draft.tags = Some(tags);
        }
        Op::LowStock { pieces } => draft.set(Edit::LowStock(*pieces)),
        Op::State { state } => draft.stand(*state),
        Op::ListAt { at } => draft.set(Edit::ListAt(*at)),
    }
    Ok(())
}

/// Each text operation brings its reading of it along.
fn made(how: Option<&Text<'_>>, before: &str) -> Result<String, Fault> {
    how.map_or_else(|| Ok(before.to_owned()), |how| how.made(before))
}

fn of_skus(
    draft: &mut Draft<'_>,
    (how, only): (Option<&Text<'_>>, &[OnlySkus]),
    field: fn(&mut GoodsSku) -> &mut String,
) -> Result<(), Fault> {
    let Some(how) = how else {
        return Ok(());
    };
    let product = draft.code().to_owned();
    for (place, sku) in draft.skus(only) {
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
