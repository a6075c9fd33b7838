//! What routes are told and tell. Documented for people in `docs/goods-files.md`.

mod changes;
mod export;
mod faults;
mod file;
mod import;
mod mapping;
mod run;

pub use self::{
    changes::{ChangedProduct, ChangedProducts, FieldChange},
    export::{ExportEncoding, NewExport},
    faults::{ImportFault, ImportFaults},
    file::{FileFormat, Look, LookColumn},
    import::{Counts, ImportState, ImportStep, ImportView, Imports, NewImport},
    mapping::{Existing, Mapping, StateRule},
    run::{RunImport, RunRows},
};
