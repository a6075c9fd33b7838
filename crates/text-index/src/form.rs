//! What is kept of a text, and how it is cut.

use tantivy::{
    schema::{
        BytesOptions, FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema,
        TextFieldIndexing, TextOptions,
    },
    tokenizer::{Token, TokenStream, Tokenizer},
};

use crate::grams;

/// Raised whenever what is kept changes: an index of another form is made anew.
pub const FORM: &str = "form-2";

#[derive(Clone, Copy)]
pub struct Fields {
    pub of: Field,
    pub no: Field,
    pub tag: Field,
    pub by: Field,
    pub at: Field,
    pub print: Field,
    pub grams: Field,
    pub sounds: Field,
    pub letters: Field,
}

pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let cut = |name: &str, norms: bool, kept| {
        let indexing = TextFieldIndexing::default().set_tokenizer(name);
        let indexing = indexing.set_fieldnorms(norms).set_index_option(kept);
        TextOptions::default().set_indexing_options(indexing)
    };
    let id = BytesOptions::default().set_indexed();
    let number = NumericOptions::default();
    let fields = Fields {
        of: schema.add_bytes_field("of", id.clone().set_fast()),
        no: schema.add_u64_field("no", INDEXED | FAST),
        tag: schema.add_text_field("tag", STRING),
        by: schema.add_bytes_field("by", id),
        at: schema.add_i64_field("at", number.clone().set_fast()),
        print: schema.add_u64_field("print", number.set_fast()),
        grams: schema.add_text_field("grams", cut("grams", true, IndexRecordOption::WithFreqs)),
        sounds: schema.add_text_field("sounds", cut("sounds", false, IndexRecordOption::Basic)),
        letters: schema.add_text_field("letters", cut("letters", false, IndexRecordOption::Basic)),
    };
    (schema.build(), fields)
}

/// Cuts a text by one of the functions of [`grams`].
#[derive(Clone)]
pub struct Cut(pub Cutting);

type Cutting = fn(&str) -> Vec<String>;

pub const CUTS: [(&str, Cutting); 3] = [
    ("grams", grams::grams),
    ("sounds", grams::sounds),
    ("letters", grams::letters),
];

pub struct Tokens {
    left: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens {
            left: (self.0)(text).into_iter(),
            token: Token::default(),
        }
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        let Some(text) = self.left.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
