//! What a stranger's upload really is, and pictures made safe to show.
//!
//! Three questions in the order an upload meets them: [`kind::sniff`] says from the first bytes what a file is,
//! [`name::safe`] makes its name fit to show and to save, [`process`] turns a picture into a clean copy and a thumbnail.
//! A picture is never passed through: every byte that leaves was written by an encoder here, so camera data, places,
//! comments and whatever hides behind the last pixel stay behind.
//!
//! The crate knows no shop, store or address, reads no clock and writes no file. `process` works on the calling thread
//! (up to a second or two) and one call may hold about 400 MiB at the largest picture allowed: run it on a blocking
//! thread, few at a time.

mod animation;
mod decode;
mod encode;
mod error;
mod executable;
pub mod kind;
mod limits;
pub mod name;
mod process;
mod shrink;
mod whole;

pub use encode::Encoded;
pub use error::PictureError;
pub use kind::{Format, Kind, Refusal};
pub use limits::Limits;
pub use process::{Processed, process};
