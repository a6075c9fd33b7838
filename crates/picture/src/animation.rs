use crate::{Encoded, PictureError};
use gif::{Decoder, Encoder, Frame};

/// A moving GIF written anew, frame by frame with its own colours: comments, application data and anything behind the
/// end are gone. One frame is in memory at a time; the caller has checked frames and pixels.
pub fn rewrite(bytes: &[u8]) -> Result<Encoded, PictureError> {
    let mut source = Decoder::new(bytes)?;
    let (width, height) = (source.width(), source.height());
    let palette = source.global_palette().unwrap_or_default().to_vec();
    let mut target = Encoder::new(Vec::new(), width, height, &palette)?;
    // The wish to repeat stands in front of the first frame; `repeat` knows it once that frame was met.
    let mut first = true;
    while let Some(frame) = source.read_next_frame()?.map(plain) {
        if std::mem::take(&mut first) {
            target.set_repeat(source.repeat())?;
        }
        target.write_frame(&frame)?;
    }
    Ok(Encoded {
        bytes: target.into_inner()?,
        content_type: "image/gif",
        width: u32::from(width),
        height: u32::from(height),
    })
}

/// The decoder hands rows in reading order whatever the file's flag says.
fn plain(frame: &Frame<'static>) -> Frame<'static> {
    Frame {
        interlaced: false,
        needs_user_input: false,
        ..frame.clone()
    }
}
