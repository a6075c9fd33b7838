use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{FaqHow, MatchingHow, OnlySkus, PicturesHow, Words, only::one_or_many};
use crate::{
    catalogue::goods::{Edit, Shelf},
    vocabulary::{Millis, TemplateId},
};

/// One thing done to each of many products. They follow one another: the second sees what the first has made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsOp)]
pub enum Op {
    Title {
        how: TextHow,
    },
    /// Of the product; its SKUs keep theirs.
    Code {
        how: TextHow,
    },
    /// Of every SKU. In what comes in, `{n}` is the SKU's place from 1 on (`{nn}` in two digits), `{code}` its product's code, `{sku}`
    /// its own, and `{颜色}` its value of that property.
    SkuCode {
        how: TextHow,
        /// 1 to 5 that all have to hold, each property once; without it every SKU. A product that has none of those that any
        /// operation is for is left out.
        #[serde(
            default,
            deserialize_with = "one_or_many",
            skip_serializing_if = "Vec::is_empty"
        )]
        only: Vec<OnlySkus>,
    },
    /// Of every SKU; what comes in is read as it is for its code.
    Barcode {
        how: TextHow,
        #[serde(
            default,
            deserialize_with = "one_or_many",
            skip_serializing_if = "Vec::is_empty"
        )]
        only: Vec<OnlySkus>,
    },
    SellingPoint {
        how: TextHow,
    },
    /// HTML, as it was given.
    Description {
        how: TextHow,
    },
    /// One of the texts that tell of it in lines and paragraphs.
    Words {
        of: Words,
        how: TextHow,
    },
    /// Questions and their answers.
    Faq {
        how: FaqHow,
    },
    /// Each answer of them. One of which nothing would be left stops its product.
    Answers {
        how: TextHow,
    },
    /// What goes with it.
    GoesWith {
        how: MatchingHow,
    },
    Pictures {
        how: PicturesHow,
    },
    Category {
        name: String,
    },
    /// Answers what a category asks; without a value the answer is taken away.
    Attribute {
        name: String,
        value: Option<String>,
    },
    /// Of every SKU; rounded after the sum.
    Price {
        how: PriceHow,
        round: Round,
        #[serde(
            default,
            deserialize_with = "one_or_many",
            skip_serializing_if = "Vec::is_empty"
        )]
        only: Vec<OnlySkus>,
    },
    /// Of every SKU: what lies in the house, with what orders wait for. A total is that of the SKUs it is for.
    Quantity {
        how: QuantityHow,
        #[serde(
            default,
            deserialize_with = "one_or_many",
            skip_serializing_if = "Vec::is_empty"
        )]
        only: Vec<OnlySkus>,
    },
    /// What a piece of every SKU weighs, 0: nobody knows.
    Weight {
        grams: i64,
        #[serde(
            default,
            deserialize_with = "one_or_many",
            skip_serializing_if = "Vec::is_empty"
        )]
        only: Vec<OnlySkus>,
    },
    /// How large a piece of every SKU is, 0: nobody knows.
    Volume {
        cm3: i64,
        #[serde(
            default,
            deserialize_with = "one_or_many",
            skip_serializing_if = "Vec::is_empty"
        )]
        only: Vec<OnlySkus>,
    },
    Template {
        id: Option<TemplateId>,
    },
    /// Within so many hours after it is paid.
    ShipsWithin {
        hours: i64,
    },
    Tags {
        how: TagsHow,
    },
    /// So many pieces of it are little, 0: that is never told; none: the shop's figure.
    LowStock {
        pieces: Option<i64>,
    },
    State {
        state: Shelf,
    },
    /// When what lies in the store is listed by itself; what does not lie there stays as it is. None: it waits for no time.
    ListAt {
        at: Option<Millis>,
    },
}

impl Op {
    /// What the SKUs that it is for have to be; nothing: it is for all of them, or the product itself.
    pub fn only(&self) -> &[OnlySkus] {
        match self {
            Self::SkuCode { only, .. }
            | Self::Barcode { only, .. }
            | Self::Price { only, .. }
            | Self::Quantity { only, .. }
            | Self::Weight { only, .. }
            | Self::Volume { only, .. } => only.as_slice(),
            _ => &[],
        }
    }

    /// What of the shop it names that has to be looked up, as an edit that names the same.
    pub fn naming(&self) -> Option<Edit> {
        match self {
            Self::GoesWith { how } => Some(Edit::GoesWith(how.codes().to_vec())),
            Self::Pictures {
                how: PicturesHow::Add { picture, .. },
            } => Some(Edit::Pictures(vec![picture.clone()])),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsTextHow)]
pub enum TextHow {
    Set {
        text: String,
    },
    Prefix {
        text: String,
    },
    Suffix {
        text: String,
    },
    /// Everywhere it stands, as it is written.
    Replace {
        find: String,
        with: String,
    },
    /// A regular expression; `$1` in `with` is what its first brackets found.
    Pattern {
        find: String,
        with: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsPriceHow)]
pub enum PriceHow {
    Set {
        fen: i64,
    },
    /// May be negative.
    Add {
        fen: i64,
    },
    /// 1,000 leaves it as it is; half a fen is rounded up.
    Multiply {
        per_mille: i64,
    },
}

/// To the nearest, half up; what costs something never comes to cost nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsRound)]
pub enum Round {
    None,
    Fen10,
    Yuan,
    Yuan10,
    /// Whole yuan of which the last digit is 9.
    EndsIn9,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsQuantityHow)]
pub enum QuantityHow {
    SetEach {
        n: i64,
    },
    /// May be negative.
    AddEach {
        n: i64,
    },
    /// So many of all SKUs together.
    SpreadTotal {
        n: i64,
        rule: Spread,
    },
}

/// No SKU gets less than orders wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsSpread)]
pub enum Spread {
    /// The first ones get one more where it does not divide.
    Even,
    /// As what there is now is shared out; what is left over goes to the largest remainders.
    ByShare,
    /// All to the first; the others keep what orders wait for.
    First,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsTagsHow)]
pub enum TagsHow {
    Set { tags: Vec<String> },
    Add { tags: Vec<String> },
    Remove { tags: Vec<String> },
}
