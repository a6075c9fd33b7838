use crate::{
    Approval, CubicCm, Fault, Fen, Field, Grams, Input, Layout, ListTime, Named, Pair, Picture,
    Reason, Row, Sku,
    values::{Barcodes, Value, inputs, written_inputs},
};

/// What a row says of a product. Cells that are not here stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    pub title: String,
    /// The category at Taobao.
    pub cid: Option<u64>,
    /// The shop's own categories.
    pub seller_cids: Vec<u64>,
    pub price: Fen,
    pub num: u64,
    /// The seller's code.
    pub outer_id: String,
    /// HTML, as it stands there: show it to nobody before it is cleaned.
    pub description: String,
    pub wireless_desc: String,
    pub subtitle: String,
    /// Properties with values of Taobao's lists, those of the SKUs among them.
    pub properties: Vec<Pair>,
    pub skus: Vec<Sku>,
    /// The seller's names for values of the list.
    pub aliases: Vec<Named>,
    /// Values that are the seller's own.
    pub custom: Vec<Named>,
    pub inputs: Vec<Input>,
    pub pictures: Vec<Picture>,
    pub approval: Approval,
    pub list_time: Option<ListTime>,
    /// The delivery template.
    pub postage_id: Option<u64>,
    pub weight: Option<Grams>,
    pub size: Option<CubicCm>,
    pub barcode: String,
}

type Edits = Vec<(Field, usize, Option<Vec<u8>>)>;

/// The values that stand in a cell of their own; SKUs and inputs take two.
macro_rules! cells {
    ($($name:ident: $field:ident),* $(,)?) => {
        impl Row {
            /// Reads a product, or says everything that is wrong with its cells.
            pub fn product(&self) -> Result<Product, Vec<Fault>> {
                let mut faults = Vec::new();
                let product = Product {
                    skus: self.skus(&mut faults),
                    inputs: self.inputs(&mut faults),
                    $($name: self.value(Field::$field, &mut faults),)*
                };
                if faults.is_empty() { Ok(product) } else { Err(faults) }
            }

            fn edits(&self, product: &Product) -> Result<Edits, Vec<Fault>> {
                let (mut edits, mut faults) = (Vec::new(), Vec::new());
                for found in [
                    $(self.edit(Field::$field, &product.$name),)*
                    self.edit(Field::SkuProps, &without_barcodes(&product.skus)),
                    self.edit(Field::SkuBarcode, &Barcodes::of(&product.skus)),
                    self.edit_inputs(&product.inputs),
                ] {
                    match found {
                        Ok(found) => edits.extend(found),
                        Err(fault) => faults.push(fault),
                    }
                }
                if faults.is_empty() { Ok(edits) } else { Err(faults) }
            }
        }

        impl Product {
            /// Takes away what a layout has no column for, and says what that was: a product born elsewhere may know more than an
            /// old generation holds.
            pub fn fit(&mut self, layout: &Layout) -> Vec<Field> {
                let mut gone = Vec::new();
                let lacks = |field| layout.column(field).is_none();
                $(if lacks(Field::$field) && emptied(&mut self.$name) {
                    gone.push(Field::$field);
                })*
                if lacks(Field::SkuProps) && emptied(&mut self.skus) {
                    gone.push(Field::SkuProps);
                }
                let codes = self.skus.iter_mut().map(|sku| &mut sku.barcode);
                if lacks(Field::SkuBarcode) && codes.map(emptied).fold(false, |a, b| a | b) {
                    gone.push(Field::SkuBarcode);
                }
                let lacks_inputs = lacks(Field::InputPids) || lacks(Field::InputValues);
                if lacks_inputs && emptied(&mut self.inputs) {
                    gone.push(Field::InputValues);
                }
                gone
            }
        }
    };
}

cells! {
    title: Title,
    cid: Cid,
    seller_cids: SellerCids,
    price: Price,
    num: Num,
    outer_id: OuterId,
    description: Description,
    wireless_desc: WirelessDesc,
    subtitle: Subtitle,
    properties: CateProps,
    aliases: PropAlias,
    custom: InputCustomCpv,
    pictures: Picture,
    approval: ApproveStatus,
    list_time: ListTime,
    postage_id: PostageId,
    weight: ItemWeight,
    size: ItemSize,
    barcode: Barcode,
}

impl Row {
    /// Writes a product into the row: a cell that already says the same keeps its bytes. Gives the columns that were written; with a
    /// fault nothing is.
    pub fn put(&mut self, product: &Product) -> Result<Vec<Field>, Vec<Fault>> {
        let mut fields = Vec::new();
        for (field, column, cell) in self.edits(product)? {
            if self.change(column, cell) {
                fields.push(field);
            }
        }
        Ok(fields)
    }

    fn value<V: Value>(&self, field: Field, faults: &mut Vec<Fault>) -> V {
        self.read_value(field).unwrap_or_else(|fault| {
            faults.push(fault);
            V::default()
        })
    }

    fn read_value<V: Value>(&self, field: Field) -> Result<V, Fault> {
        let Some(text) = self.get(field)? else {
            return Ok(V::default());
        };
        V::read(&text).map_err(|reason| self.fault(field, reason))
    }

    fn skus(&self, faults: &mut Vec<Fault>) -> Vec<Sku> {
        let known = faults.len();
        let mut skus: Vec<Sku> = self.value(Field::SkuProps, faults);
        let codes: Barcodes = self.value(Field::SkuBarcode, faults);
        // Without the SKUs nothing can be said of their barcodes.
        if faults.len() == known
            && let Err(reason) = codes.give(&mut skus)
        {
            faults.push(self.fault(Field::SkuBarcode, reason));
        }
        skus
    }

    fn inputs(&self, faults: &mut Vec<Fault>) -> Vec<Input> {
        let pids: String = self.value(Field::InputPids, faults);
        let values: String = self.value(Field::InputValues, faults);
        inputs(&pids, &values).unwrap_or_else(|reason| {
            faults.push(self.fault(Field::InputValues, reason));
            Vec::new()
        })
    }

    /// First against what was read, so that undoing a change brings the bytes back however they were written.
    fn edit<V: Value>(&self, field: Field, value: &V) -> Result<Edits, Fault> {
        let reads = |text: &str| V::read(text).is_ok_and(|there| there == *value);
        let Some(column) = self.layout().column(field) else {
            let is_nothing = *value == V::default();
            let no_column = || self.fault(field, Reason::NoColumn);
            return is_nothing.then(Vec::new).ok_or_else(no_column);
        };
        if self.text_as_read(column).is_ok_and(|text| reads(&text)) {
            return Ok(vec![(field, column, None)]);
        }
        if self.text(column).is_ok_and(|text| reads(&text)) {
            return Ok(Vec::new());
        }
        let text = value.text().map_err(|reason| self.fault(field, reason))?;
        Ok(vec![(field, column, self.written(column, &text)?)])
    }

    fn edit_inputs(&self, value: &[Input]) -> Result<Edits, Fault> {
        let fields = [Field::InputPids, Field::InputValues];
        let [Some(pids), Some(values)] = fields.map(|field| self.layout().column(field)) else {
            let no_column = || self.fault(Field::InputValues, Reason::NoColumn);
            return value.is_empty().then(Vec::new).ok_or_else(no_column);
        };
        let undone = || vec![(fields[0], pids, None), (fields[1], values, None)];
        let reads =
            |pids: &str, values: &str| inputs(pids, values).is_ok_and(|there| there == value);
        let was = (self.text_as_read(pids), self.text_as_read(values));
        if matches!(was, (Ok(pids), Ok(values)) if reads(&pids, &values)) {
            return Ok(undone());
        }
        if matches!((self.text(pids), self.text(values)), (Ok(pids), Ok(values)) if reads(&pids, &values))
        {
            return Ok(Vec::new());
        }
        let texts = written_inputs(value);
        let texts = texts.map_err(|reason| self.fault(Field::InputValues, reason))?;
        Ok(vec![
            (fields[0], pids, self.written(pids, &texts.0)?),
            (fields[1], values, self.written(values, &texts.1)?),
        ])
    }

    fn fault(&self, field: Field, reason: Reason) -> Fault {
        Fault::of_cell(self.line(), field.name(), reason)
    }
}

fn without_barcodes(skus: &[Sku]) -> Vec<Sku> {
    let bare = |sku: &Sku| Sku {
        barcode: String::new(),
        ..sku.clone()
    };
    skus.iter().map(bare).collect()
}

/// Whether there was anything.
fn emptied<V: Default + PartialEq>(value: &mut V) -> bool {
    std::mem::take(value) != V::default()
}
