//! What is wrong with rows.

use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
#[schema(as = GoodsImportFaults)]
pub struct ImportFaults {
    pub faults: Vec<ImportFault>,
    /// `cursor` of the next page; none: that was all that is kept.
    pub next: Option<i64>,
    /// Found; at most 10,000 of them are kept.
    pub total: i64,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = GoodsImportFault)]
pub struct ImportFault {
    pub no: i64,
    /// The table it stands in; empty where there is one.
    pub file: String,
    /// As an editor counts, from 1.
    pub line: i64,
    /// Empty: the whole row.
    pub column: String,
    pub code: String,
    pub title: String,
    /// Of the product, where it could be read.
    pub row_code: String,
}
