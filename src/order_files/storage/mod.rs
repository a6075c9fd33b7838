//! Imports and their faults, as their tables have them.

mod change;
mod faults;
mod find;
mod row;
mod step;

pub use yingke_schema::order_files::{fault::Model as FaultRow, import::Model as ImportRow};

pub use self::{
    change::{Counted, came, checked, keep_files, keep_look, keep_mapping, step, step_by, touch},
    faults::{add_faults, faults, forget_faults, what_of},
    find::{by_key, held, import, left, newest},
    row::{Kept, New, begin, kept_of, look_of, mapping_of},
    step::Step,
};
