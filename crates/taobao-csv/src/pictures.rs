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
        Self::with_endings(file, &[".tbi"], paths)
    }

    /// The same for tables of other tools, whose pictures end otherwise; endings with their dot, in small letters.
    ///
    /// ```
    /// use yingke_taobao_csv::PictureFolder;
    ///
    /// let folder = PictureFolder::with_endings("a.xlsx", &[".jpg", ".png"], ["a/One.JPG", "a/two.tbi", "b/three.png"]);
    /// assert_eq!((folder.path("one"), folder.len()), (Some("a/One.JPG"), 1));
    /// ```
    pub fn with_endings<'path>(
        file: &str,
        endings: &[&str],
        paths: impl IntoIterator<Item = &'path str>,
    ) -> Self {
        let file = file.to_lowercase();
        let named = file.strip_suffix(".csv").or(file.strip_suffix(".xlsx"));
        let folder = named.unwrap_or(&file);
        let found = paths.into_iter().filter_map(|path| {
            let name = name_within(folder, endings, path)?;
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

fn name_within(folder: &str, endings: &[&str], path: &str) -> Option<String> {
    let path = path.to_lowercase();
    let mut steps = path.rsplit(['/', '\\']);
    let last = steps.next()?;
    let mut endings = endings.iter();
    let name = endings.find_map(|ending| last.strip_suffix(*ending))?;
    // A path that climbs lies nowhere that can be trusted.
    let is_there = steps.next() == Some(folder) && steps.all(|step| step != "..");
    is_there.then(|| name.to_owned())
}
