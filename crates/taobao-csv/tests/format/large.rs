use std::io::{self, Read};

use yingke_taobao_csv::{Format, Generation, Layout, Product, Reader, Writer};

const ROWS: u64 = 100_000;

/// One row again and again, in pieces that fall anywhere within it.
struct Again {
    row: Vec<u8>,
    at: usize,
    left: u64,
}

impl Read for Again {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Ok(0);
        }
        let rest = &self.row[self.at..];
        let count = rest.len().min(into.len()).min(97);
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        if self.at == self.row.len() {
            (self.at, self.left) = (0, self.left - 1);
        }
        Ok(count)
    }
}

/// Nowhere, but counted.
#[derive(Default)]
struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_hundred_thousand_rows_stream_through() {
    let layout = Layout::new(Generation::G63, Format::default());
    let title = "白橡木椅".into();
    let row = layout
        .new_row(&Product {
            title,
            ..Product::default()
        })
        .unwrap();
    let row = row.as_read().to_vec();
    let length = row.len() as u64;
    let rows = Again {
        row,
        at: 0,
        left: ROWS,
    };
    let reader = Reader::new(layout.head().chain(rows)).unwrap();
    let mut writer = Writer::new(Counted::default(), &layout).unwrap();
    let mut last = 0;
    for row in reader {
        let row = row.unwrap();
        writer.row(&row).unwrap();
        last = row.line();
    }
    assert_eq!(last, ROWS + 3);
    assert_eq!(
        writer.finish().unwrap().0,
        layout.head().len() as u64 + ROWS * length
    );
}
