use crate::craft;
use yingke_picture::kind::sniff;
use yingke_picture::{Format, Kind, Refusal};

const REFUSED_PROGRAM: Kind = Kind::Refused(Refusal::Executable);
const MISMATCH: Kind = Kind::Refused(Refusal::ContentMismatch);
const UNKNOWN: Kind = Kind::Document("application/octet-stream");

const PE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF";
const ELF: &[u8] = b"\x7FELF\x02\x01\x01\0\0\0\0\0";

#[test]
fn a_picture_is_known_by_its_content_whatever_its_name() {
    let pixels = craft::photo(8, 8);
    for name in ["a.jpg", "a.png", "a.pdf", "a", ""] {
        assert_eq!(
            sniff(&craft::png(&pixels), name),
            Kind::Picture(Format::Png)
        );
        assert_eq!(
            sniff(&craft::jpeg(&pixels), name),
            Kind::Picture(Format::Jpeg)
        );
        assert_eq!(
            sniff(&craft::webp(&pixels), name),
            Kind::Picture(Format::Webp)
        );
        assert_eq!(
            sniff(&craft::gif(8, 8, 1, b""), name),
            Kind::Picture(Format::Gif)
        );
    }
}

#[test]
fn a_program_renamed_to_a_picture_is_refused_as_a_mismatch() {
    for program in [
        PE,
        ELF,
        b"#!/bin/sh\nrm -rf ~",
        b"\xCF\xFA\xED\xFE\x07\0\0\x01",
    ] {
        assert_eq!(sniff(program, "photo.jpg"), MISMATCH);
        assert_eq!(sniff(program, "photo.exe\u{202E}\0.PNG"), MISMATCH);
        assert_eq!(sniff(program, "report.pdf"), REFUSED_PROGRAM);
    }
    assert_eq!(Refusal::ContentMismatch.code(), "content_mismatch");
}

#[test]
fn packages_and_shortcuts_are_programs() {
    let zip = |entry: &str| [b"PK\x03\x04\x14\0\0\0\0\0".as_slice(), entry.as_bytes()].concat();
    for entry in ["AndroidManifest.xml", "classes.dex", "META-INF/MANIFEST.MF"] {
        assert_eq!(sniff(&zip(entry), "tool.zip"), REFUSED_PROGRAM);
    }
    assert_eq!(sniff(b"L\0\0\0\x01\x14\x02\0\x01", "tool"), REFUSED_PROGRAM);
    assert_eq!(
        sniff(&zip("订单.csv"), "a.zip"),
        Kind::Document("application/zip")
    );
}

#[test]
fn an_ending_that_runs_is_refused_whatever_hides_it() {
    for name in [
        "run.bat",
        "a.JS",
        "photo\u{202E}gpj.exe",
        "a.jpg.exe. ",
        "x/../a.l\u{200B}nk",
    ] {
        assert_eq!(sniff(b"echo hello", name), REFUSED_PROGRAM, "{name:?}");
        assert_eq!(sniff(&craft::gif(8, 8, 1, b""), name), MISMATCH, "{name:?}");
    }
}

#[test]
fn markup_is_never_a_picture_nor_rendered() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    let html = b" \n<!doctype html><script>alert(1)</script>";
    for markup in [svg.as_slice(), html] {
        for name in ["a.svg", "a.html", "a.txt", "a.xhtml", "a"] {
            assert_eq!(sniff(markup, name), UNKNOWN);
        }
        assert_eq!(sniff(markup, "a.jpg"), MISMATCH);
    }
}

#[test]
fn a_name_of_a_picture_needs_a_picture() {
    assert_eq!(sniff(b"just words", "a.png"), MISMATCH);
    assert_eq!(sniff(b"%PDF-1.7\n\0", "a.webp"), MISMATCH);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(sniff(heic, "IMG_1.jpg"), Kind::Document("image/heif"));
    assert_eq!(sniff(b"", "a.png"), Kind::Refused(Refusal::Empty));
}

#[test]
fn documents_keep_their_type() {
    assert_eq!(
        sniff(b"%PDF-1.7\n", "a.pdf"),
        Kind::Document("application/pdf")
    );
    assert_eq!(
        sniff("尺码,库存".as_bytes(), "a.csv"),
        Kind::Document("text/plain")
    );
    assert_eq!(
        sniff(b"MZ001,12\nBM7", "sku.txt"),
        Kind::Document("text/plain")
    );
    assert_eq!(
        sniff(b"ID3\x04\0\0\0\0\0\0", "a.mp3"),
        Kind::Document("audio/mpeg")
    );
    assert_eq!(
        sniff(b"\0\0\0\x18ftypmp42\0\0\0\0", "a.mp4"),
        Kind::Document("video/mp4")
    );
    assert_eq!(sniff(b"\x01\x02\x03", "a.bin"), UNKNOWN);
}
