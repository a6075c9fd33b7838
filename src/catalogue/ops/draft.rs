use super::{MatchingHow, OnlySkus, Words, matching::matched, only::holds};
use crate::catalogue::{
    Attribute, Question,
    goods::{Edit, Goods, GoodsSku, Shelf, SkuForm},
};

/// A product under operations: what they have touched so far, over what it was.
pub struct Draft<'a> {
    was: &'a Goods,
    pub title: Option<String>,
    pub code: Option<String>,
    pub selling_point: Option<String>,
    pub description: Option<String>,
    pub category: Option<String>,
    attributes: Option<Vec<Attribute>>,
    skus: Option<Vec<GoodsSku>>,
    pub tags: Option<Vec<String>>,
    words: Vec<(Words, String)>,
    faq: Option<Vec<Question>>,
    goes_with: Option<Vec<String>>,
    pictures: Option<Vec<String>>,
    /// Fields that become something whatever they were, each once.
    set: Vec<Edit>,
}

impl<'a> Draft<'a> {
    pub fn of(was: &'a Goods) -> Self {
        Self {
            was,
            title: None,
            code: None,
            selling_point: None,
            description: None,
            category: None,
            attributes: None,
            skus: None,
            tags: None,
            words: Vec::new(),
            faq: None,
            goes_with: None,
            pictures: None,
            set: Vec::new(),
        }
    }

    pub fn title(&self) -> &str {
        self.title.as_ref().unwrap_or(&self.was.title)
    }

    pub fn code(&self) -> &str {
        self.code.as_ref().unwrap_or(&self.was.code)
    }

    pub fn selling_point(&self) -> &str {
        let was = &self.was.selling_point;
        self.selling_point.as_ref().unwrap_or(was)
    }

    pub fn description(&self) -> &str {
        self.description.as_ref().unwrap_or(&self.was.description)
    }

    pub fn tags(&self) -> &[String] {
        self.tags.as_ref().unwrap_or(&self.was.tags)
    }

    /// Whether any of its SKUs is one of those.
    pub fn has(&self, only: &[OnlySkus]) -> bool {
        let skus = self.skus.as_ref().unwrap_or(&self.was.skus);
        skus.iter().any(|sku| holds(only, sku))
    }

    /// Those, or all, with their places in the product.
    pub fn skus(&mut self, only: &[OnlySkus]) -> impl Iterator<Item = (usize, &mut GoodsSku)> {
        let skus = self.skus.get_or_insert_with(|| self.was.skus.clone());
        let skus = skus.iter_mut().enumerate();
        skus.filter(move |(_, sku)| holds(only, sku))
    }

    pub fn words(&self, of: Words) -> &str {
        let mut told = self.words.iter();
        let told = told.find(|(one, _)| *one == of);
        told.map_or_else(|| of.of(&self.was.detail), |(_, text)| text.as_str())
    }

    pub fn tell(&mut self, of: Words, text: String) {
        self.words.retain(|(one, _)| *one != of);
        self.words.push((of, text));
    }

    pub fn faq(&mut self) -> &mut Vec<Question> {
        let was = &self.was.detail.faq;
        self.faq.get_or_insert_with(|| was.clone())
    }

    /// Others know it by the code that it has so far.
    pub fn go_with(&mut self, how: &MatchingHow) {
        let was = self.was;
        let before = self.goes_with.as_ref().unwrap_or(&was.detail.goes_with);
        self.goes_with = Some(matched(before, &was.code, how));
    }

    pub fn pictures(&mut self) -> &mut Vec<String> {
        let was = &self.was.detail.pictures;
        self.pictures.get_or_insert_with(|| was.clone())
    }

    pub fn set(&mut self, edit: Edit) {
        self.set.retain(|other| other.field() != edit.field());
        self.set.push(edit);
    }

    pub fn stand(&mut self, state: Shelf) {
        self.set(Edit::State(state));
        let is_timed = |edit: &Edit| matches!(edit, Edit::ListAt(_));
        // Who takes goods off the shelf does not mean: until their time comes.
        if state == Shelf::Stored && (self.was.list_at.is_some() || self.set.iter().any(is_timed)) {
            self.set(Edit::ListAt(None));
        }
    }

    /// Answers an attribute, or takes its answer away.
    pub fn answer(&mut self, name: &str, value: Option<&str>) {
        let was = &self.was.detail.attributes;
        let answers = self.attributes.get_or_insert_with(|| was.clone());
        let place = answers.iter().position(|answer| answer.name == name);
        match (place, value) {
            (Some(place), Some(value)) => value.clone_into(&mut answers[place].value),
            (Some(place), None) => {
                answers.remove(place);
            }
            (None, Some(value)) => answers.push(Attribute {
                name: name.to_owned(),
                value: value.to_owned(),
            }),
            (None, None) => {}
        }
    }

    /// One for each field that was touched. The category comes before what it asks for.
    pub fn edits(self) -> Vec<Edit> {
        let skus = self.skus.map(|skus| forms(&self.was.skus, skus));
        let edits = [
            self.code.map(Edit::Code),
            self.title.map(Edit::Title),
            self.selling_point.map(Edit::SellingPoint),
            self.category.map(Edit::Category),
            self.attributes.map(Edit::Attributes),
            self.description.map(Edit::Description),
            self.faq.map(Edit::Faq),
            self.goes_with.map(Edit::GoesWith),
            self.pictures.map(Edit::Pictures),
            self.tags.map(Edit::Tags),
            skus.map(Edit::Skus),
        ];
        let words = self.words.into_iter().map(|(of, text)| of.edit(text));
        let edits = edits.into_iter().flatten().chain(words);
        edits.chain(self.set).collect()
    }
}

/// Stock is said only where it is to become another, and with what it was: orders may have changed it since.
fn forms(was: &[GoodsSku], skus: Vec<GoodsSku>) -> Vec<SkuForm> {
    let form = |(was, sku): (&GoodsSku, GoodsSku)| {
        let is_moved = was.stock != sku.stock;
        let became = |was: i64, is: i64| (was != is).then_some(is);
        SkuForm {
            id: Some(sku.id),
            code: sku.code,
            barcode: sku.barcode,
            props: sku.props,
            price_fen: sku.price_fen,
            stock: is_moved.then_some(sku.stock),
            stock_was: is_moved.then_some(was.stock),
            weight_g: became(was.weight_g, sku.weight_g),
            volume_cm3: became(was.volume_cm3, sku.volume_cm3),
            picture: None,
        }
    };
    was.iter().zip(skus).map(form).collect()
}
