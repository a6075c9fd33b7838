//! Whether an edit makes sense, whatever shop it is made in: to say everything that is wrong at once, before anything is edited.

use super::{Edit, fault::Fault, skus, texts};

/// What the shop has is not asked here: [`super::edited`] does.
pub fn sound(edit: &Edit) -> Result<(), Fault> {
    match edit {
        Edit::Code(code) => texts::code(code),
        Edit::Title(title) => texts::title(title),
        Edit::SellingPoint(text) => texts::selling_point(text),
        Edit::Attributes(attributes) => texts::attributes(attributes),
        Edit::Facts(facts) => texts::facts(facts),
        Edit::Suits(words)
        | Edit::Usage(words)
        | Edit::Care(words)
        | Edit::Installation(words)
        | Edit::Cautions(words) => texts::words(edit.field(), words),
        Edit::Scenes(scenes) => texts::scenes(scenes),
        Edit::Faq(faq) => texts::faq(faq),
        Edit::Description(html) => texts::description(html),
        Edit::Tags(tags) => texts::tags(tags),
        Edit::Skus(forms) => skus::check(forms),
        _ => Ok(()),
    }
}
