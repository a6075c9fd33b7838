//! Rows of products and their SKUs.

mod brief;
mod by_category;
mod descriptions;
mod listing;
mod low;
mod products;
mod put_up;
mod skus;
mod stands;
mod words;

pub use self::{
    brief::{Brief, brief, briefs_of_codes, briefs_of_ids, briefs_of_ids_in, stands_in_shop},
    by_category::{categories_of, fewer, first_pictures, listed_by_category},
    descriptions::{cleaned_of, describe, describe_many},
    listing::{Wanted, briefs},
    low::{StockFigures, low_of, stock_figures},
    products::{Product, is_listed, product_by_code, product_by_id},
    put_up::{Listing, put_up},
    skus::{Sku, skus_of, skus_of_ids, skus_of_ids_in},
    stands::{deleted, kept, listed_among},
    words::{escaped, is_called, sought, tagged, titled},
};

pub fn as_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("sheets are plain data")
}
