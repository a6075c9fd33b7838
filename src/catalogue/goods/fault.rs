use crate::http::Problem;

/// Why an edit does not make sense, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    /// A path inside the product: `skus.3.price_fen`.
    pub field: String,
    pub title: String,
}

pub fn fault(code: &'static str, field: impl Into<String>, title: impl Into<String>) -> Fault {
    Fault {
        code,
        field: field.into(),
        title: title.into(),
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::at_field(fault.code, fault.field, fault.title)
    }
}
