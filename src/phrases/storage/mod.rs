//! Rows of phrases, their folders and their uses.

mod folders;
mod form;
mod phrases;
mod places;
mod uses;
mod write;

pub use self::{
    folders::{Folder, count_folders, empty_folder, folder, folders_of, make_folder},
    form::{form_of, ids_in},
    phrases::{Phrase, all, any, count, phrase, phrase_by_id, phrases_of, with_codes},
    places::{GAP, before, first_in, following, make_room, move_to, next_position, put_at},
    uses::{count_use, uses_by, uses_of},
    write::{NewPhrase, remove, rewrite, write_down},
};
