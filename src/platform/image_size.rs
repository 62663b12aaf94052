//! The size of a picture from its first bytes, so that one too large is refused before it is unpacked.

/// Width and height in pixels of a JPEG, PNG, GIF or WebP; `None` where the bytes do not say.
#[must_use]
pub fn image_size(bytes: &[u8]) -> Option<(u32, u32)> {
    jpeg(bytes).or_else(|| png(bytes)).or_else(|| gif(bytes)).or_else(|| webp(bytes))
}

fn big(bytes: &[u8], at: usize, n: usize) -> Option<u32> {
    Some(bytes.get(at..at + n)?.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, n: usize) -> Option<u32> {
    Some(bytes.get(at..at + n)?.iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = bytes.starts_with(&[0xff, 0xd8]).then_some(2_usize)?;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xff => at += 1, // Filling.
            // Start of frame; C4, C8 and CC are something else.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            0xd0..=0xd8 | 0x01 => at += 2,
            _ => at += 2 + usize::try_from(big(bytes, at + 2, 2)?).ok()?,
        }
    }
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"GIF8").then_some(())?;
    Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?))
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP").then_some(())?;
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::image_size;

    #[test]
    fn a_jpeg_with_segments_before_its_frame() {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0x00, 0x06, 1, 2, 3, 4, 0xff];
        bytes.extend([0xff, 0xc2, 0x00, 0x11, 8, 0x0f, 0xa0, 0x17, 0x70, 3]);
        assert_eq!(image_size(&bytes), Some((6000, 4000)));
    }

    #[test]
    fn the_other_formats() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 0x27, 0x10, 0, 0, 0x03, 0xe8]);
        assert_eq!(image_size(&png), Some((10_000, 1_000)));
        assert_eq!(image_size(b"GIF89a\x40\x01\xf0\x00rest"), Some((320, 240)));
        let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
        webp.extend([0xff, 0x07, 0, 0xff, 0x03, 0]);
        assert_eq!(image_size(&webp), Some((2048, 1024)));
    }

    #[test]
    fn bytes_cut_short_or_of_no_picture() {
        for bytes in [
            &b""[..],
            b"\xff\xd8",
            b"\xff\xd8\xff\xe1\xff\xff",
            b"%PDF-1.7",
            b"RIFF\0\0\0\0WEBP",
            b"\xff\xd8\xff\xc0\0",
        ] {
            assert_eq!(image_size(bytes), None, "{bytes:?}");
        }
    }
}
