//! Programs, by their first bytes and by the endings that a desktop or phone runs on a double click.

/// ELF, Mach-O (both orders, both widths), fat Mach-O and Java classes, Dalvik, Windows shortcut.
const MAGIC: &[&[u8]] = &[
    b"\x7FELF",
    b"\xFE\xED\xFA\xCE",
    b"\xFE\xED\xFA\xCF",
    b"\xCE\xFA\xED\xFE",
    b"\xCF\xFA\xED\xFE",
    b"\xCA\xFE\xBA\xBE",
    b"dex\n03",
    b"L\x00\x00\x00\x01\x14\x02\x00",
];

/// Entries that make a ZIP a program: Android packages and Java archives.
const ZIP_ENTRIES: &[&[u8]] = &[
    b"AndroidManifest.xml",
    b"classes.dex",
    b"META-INF/MANIFEST.MF",
];

/// Endings that run on Windows, macOS, Linux or Android, in the spirit of mail gateways' lists
/// (Microsoft, "Blocked attachments in Outlook").
const ENDINGS: &[&str] = &[
    "apk", "app", "appimage", "appx", "bat", "chm", "cmd", "com", "cpl", "deb", "dll", "dmg",
    "exe", "gadget", "hta", "inf", "ipa", "jar", "js", "jse", "lnk", "msc", "msi", "msix", "msp",
    "pif", "pkg", "ps1", "psm1", "reg", "rpm", "scf", "scr", "sh", "sys", "url", "vb", "vbe",
    "vbs", "wsf", "wsh", "xll",
];

pub fn is_program(head: &[u8]) -> bool {
    MAGIC.iter().any(|magic| head.starts_with(magic))
        || is_dos_program(head)
        || is_shebang(head)
        || is_program_in_zip(head)
}

pub fn has_ending(extension: Option<&str>) -> bool {
    extension.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// A list of goods may well begin with "MZ"; a program's header always has zero bytes.
fn is_dos_program(head: &[u8]) -> bool {
    head.starts_with(b"MZ") && head.contains(&0)
}

fn is_shebang(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let line = text.strip_prefix(b"#!").map(<[u8]>::trim_ascii_start);
    line.is_some_and(|line| line.starts_with(b"/"))
}

fn is_program_in_zip(head: &[u8]) -> bool {
    let holds = |name: &&[u8]| head.windows(name.len()).any(|part| part == *name);
    head.starts_with(b"PK\x03\x04") && ZIP_ENTRIES.iter().any(holds)
}
