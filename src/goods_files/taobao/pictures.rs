//! 新图片: which pictures a row shows, and a list of ours as a row says it.

use std::{collections::HashSet, fmt::Write};

use sha2::{Digest, Sha256};
use uuid::Uuid;
use yingke_taobao_csv::{Picture, Product};

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

/// Shows these. What the row shows already is said as before, colours too; what never came to us stays behind ours.
pub fn show(product: &mut Product, before: &[ShownPicture], addresses: &[String]) {
    let rows = std::mem::take(&mut product.pictures);
    let name_of = |address: &String| {
        let shown = before.iter().find(|shown| shown.address == *address)?;
        Some(shown.name.as_str()).filter(|name| !name.is_empty())
    };
    let row_of = |address: &String| {
        let name = name_of(address)?;
        rows.iter().position(|row| row.name == name)
    };
    let shown: Vec<(Option<usize>, Picture)> = addresses
        .iter()
        .map(|address| match row_of(address) {
            Some(at) => (Some(at), rows[at].clone()),
            None => (None, new(address)),
        })
        .collect();
    let last_main = shown.iter().rposition(|(_, one)| one.colour.is_none());
    let (mut pictures, mut said) = (Vec::new(), HashSet::new());
    for (place, (row, mut picture)) in shown.into_iter().enumerate() {
        // Main pictures come first: one of a colour that stands among them is both.
        if picture.colour.is_some() && Some(place) < last_main {
            picture.colour = None;
        } else {
            said.extend(row);
        }
        pictures.push(picture);
    }
    let names: HashSet<&str> = addresses.iter().filter_map(name_of).collect();
    let came = |row: &Picture| before.iter().any(|shown| shown.name == row.name);
    let stays = |row: &Picture| {
        row.name.is_empty()
            || !came(row)
            || row.colour.is_some() && names.contains(row.name.as_str())
    };
    let others = rows.iter().enumerate();
    let others = others.filter(|(at, row)| !said.contains(at) && stays(row));
    pictures.extend(others.map(|(_, row)| row.clone()));
    let main = pictures
        .iter_mut()
        .filter(|picture| picture.colour.is_none());
    for (index, picture) in (0..).zip(main) {
        picture.index = index;
    }
    product.pictures = pictures;
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
    use yingke_taobao_csv::Pair;

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
        show(&mut product, &before, &now);
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
        show(&mut product, &before, &["/c".to_owned(), "/a".to_owned()]);
        assert_eq!(names(&product), [("c", 0), ("a", 1), ("c", 0)]);
        let refs = shown(&product);
        let refs: Vec<_> = refs.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(refs, ["c", "a"]);
    }
}
