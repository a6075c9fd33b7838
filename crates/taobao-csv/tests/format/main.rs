//! The crate from outside: whole files in, whole files out.

mod bytes;
mod faults;
mod files;
mod large;
mod products;
mod real;
