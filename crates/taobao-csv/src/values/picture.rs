use super::{Pair, Value, number::number, parts};
use crate::Reason;

/// A picture of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Of its `.tbi` file, without the ending.
    pub name: String,
    pub index: u64,
    /// The colour it shows; a main picture shows none.
    pub colour: Option<Pair>,
    /// Empty while it is only in the folder.
    pub address: String,
}

impl Picture {
    /// As `picture_status` says it: 1 for one with an address, 2 for one that is still to be uploaded.
    pub(crate) const fn status(&self) -> &'static str {
        if self.address.is_empty() { "2;" } else { "1;" }
    }

    /// `name:1:index:|address` or `name:2:index:pid:vid|address`.
    fn of(part: &str) -> Option<Self> {
        let (picture, address) = part.split_once('|')?;
        let fields: Vec<&str> = picture.splitn(4, ':').collect();
        let (name, kind, index, rest) = match fields[..] {
            [name, kind, index] => (name, kind, index, ""),
            [name, kind, index, rest] => (name, kind, index, rest),
            _ => return None,
        };
        let colour = match (kind, rest.split_once(':')) {
            ("1", None) if rest.is_empty() => None,
            ("2", Some((pid, vid))) => Some(Pair::of(pid, vid)?),
            _ => return None,
        };
        Some(Self {
            name: name.to_owned(),
            index: number(index)?,
            colour,
            address: address.to_owned(),
        })
    }

    fn written(&self) -> String {
        let (name, index, address) = (&self.name, self.index, &self.address);
        match self.colour {
            None => format!("{name}:1:{index}:|{address};"),
            Some(pair) => format!("{name}:2:{index}:{}|{address};", pair.written()),
        }
    }
}

impl Value for Vec<Picture> {
    fn read(text: &str) -> Result<Self, Reason> {
        let picture =
            |part: &str| Picture::of(part).ok_or_else(|| Reason::NotAPicture(Reason::shown(part)));
        parts(text).map(picture).collect()
    }

    fn written(&self) -> String {
        self.iter().map(Picture::written).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_pictures_and_pictures_of_colours_are_read() {
        let text = "0a1b:1:0:|https://img.example/a.jpg;0a1c:2:0:1627207:28324|;";
        let pictures = Vec::<Picture>::read(text).unwrap();
        assert_eq!(pictures[0].colour, None);
        assert_eq!(pictures[0].address, "https://img.example/a.jpg");
        assert_eq!(
            pictures[1].colour,
            Some(Pair {
                pid: 1_627_207,
                vid: 28_324
            })
        );
        assert_eq!((pictures[0].status(), pictures[1].status()), ("1;", "2;"));
        assert_eq!(pictures.written(), text);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for text in ["a", "a:3:0:|", "a:1:0:1:2|", "a:2:0:|", "a:1:x:|", "a:1:0:"] {
            assert!(
                matches!(Vec::<Picture>::read(text), Err(Reason::NotAPicture(_))),
                "{text}"
            );
        }
    }
}
