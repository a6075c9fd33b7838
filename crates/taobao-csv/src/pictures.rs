use std::collections::BTreeMap;

/// The folder of `.tbi` files beside a file of products, or the part of a zip that stands for it: finds a picture's file by its name.
/// Knows names only; whoever unzips keeps the limits.
#[derive(Debug, Default)]
pub struct PictureFolder {
    paths: BTreeMap<String, String>,
}

impl PictureFolder {
    /// Of all the paths, those that lie in the folder of this file. Windows made the files, so case is nothing and either slash parts.
    ///
    /// ```
    /// use yingke_taobao_csv::PictureFolder;
    ///
    /// let folder = PictureFolder::of("chairs.csv", ["out/chairs/0A1B.tbi", "out/chairs.csv", "out/x/0a1b.tbi"]);
    /// assert_eq!(folder.path("0a1b"), Some("out/chairs/0A1B.tbi"));
    /// assert_eq!(folder.len(), 1);
    /// ```
    pub fn of<'path>(file: &str, paths: impl IntoIterator<Item = &'path str>) -> Self {
        let file = file.to_lowercase();
        let folder = file.strip_suffix(".csv").unwrap_or(&file);
        let found = paths.into_iter().filter_map(|path| {
            let name = name_within(folder, path)?;
            Some((name, path.to_owned()))
        });
        Self {
            paths: found.collect(),
        }
    }

    /// The path of the file of a picture's name.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.paths.get(&name.to_lowercase()).map(String::as_str)
    }

    pub fn len(&self) -> usize {
        self.paths.len()
    }

    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }
}

fn name_within(folder: &str, path: &str) -> Option<String> {
    let path = path.to_lowercase();
    let mut steps = path.rsplit(['/', '\\']);
    let name = steps.next()?.strip_suffix(".tbi")?;
    // A path that climbs lies nowhere that can be trusted.
    let is_there = steps.next() == Some(folder) && steps.all(|step| step != "..");
    is_there.then(|| name.to_owned())
}
