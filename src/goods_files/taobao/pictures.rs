//! 新图片: which pictures a row shows, and a list of ours as a row says it.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use uuid::Uuid;
use yingke_taobao_csv::{Pair, Picture, Product};

use crate::goods_files::{incoming::PictureRef, snapshot::ShownPicture};

/// As many as a product of ours may have.
pub const MOST: usize = 20;

/// The pictures of a row as we would show them: main ones by their number, then those of colours, none twice.
pub fn shown(product: &Product) -> Vec<PictureRef> {
    let mut pictures: Vec<&Picture> = product.pictures.iter().collect();
    pictures.sort_by_key(|picture| match picture.colour {
        None => (false, picture.index),
        Some(_) => (true, 0),
    });
    let mut shown: Vec<PictureRef> = Vec::new();
    for picture in pictures {
        let one = reference(picture);
        let is_twice = shown.iter().any(|other| is_same(other, &one));
        let is_nothing = one.name.is_empty() && one.url.is_none();
        if !is_twice && !is_nothing {
            shown.push(one);
        }
    }
    shown
}

fn reference(picture: &Picture) -> PictureRef {
    let colour = picture
        .colour
        .map(|pair| format!("{}:{}", pair.pid, pair.vid));
    PictureRef {
        name: picture.name.clone(),
        index: picture.index,
        colour,
        url: Some(picture.address.clone()).filter(|address| !address.is_empty()),
    }
}

fn is_same(one: &PictureRef, other: &PictureRef) -> bool {
    if one.name.is_empty() {
        one.url == other.url && other.name.is_empty()
    } else {
        one.name == other.name
    }
}

/// What the file of a picture of ours is called beside a table, without its `.tbi`.
pub fn picture_name(address: &str) -> String {
    let last = address.rsplit('/').next().unwrap_or(address);
    if let Ok(id) = last.parse::<Uuid>() {
        return id.simple().to_string();
    }
    let digest = Sha256::digest(address.as_bytes());
    digest.iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Shows these, and of each value the picture it has; empty: none any more. What the row shows already is said as before, colours
/// too; what never came to us stays behind ours.
pub fn show(
    product: &mut Product,
    before: &[ShownPicture],
    addresses: &[String],
    of_values: &[(Pair, String)],
) {
    let rows = std::mem::take(&mut product.pictures);
    let said = Said {
        rows: &rows,
        before,
        of_values,
    };
    let last_main = addresses.iter().rposition(|one| said.is_main(one));
    // Main pictures come first, and there is one: one of a colour that stands among them is both.
    let mains = last_main.map_or(1, |last| last + 1).min(addresses.len());
    let (mains, others) = addresses.split_at(mains);
    let main = (0..).zip(mains).map(|(index, one)| Picture {
        index,
        colour: None,
        ..said.row(one)
    });
    let mut pictures: Vec<Picture> = main.collect();
    pictures.extend(others.iter().flat_map(|one| said.coloured(one)));
    pictures.extend(mains.iter().flat_map(|one| said.coloured(one)));
    let never_came = rows.iter().filter(|row| said.never_came(row));
    pictures.extend(never_came.cloned());
    let main = pictures.iter_mut();
    let main = main.filter(|picture| picture.colour.is_none());
    for (index, picture) in (0..).zip(main) {
        picture.index = index;
    }
    product.pictures = pictures;
}

/// What a row says of pictures, and what is to be said of values.
struct Said<'a> {
    rows: &'a [Picture],
    before: &'a [ShownPicture],
    of_values: &'a [(Pair, String)],
}

impl Said<'_> {
    fn rows_of(&self, address: &str) -> impl Iterator<Item = &Picture> {
        let mut before = self.before.iter();
        let shown = before.find(|shown| shown.address == address);
        let name = shown.map_or("", |shown| shown.name.as_str());
        let rows = self.rows.iter();
        rows.filter(move |row| !name.is_empty() && row.name == name)
    }

    fn row(&self, address: &str) -> Picture {
        let row = self.rows_of(address).next().cloned();
        row.unwrap_or_else(|| new(address))
    }

    /// Those that are as the row says them, and those that are to be said.
    fn colours(&self, address: &str) -> Vec<Pair> {
        let rows = self.rows_of(address).filter_map(|row| row.colour);
        let rows = rows.filter(|pair| !self.is_told(*pair));
        let told = self.of_values.iter();
        let told = told.filter(|(_, picture)| picture == address);
        rows.chain(told.map(|(pair, _)| *pair)).collect()
    }

    fn coloured(&self, address: &str) -> Vec<Picture> {
        let coloured = |pair: Pair| {
            let mut rows = self.rows_of(address);
            let row = rows.find(|row| row.colour == Some(pair)).cloned();
            row.unwrap_or_else(|| Picture {
                index: 0,
                colour: Some(pair),
                ..self.row(address)
            })
        };
        let colours = self.colours(address).into_iter();
        colours.map(coloured).collect()
    }

    fn is_main(&self, address: &str) -> bool {
        let mut rows = self.rows_of(address);
        rows.any(|row| row.colour.is_none()) || self.colours(address).is_empty()
    }

    fn is_told(&self, pair: Pair) -> bool {
        self.of_values.iter().any(|(told, _)| *told == pair)
    }

    fn never_came(&self, row: &Picture) -> bool {
        let mut before = self.before.iter();
        let came = !row.name.is_empty() && before.any(|shown| shown.name == row.name);
        !came && !row.colour.is_some_and(|pair| self.is_told(pair))
    }
}

fn new(address: &str) -> Picture {
    Picture {
        name: picture_name(address),
        ..Picture::default()
    }
}

/// 图片状态: 1 for each with an address, 2 for each that is still to be uploaded.
pub fn status(product: &Product) -> String {
    let status = |picture: &Picture| {
        if picture.address.is_empty() {
            "2;"
        } else {
            "1;"
        }
    };
    product.pictures.iter().map(status).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(name: &str, index: u64, colour: Option<i64>) -> Picture {
        Picture {
            name: name.to_owned(),
            index,
            colour: colour.map(|vid| Pair {
                pid: 1_627_207,
                vid,
            }),
            address: format!("https://img.example/{name}"),
        }
    }

    fn of(pictures: &[Picture]) -> Product {
        Product {
            pictures: pictures.to_vec(),
            ..Product::default()
        }
    }

    fn names(product: &Product) -> Vec<(&str, u64)> {
        let pictures = product.pictures.iter();
        pictures
            .map(|picture| (picture.name.as_str(), picture.index))
            .collect()
    }

    #[test]
    fn main_pictures_come_first_and_none_twice() {
        let rows = [
            picture("c", 0, Some(3)),
            picture("b", 1, None),
            picture("a", 0, None),
            picture("a", 2, None),
        ];
        let shown = shown(&of(&rows));
        let names: Vec<_> = shown.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(shown[2].colour.as_deref(), Some("1627207:3"));
    }

    #[test]
    fn what_is_shown_stays_and_what_never_came_stays_behind() {
        let rows = [
            picture("a", 0, None),
            picture("b", 1, None),
            picture("c", 0, Some(3)),
        ];
        let mut product = of(&rows);
        let before = [("/a", "a"), ("/c", "c")].map(|(address, name)| ShownPicture {
            address: address.to_owned(),
            name: name.to_owned(),
        });
        let id = "0190aa00-0000-7000-8000-000000000001";
        let now = [format!("/api/store/x/photos/{id}"), "/c".to_owned()];
        show(&mut product, &before, &now, &[]);
        let new = "0190aa00000070008000000000000001";
        assert_eq!(names(&product), [(new, 0), ("c", 0), ("b", 1)]);
        assert_eq!(status(&product), "2;1;1;");
    }

    #[test]
    fn a_colour_that_is_shown_first_is_a_main_picture_too() {
        let mut product = of(&[picture("a", 0, None), picture("c", 0, Some(3))]);
        let before = [("/a", "a"), ("/c", "c")].map(|(address, name)| ShownPicture {
            address: address.to_owned(),
            name: name.to_owned(),
        });
        let now = ["/c".to_owned(), "/a".to_owned()];
        show(&mut product, &before, &now, &[]);
        assert_eq!(names(&product), [("c", 0), ("a", 1), ("c", 0)]);
        let refs = shown(&product);
        let refs: Vec<_> = refs.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(refs, ["c", "a"]);
    }

    #[test]
    fn a_value_has_another_picture_than_before_or_none_any_more() {
        let rows = [
            picture("a", 0, None),
            picture("c", 0, Some(3)),
            picture("d", 0, Some(4)),
        ];
        let before = ["a", "c", "d"].map(|name| ShownPicture {
            address: format!("/{name}"),
            name: name.to_owned(),
        });
        let now = ["/a", "/c", "/d"].map(str::to_owned);
        let pair = |vid| Pair {
            pid: 1_627_207,
            vid,
        };
        let mut product = of(&rows);
        let told = [(pair(3), "/d".to_owned()), (pair(4), "/d".to_owned())];
        show(&mut product, &before, &now, &told);
        assert_eq!(names(&product), [("a", 0), ("c", 1), ("d", 0), ("d", 0)]);
        let colours = product.pictures.iter().map(|one| one.colour);
        let wanted = [None, None, Some(pair(3)), Some(pair(4))];
        assert_eq!(colours.collect::<Vec<_>>(), wanted);
        assert_eq!(product.pictures[2].address, "https://img.example/d");
        let mut product = of(&rows);
        show(&mut product, &before, &now, &[(pair(4), String::new())]);
        assert_eq!(names(&product), [("a", 0), ("c", 1), ("d", 2), ("c", 0)]);
    }
}
