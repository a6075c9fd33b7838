use std::{
    fs,
    path::{Path, PathBuf},
};

pub struct Source {
    pub area: String,
    pub path: String,
    pub text: String,
}

pub fn sources() -> Vec<Source> {
    sources_below("src")
}

pub fn sources_below(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(read(&root, &path));
            }
        }
    }
    found
}

fn read(root: &Path, path: &PathBuf) -> Source {
    let inner = path.strip_prefix(root).unwrap();
    let area = inner
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    let text = fs::read_to_string(path).unwrap();
    // Tests may reach further than the code they test.
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap()
        .to_owned();
    Source {
        area: area.trim_end_matches(".rs").to_owned(),
        path: inner.to_str().unwrap().to_owned(),
        text,
    }
}

pub fn is_test(source: &Source) -> bool {
    source.path.contains("tests")
}

pub fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
}

pub fn squeezed(text: &str) -> String {
    text.replace(char::is_whitespace, "")
}
