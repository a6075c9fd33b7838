//! What a phrase may be: the same rules for a form and for a row of a file.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_chinese_text::normalise;

use super::variables;
use crate::{
    http::Problem,
    vocabulary::{FileId, ProductId},
};

pub const CODE_CHARS: usize = 20;
pub const TITLE_CHARS: usize = 60;
pub const BODY_CHARS: usize = 2_000;
pub const FOLDER_CHARS: usize = 20;
pub const MOST_ATTACHED: usize = 4;

/// A phrase as it is written down in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhraseForm {
    /// At most 20 characters; empty: in none.
    pub folder: String,
    /// What is typed after `/`: at most 20 characters without spaces and `/`; empty: none. Kept small and in simplified characters.
    pub code: String,
    /// 1 to 60 characters.
    pub title: String,
    /// At most 2,000 characters with variables such as `{客户昵称}`; empty only beside a picture or a product.
    pub body: String,
    /// At most 4 pictures of the shop.
    pub pictures: Vec<FileId>,
    /// At most 4 products.
    pub products: Vec<ProductId>,
}

/// Why a phrase is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("a folder's name has at most 20 characters")]
    Folder,
    #[error("a code has at most 20 characters, without spaces and slashes")]
    Code,
    #[error("two rows have this code")]
    CodeTwice,
    #[error("a title has 1 to 60 characters")]
    Title,
    #[error("a phrase has 1 to 2,000 characters, or a picture or a product")]
    Body,
    #[error(
        "nobody knows what {{{0}}} stands for; there are {known}",
        known = variables::all_written()
    )]
    Variable(String),
    #[error("a phrase has at most 4 pictures, which the shop has")]
    Pictures,
    #[error("a phrase has at most 4 products, which the shop has")]
    Products,
}

impl Fault {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Folder => "bad_folder",
            Self::Code => "bad_code",
            Self::CodeTwice => "code_twice",
            Self::Title => "bad_title",
            Self::Body => "bad_body",
            Self::Variable(_) => "unknown_variable",
            Self::Pictures => "bad_pictures",
            Self::Products => "bad_products",
        }
    }

    /// The field, which is also the column of a file.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Code | Self::CodeTwice => "code",
            Self::Title => "title",
            Self::Body | Self::Variable(_) => "body",
            Self::Pictures => "pictures",
            Self::Products => "products",
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            fault.code(),
            fault.to_string(),
        )
    }
}

/// The form in the shape it is kept in.
pub fn checked(form: PhraseForm) -> Result<PhraseForm, Fault> {
    let is_alone = form.pictures.is_empty() && form.products.is_empty();
    if form.pictures.len() > MOST_ATTACHED {
        return Err(Fault::Pictures);
    }
    if form.products.len() > MOST_ATTACHED {
        return Err(Fault::Products);
    }
    Ok(PhraseForm {
        folder: folder(&form.folder)?,
        code: code(&form.code)?,
        title: title(&form.title)?,
        body: body(&form.body, is_alone)?,
        ..form
    })
}

pub fn folder(text: &str) -> Result<String, Fault> {
    line(text, 0, FOLDER_CHARS).ok_or(Fault::Folder)
}

pub fn code(text: &str) -> Result<String, Fault> {
    let code = normalise(text);
    let is_one_word = !code.contains([' ', '/']);
    line(&code, 0, CODE_CHARS)
        .filter(|_| is_one_word)
        .ok_or(Fault::Code)
}

pub fn title(text: &str) -> Result<String, Fault> {
    line(text, 1, TITLE_CHARS).ok_or(Fault::Title)
}

pub fn body(text: &str, is_alone: bool) -> Result<String, Fault> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    let is_odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(is_odd) || text.chars().count() > BODY_CHARS || (is_alone && text.is_empty()) {
        return Err(Fault::Body);
    }
    match variables::unknown(text) {
        Some(name) => Err(Fault::Variable(name.to_owned())),
        None => Ok(text.to_owned()),
    }
}

/// One line of so many characters.
fn line(text: &str, least: usize, most: usize) -> Option<String> {
    let text = text.trim();
    let fits = (least..=most).contains(&text.chars().count());
    (fits && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(code: &str, title: &str, body: &str) -> PhraseForm {
        PhraseForm {
            code: code.to_owned(),
            title: title.to_owned(),
            body: body.to_owned(),
            ..PhraseForm::default()
        }
    }

    #[test]
    fn a_code_is_kept_in_one_form() {
        let kept = checked(form(" ＦＨ發 ", "发货", "48 小时")).unwrap();
        assert_eq!(kept.code, "fh发");
    }

    #[test]
    fn nonsense_is_refused_at_its_field() {
        let fault = |form| checked(form).unwrap_err();
        assert_eq!(fault(form("a b", "x", "y")), Fault::Code);
        assert_eq!(fault(form("/a", "x", "y")), Fault::Code);
        assert_eq!(fault(form(&"a".repeat(21), "x", "y")), Fault::Code);
        assert_eq!(fault(form("", " ", "y")), Fault::Title);
        assert_eq!(fault(form("", "一\n二", "y")), Fault::Title);
        assert_eq!(fault(form("", "x", " ")), Fault::Body);
        assert_eq!(fault(form("", "x", &"长".repeat(2001))), Fault::Body);
        assert_eq!(
            fault(form("", "x", "{名字}")),
            Fault::Variable("名字".into())
        );
        assert_eq!(fault(form("", "x", "{名字}")).field(), "body");
    }

    #[test]
    fn a_picture_may_stand_without_words() {
        let mut alone = form("", "尺寸图", "");
        alone.pictures = vec![FileId(uuid::Uuid::nil())];
        assert!(checked(alone.clone()).is_ok());
        alone.pictures = vec![FileId(uuid::Uuid::nil()); 5];
        assert_eq!(checked(alone).unwrap_err(), Fault::Pictures);
    }
}
