use crate::{Encoding, Field, Row};

const SIGNS: [char; 8] = ['=', '@', '+', '-', '＝', '＠', '＋', '－'];
const BREAKS: [char; 3] = ['\t', '\r', '\n'];

/// Begin with a number of Taobao, which may have a sign: a list of those is no sum.
const OF_NUMBERS: [Field; 6] = [
    Field::CateProps,
    Field::SkuProps,
    Field::InputPids,
    Field::PropAlias,
    Field::CpvMemo,
    Field::InputCustomCpv,
];

/// Whether a spreadsheet may take a cell that begins with this text for a formula.
pub fn is_like_formula(text: &str) -> bool {
    text.trim_start_matches(BREAKS).starts_with(SIGNS)
}

impl Row {
    /// The columns, by their number from 0, that a spreadsheet takes for formulas where such a file is opened in one. The format has
    /// no way to say that they are text: quotes do not, and whatever stands before it is read as a part of it.
    pub fn formulas(&self) -> impl Iterator<Item = usize> {
        let columns = 0..self.layout().names().len();
        columns.filter(move |column| self.is_formula(*column))
    }

    /// Those of them that nobody's file had there. The first of several typed values may be as it came, and another one changed.
    pub fn new_formulas(&self) -> impl Iterator<Item = usize> {
        self.changed_columns()
            .filter(move |column| self.is_formula(*column) && !self.begins_as_read(*column))
    }

    fn begins_as_read(&self, column: usize) -> bool {
        let is_of_several = self.layout().column(Field::InputValues) == Some(column);
        let texts = (self.text_as_read(column), self.text(column));
        let (true, (Ok(was), Ok(is))) = (is_of_several, texts) else {
            return false;
        };
        was.split(',').next() == is.split(',').next()
    }

    fn is_formula(&self, column: usize) -> bool {
        // Most cells are told by their first character.
        let may_be = may_be_formula(self.layout().format().encoding, self.raw_now(column));
        may_be
            && self
                .text(column)
                .is_ok_and(|text| self.begins(column, &text))
    }

    fn begins(&self, column: usize, text: &str) -> bool {
        let text = text.trim_start_matches(BREAKS);
        let Some(rest) = text.strip_prefix(SIGNS) else {
            return false;
        };
        let is_signed = text.starts_with(['+', '-']);
        let field = Field::of(&self.layout().names()[column]);
        let is_of_numbers = field.is_some_and(|field| OF_NUMBERS.contains(&field));
        !(is_signed && (is_of_numbers || is_number(rest)))
    }
}

/// Said of the first unit that is neither a quote nor a break: of a character beyond ASCII it may be a part.
fn may_be_formula(encoding: Encoding, cell: &[u8]) -> bool {
    let width = encoding.width();
    let units = cell.chunks_exact(width).map(|unit| encoding.unit(unit));
    let mut units = units.map(|unit| char::from_u32(unit.into()).unwrap_or_default());
    let first = units.find(|unit| !matches!(unit, '"' | '\t' | '\r' | '\n'));
    first.is_some_and(|unit| SIGNS.contains(&unit) || (width == 1 && !unit.is_ascii()))
}

fn is_number(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use crate::{Encoding, Field, Format, Generation, Input, Layout, Product, Row};

    fn titled(title: &str, encoding: Encoding) -> Row {
        let format = Format {
            encoding,
            ..Format::default()
        };
        let product = Product {
            title: title.to_owned(),
            ..Product::default()
        };
        let layout = Layout::new(Generation::G63, format);
        layout.new_row(&product).expect("a title fits")
    }

    #[test]
    fn what_a_spreadsheet_calculates_is_found_in_every_encoding() {
        for encoding in Encoding::ALL {
            for title in ["=1+1", "@SUM(1)", "+1+1", "-1+1", "＝1+1", "\t=1+1", "-"] {
                let found: Vec<_> = titled(title, encoding).formulas().collect();
                let wanted: &[usize] = if title == "-" { &[] } else { &[0] };
                assert_eq!(found, wanted, "{title} {encoding:?}");
            }
            for title in ["椅 =1+1", " =1+1", "-1", "+2.5", "\"=1\"", ""] {
                let row = titled(title, encoding);
                assert_eq!(row.formulas().count(), 0, "{title} {encoding:?}");
            }
        }
    }

    #[test]
    fn what_was_read_is_no_new_one() {
        let mut row = titled("=1+1", Encoding::Utf16Le);
        assert_eq!(row.new_formulas().count(), 0);
        row.set(Field::Subtitle, "=2").expect("it fits");
        row.set(Field::PropAlias, "-1:-1001:橡木").expect("it fits");
        let subtitle = row.layout().column(Field::Subtitle);
        assert_eq!(row.new_formulas().next(), subtitle);
        assert_eq!(row.new_formulas().count(), 1);
    }

    #[test]
    fn a_first_value_that_was_read_is_no_new_one_where_another_changes() {
        let typed = |pid, value: &str| Input {
            pid,
            value: value.to_owned(),
        };
        let product = Product {
            inputs: vec![typed(5, "-5~40℃"), typed(20_000, "松下")],
            ..Product::default()
        };
        let layout = Layout::new(Generation::G63, Format::default());
        let mut row = layout.new_row(&product).expect("it fits");
        let column = row.layout().column(Field::InputValues);
        assert_eq!(row.formulas().next(), column);
        for (values, new) in [
            ("-5~40℃,松下电器", None),
            ("-5~40℃", None),
            ("-5~45℃,松下", column),
        ] {
            row.set(Field::InputValues, values).expect("it fits");
            assert_eq!(row.new_formulas().next(), new, "{values}");
        }
        let mut row = titled("=1,2", Encoding::Utf16Le);
        row.set(Field::Title, "=1,3").expect("it fits");
        assert_eq!(row.new_formulas().count(), 1, "a title is one text");
    }
}
