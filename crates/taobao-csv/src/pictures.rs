use std::collections::{BTreeMap, BTreeSet};

/// Windows made the files.
const SLASHES: [char; 2] = ['/', '\\'];

/// The folder of `.tbi` files beside a file of products, or the part of a zip that stands for it: finds a picture's file by its name.
/// Knows names only; whoever unzips keeps the limits.
#[derive(Debug, Default)]
pub struct PictureFolder {
    /// By their names in small letters, without the ending.
    files: BTreeMap<String, BTreeSet<File>>,
    endings: Vec<String>,
    len: usize,
}

/// Several files could be meant, and none of them more than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("several pictures are called so")]
pub struct Ambiguous;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct File {
    /// In a folder of that name which does not lie beside the table.
    is_elsewhere: bool,
    path: String,
}

impl PictureFolder {
    /// Of all the paths, those that lie in the folder of this file. Windows made the files, so either slash parts, and case tells only
    /// files apart that nothing else does.
    ///
    /// ```
    /// use yingke_taobao_csv::PictureFolder;
    ///
    /// let folder = PictureFolder::of("chairs.csv", ["out/chairs/0A1B.tbi", "out/chairs.csv", "out/x/0a1b.tbi"]);
    /// assert_eq!(folder.path("0a1b"), Ok(Some("out/chairs/0A1B.tbi")));
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
    /// assert_eq!((folder.path("one"), folder.len()), (Ok(Some("a/One.JPG")), 1));
    /// ```
    pub fn with_endings<'path>(
        file: &str,
        endings: &[&str],
        paths: impl IntoIterator<Item = &'path str>,
    ) -> Self {
        let file = file.to_lowercase();
        let (beside, name) = file.rsplit_once(SLASHES).unwrap_or(("", file.as_str()));
        let named = name.strip_suffix(".csv").or(name.strip_suffix(".xlsx"));
        let folder = named.unwrap_or(name);
        let mut found = Self {
            endings: endings.iter().map(|ending| (*ending).to_owned()).collect(),
            ..Self::default()
        };
        for path in paths {
            if let Some((stem, place)) = place_within(folder, endings, path) {
                let file = File {
                    is_elsewhere: place != beside,
                    path: path.to_owned(),
                };
                let is_new = found.files.entry(stem).or_default().insert(file);
                found.len += usize::from(is_new);
            }
        }
        found
    }

    /// The path of the file of a picture's name, with its ending or without: the one that is called just so goes before others.
    ///
    /// # Errors
    ///
    /// Several could be meant.
    pub fn path(&self, name: &str) -> Result<Option<&str>, Ambiguous> {
        let lower = name.to_lowercase();
        let mut endings = self.endings.iter();
        let stem = endings.find_map(|ending| lower.strip_suffix(ending.as_str()));
        let stems = [Some(lower.as_str()), stem].into_iter().flatten();
        let there = stems.filter_map(|stem| self.files.get(stem)).flatten();
        let rank = |file: &File| (file.is_elsewhere, self.distance(&file.path, name));
        let ranked: Vec<_> = there.map(|file| (rank(file), &file.path)).collect();
        let nearest = ranked.iter().map(|(rank, _)| *rank).min();
        let mut nearest = ranked.iter().filter(|(rank, _)| Some(*rank) == nearest);
        match (nearest.next(), nearest.next()) {
            (_, Some(_)) => Err(Ambiguous),
            (found, None) => Ok(found.map(|(_, path)| path.as_str())),
        }
    }

    /// How much otherwise a file is called than was asked for; no further than another ending.
    fn distance(&self, path: &str, asked: &str) -> usize {
        let file = path.rsplit(SLASHES).next().unwrap_or(path);
        let lower = file.to_lowercase();
        let mut endings = self.endings.iter();
        let ending = endings.find(|ending| lower.ends_with(ending.as_str()));
        let ending = ending.map_or("", String::as_str);
        let stem = file.len().checked_sub(ending.len());
        let stem = stem.and_then(|end| file.get(..end)).unwrap_or(file);
        let is_so = [
            file == asked,
            lower == asked.to_lowercase(),
            stem == asked && file.ends_with(ending),
            stem == asked,
            stem.to_lowercase() == asked.to_lowercase(),
        ];
        let nearest = is_so.iter().position(|is_so| *is_so);
        nearest.unwrap_or(is_so.len())
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// The name of a picture's file in small letters, without its ending, and where its folder lies.
fn place_within(folder: &str, endings: &[&str], path: &str) -> Option<(String, String)> {
    let path = path.to_lowercase();
    let (within, file) = path.rsplit_once(SLASHES)?;
    let (place, name) = within.rsplit_once(SLASHES).unwrap_or(("", within));
    let mut endings = endings.iter();
    let stem = endings.find_map(|ending| file.strip_suffix(*ending))?;
    // A path that climbs lies nowhere that can be trusted.
    let is_there = name == folder && place.split(SLASHES).all(|step| step != "..");
    is_there.then(|| (stem.to_owned(), place.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_OTHERS: [&str; 3] = [".jpg", ".png", ".tbi"];

    fn folder(paths: &[&'static str]) -> PictureFolder {
        PictureFolder::with_endings("a/goods.csv", &OF_OTHERS, paths.iter().copied())
    }

    #[test]
    fn pictures_of_one_name_are_told_apart_by_their_endings() {
        let folder = folder(&["a/goods/f.jpg", "a/goods/f.png", "a/goods/F.PNG"]);
        assert_eq!(folder.len(), 3);
        for (asked, found) in [
            ("f.jpg", Ok(Some("a/goods/f.jpg"))),
            ("F.jpg", Ok(Some("a/goods/f.jpg"))),
            ("f.png", Ok(Some("a/goods/f.png"))),
            ("F.PNG", Ok(Some("a/goods/F.PNG"))),
            ("F", Ok(Some("a/goods/F.PNG"))),
            ("F.png", Err(Ambiguous)),
            ("f", Err(Ambiguous)),
            ("g", Ok(None)),
        ] {
            assert_eq!(folder.path(asked), found, "{asked}");
        }
    }

    #[test]
    fn another_ending_than_was_asked_for_is_better_than_nothing() {
        let one = folder(&["a/goods/f.jpg"]);
        assert_eq!(one.path("F.png"), Ok(Some("a/goods/f.jpg")));
        let two = folder(&["a/goods/f.jpg", "a/goods/f.tbi"]);
        assert_eq!(two.path("f.png"), Err(Ambiguous));
    }

    #[test]
    fn the_ending_of_old_goes_before_the_same_in_large_letters() {
        let paths = ["goods/0a1b.TBI", "goods/0a1b.tbi", "goods/0a1b.jpg"];
        let folder = PictureFolder::of("goods.csv", paths);
        assert_eq!(folder.path("0a1b"), Ok(Some("goods/0a1b.tbi")));
        assert_eq!(folder.len(), 2);
    }

    #[test]
    fn a_folder_beside_the_table_goes_before_others_of_its_name() {
        let one = folder(&["a/goods/F.JPG", "b/goods/f.jpg", "goods\\f.jpg"]);
        assert_eq!(one.path("f.jpg"), Ok(Some("a/goods/F.JPG")));
        let other = folder(&["b/goods/f.jpg", "c/goods/f.jpg", "../goods/f.jpg"]);
        assert_eq!((other.path("f.jpg"), other.len()), (Err(Ambiguous), 2));
        assert!(folder(&["goods.jpg", "a/f.jpg"]).is_empty());
    }
}
