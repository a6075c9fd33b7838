//! Uploads as strangers send them, through the crate's public face.

mod craft;
mod kinds;
mod mutations;
mod pictures;
mod refusals;
