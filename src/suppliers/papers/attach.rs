//! From a chosen file to what is stored: a PDF as it is, a picture made small. What a file is, its bytes say.

use domain::{compose, position};
use replica::{Intent, RecordId};
use store::Blob;
use supply::paper::FileRef;
use supply::paper::file::{FileError, FileKind, MAX_FILE_BYTES, check_pdf, kind_of};
use web_sys::{File, FileList};

use crate::i18n::T;
use crate::platform::files;
use crate::platform::photo::{PhotoError, PreparedPhoto, named, prepare_photo};
use crate::session::Session;

/// A file ready to be stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Ready {
    /// Kept as it came.
    Pdf(FileRef, Blob),
    /// A page, made small and without what the camera noted.
    Page(String, PreparedPhoto),
}

/// How much of a file is read to know what it is.
const HEAD_BYTES: f64 = 4096.0;

/// Reads a file; the error is in people's words. Nothing is stored.
pub async fn prepare(t: T, file: &File) -> Result<Ready, String> {
    let name = file.name();
    let unreadable = || t.paper_unreadable(&name);
    let head = file.slice_with_f64_and_f64(0.0, HEAD_BYTES).map_err(|_| unreadable())?;
    let head = files::bytes(&head).await.map_err(|_| unreadable())?;
    match kind_of(&head).map_err(|error| refusal(t, &name, error, files::size(file)))? {
        FileKind::Pdf => {
            let size = files::size(file);
            if MAX_FILE_BYTES < size {
                return Err(refusal(t, &name, FileError::TooLarge, size));
            }
            let bytes = files::bytes(file).await.map_err(|_| unreadable())?;
            check_pdf(&bytes).map_err(|error| refusal(t, &name, error, size))?;
            let blob = named(bytes);
            let mime = FileKind::Pdf.mime().to_owned();
            Ok(Ready::Pdf(FileRef { blob: blob.sha256.clone(), name, mime, size_bytes: size }, blob))
        }
        FileKind::Jpeg | FileKind::Png => match prepare_photo(file).await {
            Ok(photo) => Ok(Ready::Page(name, photo)),
            Err(PhotoError::NotImage) => Err(t.paper_bad_image(&name)),
            Err(PhotoError::TooBig) => Err(t.paper_huge_image(&name)),
        },
    }
}

fn refusal(t: T, name: &str, error: FileError, size: u64) -> String {
    match error {
        FileError::Empty => t.paper_empty_file(name),
        FileError::TooLarge => t.paper_too_large(name, &t.bytes(size)),
        FileError::Unknown => t.paper_bad_kind(name),
        FileError::Cut => t.paper_cut_file(name),
    }
}

/// What hangs files on a document: the writes, and the bytes of the same act. The last PDF is the file.
pub fn hang(
    session: Session,
    document: RecordId,
    ready: Vec<Ready>,
) -> (Option<FileRef>, Vec<Vec<Intent>>, Vec<Blob>) {
    let (mut file, mut changes, mut blobs) = (None, Vec::new(), Vec::<Blob>::new());
    let mut after =
        session.peek(|office, _| office.children(document).photos.last().map(|(pos, _)| pos.clone()));
    let mut keep = |blob: Blob| {
        if !blobs.iter().any(|it| it.sha256 == blob.sha256) {
            blobs.push(blob);
        }
    };
    for one in ready {
        match one {
            Ready::Pdf(reference, blob) => {
                file = Some(reference);
                keep(blob);
            }
            Ready::Page(_, photo) => {
                let (id, pos) = session
                    .with_ctx(|ctx| (RecordId::new(ctx), position::between(ctx, after.as_deref(), None)));
                changes.push(compose::photo(id, document, &pos, &photo.facts));
                photo.blobs.into_iter().for_each(&mut keep);
                after = Some(pos);
            }
        }
    }
    (file, changes, blobs)
}

/// The files of a chooser or a drop.
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.item(at)).collect()).unwrap_or_default()
}
