//! In which column a field of ours stands.

use yingke_taobao_csv::{Fault, Field};

use crate::goods_files::incoming::CellFault;

/// The column of a field of [`crate::catalogue::goods::Goods`]; a product without table of SKUs has that of its only one in cells of
/// its own.
pub fn column_of(field: &str, is_of_sku: bool, has_skus: bool) -> Option<String> {
    let of_sku = |own| if has_skus { Field::SkuProps } else { own };
    let column = match (field, is_of_sku) {
        ("title", _) => Field::Title,
        ("category", _) => Field::Cid,
        ("selling_point", _) => Field::Subtitle,
        ("description", _) => Field::Description,
        ("state", _) => Field::ApproveStatus,
        ("list_at", _) => Field::ListTime,
        ("pictures" | "picture", _) => Field::Picture,
        ("attributes", _) => Field::CateProps,
        ("code", false) => Field::OuterId,
        ("code", true) => of_sku(Field::OuterId),
        ("price_fen", _) => of_sku(Field::Price),
        ("stock", _) => of_sku(Field::Num),
        ("barcode", _) if has_skus => Field::SkuBarcode,
        ("barcode", _) => Field::Barcode,
        ("weight_g", _) => Field::ItemWeight,
        ("volume_cm3", _) => Field::ItemSize,
        ("skus" | "props" | "id", _) => Field::SkuProps,
        _ => return None,
    };
    Some(column.name().to_owned())
}

/// What a product of ours loses with that column, by the name of its field.
pub fn field_of(column: Field) -> &'static str {
    match column {
        Field::Subtitle => "selling_point",
        Field::ItemWeight => "skus.weight_g",
        Field::ItemSize => "skus.volume_cm3",
        Field::Barcode | Field::SkuBarcode => "skus.barcode",
        column => column.name(),
    }
}

impl From<Fault> for CellFault {
    fn from(fault: Fault) -> Self {
        Self {
            line: fault.line,
            column: fault.column,
            code: fault.reason.code(),
            title: fault.reason.to_string(),
        }
    }
}

pub fn told(faults: Vec<Fault>) -> Vec<CellFault> {
    faults.into_iter().map(CellFault::from).collect()
}
