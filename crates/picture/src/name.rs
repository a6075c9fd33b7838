//! Names of uploads, fit to show beside a message and to save on any desktop. Stored files carry names of our own.

/// Characters a cleaned name has at most, its extension included.
pub const LONGEST: usize = 120;
const LONGEST_EXTENSION: usize = 16;
const NAMELESS: &str = "file";

/// What Windows keeps for devices, whatever the extension (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// The last part of the path without characters that hide, turn or break what is read. Never empty; safe of safe is
/// the same.
pub fn safe(name: &str) -> String {
    let visible: String = name.chars().filter(|c| !is_hidden(*c)).collect();
    let last = visible.rsplit(['/', '\\']).next().unwrap_or_default();
    let spelled: String = last.chars().map(spelled).collect();
    let trimmed = trim(&spelled);
    if trimmed.is_empty() {
        return NAMELESS.into();
    }
    let mark = if is_device(trimmed) { "_" } else { "" };
    shorten(&format!("{mark}{trimmed}"))
}

/// In lower case, without the dot.
pub fn extension(name: &str) -> Option<String> {
    split(name).1.map(str::to_lowercase)
}

fn split(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty()
                && !extension.is_empty()
                && extension.chars().count() <= LONGEST_EXTENSION =>
        {
            (stem, Some(extension))
        }
        _ => (name, None),
    }
}

/// Control characters, direction marks and overrides (UAX 9), zero-width and blank fillers, tags, specials.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn spelled(c: char) -> char {
    match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Windows drops dots and spaces at the end, which would uncover another extension; a leading dot hides a file.
fn trim(name: &str) -> &str {
    name.trim_matches(['.', ' '])
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim();
    let stem = stem.to_uppercase();
    let port = |prefix| {
        let number = stem.strip_prefix(prefix);
        number.is_some_and(|n| n.chars().count() == 1 && "0123456789¹²³".contains(n))
    };
    DEVICES.contains(&stem.as_str()) || port("COM") || port("LPT")
}

fn shorten(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.into();
    }
    let (stem, extension) = split(name);
    let ending = extension.map_or_else(String::new, |e| format!(".{e}"));
    let room = LONGEST - ending.chars().count();
    let stem: String = stem.chars().take(room).collect();
    format!("{}{ending}", stem.trim_end_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_turned_name_shows_its_real_ending() {
        assert_eq!(safe("photo\u{202E}gpj.exe"), "photogpj.exe");
        assert_eq!(safe("photo\u{2067}gpj\u{2069}.exe"), "photogpj.exe");
    }

    #[test]
    fn a_path_leaves_only_its_last_part() {
        assert_eq!(safe("../../etc/passwd"), "passwd");
        assert_eq!(safe("C:\\shop\\订单.xlsx"), "订单.xlsx");
        assert_eq!(safe(".\u{200B}./\u{0}..\u{0}/a.jpg"), "a.jpg");
    }

    #[test]
    fn a_name_of_nothing_gets_one() {
        for nothing in ["", "/", "..", " . ", "\0\0", "\u{202E}", "a/"] {
            assert_eq!(safe(nothing), "file", "{nothing:?}");
        }
    }

    #[test]
    fn what_windows_reserves_or_drops_is_spelled_otherwise() {
        assert_eq!(safe("con.txt"), "_con.txt");
        assert_eq!(safe("LPT¹"), "_LPT¹");
        assert_eq!(safe("evil.exe. ."), "evil.exe");
        assert_eq!(safe("evil.exe::$DATA"), "evil.exe__$DATA");
        assert_eq!(safe(".htaccess"), "htaccess");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = safe(&format!("{}.jpeg", "长".repeat(500)));
        assert_eq!(name.chars().count(), LONGEST);
        assert!(name.ends_with("长.jpeg"));
    }

    proptest! {
        #[test]
        fn every_name_comes_out_safe(name in ".{0,300}|[./\\\\ \\PCa-c\u{202A}-\u{202E}\0]{0,200}") {
            let safe_name = safe(&name);
            prop_assert!(!safe_name.is_empty() && safe_name.chars().count() <= LONGEST);
            prop_assert!(!safe_name.starts_with(['.', ' ']) && !safe_name.ends_with(['.', ' ']));
            prop_assert!(!safe_name.chars().any(|c| is_hidden(c) || "/\\<>:\"|?*".contains(c)));
            prop_assert!(!is_device(&safe_name));
            prop_assert_eq!(safe(&safe_name), safe_name);
        }

        #[test]
        fn a_devices_name_never_survives(at in 0..DEVICES.len(), tail in "[. ]{0,3}(\\.[a-z]{0,4})?") {
            let name = safe(&format!("{}{tail}", DEVICES[at]));
            prop_assert!(!is_device(&name), "{}", name);
        }
    }
}
