//! Files the user picked or dropped, read as bytes on this machine.

use super::bridge::Held;
use super::page;
use js_sys::Array;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// Content that a worker can read: a file of the user's, or text already here.
#[derive(Debug, Clone)]
pub struct Content(Blob);

impl Content {
    /// Content of a text; `None` when the browser has no room for it.
    pub fn of_text(text: &str) -> Option<Content> {
        Blob::new_with_str_sequence(&Array::of1(&text.into())).ok().map(Content)
    }

    /// Content of bytes; `None` when the browser has no room for it.
    pub(super) fn of_bytes(bytes: &Uint8Array) -> Option<Content> {
        Blob::new_with_u8_array_sequence(&Array::of1(bytes)).ok().map(Content)
    }

    /// Content of texts and bytes one after the other; `None` when the browser has no room for it.
    pub(super) fn of_parts(parts: &Array) -> Option<Content> {
        Blob::new_with_str_sequence(parts).ok().map(Content)
    }

    pub(super) const fn of_blob(blob: Blob) -> Content {
        Content(blob)
    }

    /// How many bytes it has.
    pub fn size_bytes(&self) -> u64 {
        size(&self.0)
    }

    pub(super) fn blob(&self) -> &Blob {
        &self.0
    }
}

/// A file the user chose; nothing of it is read yet.
#[derive(Debug, Clone)]
pub struct PickedFile {
    file: File,
}

/// The browser would not hand over the bytes (moved, deleted, a folder, no permission).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl PickedFile {
    /// Its name, without a path.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Its size in bytes, known without reading.
    pub fn size_bytes(&self) -> u64 {
        size(&self.file)
    }

    /// The file for a worker to read; nothing is read here.
    pub fn content(&self) -> Content {
        Content(self.file.clone().into())
    }

    /// Its first bytes, so many at most.
    ///
    /// # Errors
    /// [`Unreadable`] when the browser refuses.
    pub async fn beginning(&self, most: usize) -> Result<Vec<u8>, Unreadable> {
        let most = i32::try_from(most).unwrap_or(i32::MAX);
        let part = self.file.slice_with_i32_and_i32(0, most).map_err(|_| Unreadable)?;
        let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| Unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }

    /// The whole content as text; bytes that are none of UTF-8 become signs for that.
    ///
    /// # Errors
    /// [`Unreadable`] when the browser refuses.
    pub async fn text(&self) -> Result<Held, Unreadable> {
        JsFuture::from(self.file.text()).await.map(Held::of_value).map_err(|_| Unreadable)
    }
}

/// A size in bytes.
fn size(blob: &Blob) -> u64 {
    // Sizes come as a JS number and stay far below 2^53.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let bytes = blob.size() as u64;
    bytes
}

/// The files chosen in an `<input type="file">`; empties the input so that the same file can be chosen again.
pub fn of_input(event: &Event) -> Vec<PickedFile> {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let picked = input.files().map(of_list).unwrap_or_default();
    input.set_value("");
    picked
}

/// Hands a text to the user as a file to save; `false` when the browser refuses.
pub fn download(name: &str, text: &str) -> bool {
    download_as(name, text, "application/json")
}

/// Hands a text to the user as a file of this media type; `false` when the browser refuses.
pub fn download_as(name: &str, text: &str, media: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind);
    blob.is_ok_and(|blob| save(name, &blob).is_some())
}

/// Hands content to the user as a file of this media type; `false` when the browser refuses.
pub fn download_content(name: &str, content: &Content, media: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(content.blob()), &kind);
    blob.is_ok_and(|blob| save(name, &blob).is_some())
}

/// Hands content to the user as a file to save.
pub(super) fn save(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link = page::document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the content by then; an address that is gone cannot fail to go.
    gloo::timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}

pub(super) fn of_list(list: FileList) -> Vec<PickedFile> {
    (0..list.length()).filter_map(|i| list.get(i)).map(|file| PickedFile { file }).collect()
}

/// Runs a future to its end without waiting for it.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}
