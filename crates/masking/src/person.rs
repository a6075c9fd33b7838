/// Leaves the first character of a name.
///
/// `林小满` becomes `林**`: always two stars, so that the length says nothing.
pub fn name(name: &str) -> String {
    name.trim()
        .chars()
        .next()
        .map_or_else(|| "**".to_owned(), |first| format!("{first}**"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::name;

    #[test]
    fn a_name_keeps_its_first_character() {
        assert_eq!(name("林小满"), "林**");
        assert_eq!(name("欧阳娜"), "欧**");
        assert_eq!(name("  "), "**");
    }

    proptest! {
        #[test]
        fn a_name_leaves_one_character_and_not_its_length(given in ".{0,30}") {
            let masked = name(&given);
            prop_assert!(masked.ends_with("**"));
            prop_assert!(masked.chars().count() <= 3);
        }
    }
}
