//! Pictures beside a plain table in a zip: what it names and the shop does not have is taken from the folder that is called as the table is.

use super::{
    decide::{Grounds, Pictured, Undecided},
    pictures::Missing,
};
use crate::{
    catalogue::{
        goods::{Edit, Stored, pictures_here},
        photo_path,
    },
    goods_files::{
        incoming::{CellFault, Incoming, PictureRef},
        taobao::picture_name,
    },
    storage::StorageError,
};

/// Of the files, in small letters.
pub const ENDINGS: [&str; 5] = [".gif", ".jpeg", ".jpg", ".png", ".webp"];

impl Grounds {
    /// The edits, with addresses of this shop for what came along; what lies nowhere stays as it is named, and is refused later.
    pub async fn with_pictures_beside(
        &mut self,
        table: usize,
        (incoming, known): (&Incoming, Option<&Stored>),
        mut edits: Vec<Edit>,
    ) -> Result<Result<Pictured, Vec<CellFault>>, Undecided> {
        let mut all = edits.iter();
        let place = all.position(|edit| matches!(edit, Edit::Pictures(_)));
        let Some(place) = place.filter(|_| self.pictures.count() > 0) else {
            return Ok(Ok((edits, Vec::new())));
        };
        let (mut shown, mut taken) = (Vec::new(), Vec::new());
        for (name, here) in self.named(&edits[place], known).await? {
            let address = match here {
                Some(address) => address,
                None => match self.taken_beside(table, incoming, &name).await? {
                    Ok(Some((file, address))) => {
                        taken.push((file, address.clone()));
                        address
                    }
                    Ok(None) => name.clone(),
                    Err(fault) => return Ok(Err(vec![fault])),
                },
            };
            show_in_description(&mut edits, &name, &address);
            show_of_skus(&mut edits, &name, &address);
            // Two files of the same bytes are one picture.
            if !shown.contains(&address) {
                shown.push(address);
            }
        }
        edits[place] = Edit::Pictures(shown);
        Ok(Ok((edits, taken)))
    }

    /// The file that came along under this name, with its address here; none: there is no such file.
    async fn taken_beside(
        &mut self,
        table: usize,
        incoming: &Incoming,
        name: &str,
    ) -> Result<Result<Option<(String, String)>, CellFault>, Undecided> {
        let wanted = [beside(name)];
        match self.pictures.take(table, incoming.line, &wanted).await {
            Ok(found) => {
                let found = found.and_then(|found| found.into_iter().next());
                Ok(Ok(
                    found.map(|(file, id)| (file, photo_path(&self.slug, id)))
                ))
            }
            Err(Missing::Fault(fault)) => {
                let column = incoming.column("pictures", false);
                Ok(Err(CellFault { column, ..fault }))
            }
            Err(Missing::Unreachable) => Err(Undecided::Unreachable),
        }
    }

    /// What an edit names, with its address where the shop has it: also a picture that it took over from elsewhere before.
    async fn named(
        &self,
        edit: &Edit,
        known: Option<&Stored>,
    ) -> Result<Vec<(String, Option<String>)>, StorageError> {
        let Edit::Pictures(names) = edit else {
            return Ok(Vec::new());
        };
        let here = pictures_here(&self.db, &self.slug, names).await?;
        let had = known.map_or(&[][..], |known| &known.goods.detail.pictures);
        let address = |name: &String| {
            let own = had.contains(name).then(|| name.clone());
            own.or_else(|| here.get(name).cloned())
        };
        let named = names.iter().map(|name| (name.clone(), address(name)));
        Ok(named.collect())
    }
}

/// A description shows pictures of its product by their addresses.
fn show_in_description(edits: &mut [Edit], before: &str, address: &str) {
    for edit in edits {
        if let Edit::Description(html) = edit
            && before.contains("/photos/")
        {
            *html = html.replace(before, address);
        }
    }
}

/// A SKU shows one of its product's pictures, as the file calls it there.
fn show_of_skus(edits: &mut [Edit], before: &str, address: &str) {
    for edit in edits {
        let Edit::Skus(forms) = edit else {
            continue;
        };
        let pictures = forms.iter_mut().filter_map(|form| form.picture.as_mut());
        for picture in pictures.filter(|picture| picture.as_str() == before) {
            address.clone_into(picture);
        }
    }
}

/// A file as somebody wrote it down, or as an export calls the picture that was found at this address elsewhere.
fn beside(name: &str) -> PictureRef {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let lower = file.to_lowercase();
    let is_file = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    PictureRef {
        name: if is_file {
            file.to_owned()
        } else {
            picture_name(name)
        },
        index: 0,
        colour: None,
        // It is looked for elsewhere where no such file came along.
        url: Some(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_called_by_its_file_or_by_where_it_was() {
        let id = "0190aa00-0000-7000-8000-000000000001";
        for (named, file) in [
            ("Front.JPG", "Front.JPG"),
            ("goods/0a1b.v2.png", "0a1b.v2.png"),
            ("goods\\0a1b.webp", "0a1b.webp"),
            (
                &*format!("/api/store/songxi/photos/{id}"),
                "0190aa00000070008000000000000001",
            ),
            (id, "0190aa00000070008000000000000001"),
        ] {
            assert_eq!(beside(named).name, file);
        }
    }
}
