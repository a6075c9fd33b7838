use crate::http::Problem;

/// Why an edit does not make sense, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    /// A path inside the product: `skus.3.price_fen`.
    pub field: String,
    pub title: String,
    /// How many it is about: of `too_little_stock`, those that orders wait for.
    pub amount: Option<i64>,
}

impl Fault {
    #[must_use]
    pub fn about(self, amount: i64) -> Self {
        Self {
            amount: Some(amount),
            ..self
        }
    }
}

pub fn fault(code: &'static str, field: impl Into<String>, title: impl Into<String>) -> Fault {
    Fault {
        code,
        field: field.into(),
        title: title.into(),
        amount: None,
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::at_field(fault.code, fault.field, fault.title)
    }
}
