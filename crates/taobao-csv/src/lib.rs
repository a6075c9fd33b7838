//! Product files of Taobao Assistant (淘宝助理) and of the many tools that write the same layout.
//!
//! [`Reader`] gives one [`Row`] at a time out of any [`std::io::Read`] and holds no more than a row in memory. A row keeps the bytes
//! that it was read from: [`Writer`] writes an unchanged row byte for byte, and a changed one differs only in the changed cells.
//! [`Row::product`] reads a row as a [`Product`], [`Row::put`] writes one into it, [`Layout::new_row`] makes a row for a product
//! that was born elsewhere. Faults name the line, the column and the reason.
//!
//! Knows no shop and no database. The README beside it describes the format.
//!
//! ```
//! use yingke_taobao_csv::{Fen, Format, Generation, Layout, Product, Reader, Writer};
//!
//! let layout = Layout::new(Generation::G63, Format::default());
//! let chair = Product { title: "白橡木椅".into(), price: Fen(29_900), num: 8, ..Product::default() };
//! let mut writer = Writer::new(Vec::new(), &layout)?;
//! writer.row(&layout.new_row(&chair).expect("a chair fits"))?;
//! let file = writer.finish()?;
//!
//! let mut reader = Reader::new(file.as_slice())?;
//! let mut row = reader.next().expect("one row")?;
//! assert_eq!(row.product(), Ok(chair.clone()));
//!
//! // Only the cell of the price differs, and undone it is the file again.
//! row.put(&Product { price: Fen(27_900), ..chair.clone() }).expect("a price fits");
//! assert!(row.is_changed());
//! row.put(&chair).expect("it did before");
//! let mut writer = Writer::new(Vec::new(), reader.layout())?;
//! writer.row(&row)?;
//! assert_eq!(writer.finish()?, file);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod encoding;
mod fault;
mod field;
mod formula;
mod layout;
mod pictures;
mod product;
mod raw;
mod reader;
mod row;
mod scan;
mod source;
mod values;
mod writer;

pub use self::{
    encoding::{Encoding, Format, LineEnd},
    fault::{Fault, ReadError, Reason},
    field::{Field, Generation},
    formula::is_like_formula,
    layout::Layout,
    pictures::{Ambiguous, PictureFolder},
    product::Product,
    reader::Reader,
    row::Row,
    scan::Limits,
    values::{Approval, CubicCm, Fen, Grams, Input, ListTime, Named, Pair, Picture, Sku},
    writer::{WriteError, Writer},
};
