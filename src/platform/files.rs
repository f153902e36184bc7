//! Files the user picked or dropped, read as bytes on this machine.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, FileList, HtmlInputElement};

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
        // Sizes come as a JS number and stay far below 2^53.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let bytes = self.file.size() as u64;
        bytes
    }

    /// The whole content.
    ///
    /// # Errors
    /// [`Unreadable`] when the browser refuses.
    pub async fn read(&self) -> Result<Vec<u8>, Unreadable> {
        let buffer = JsFuture::from(self.file.array_buffer()).await.map_err(|_| Unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// The files chosen in an `<input type="file">`; empties the input so that the same file can be chosen again.
pub fn of_input(event: &Event) -> Vec<PickedFile> {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let picked = input.files().map(of_list).unwrap_or_default();
    input.set_value("");
    picked
}

pub(super) fn of_list(list: FileList) -> Vec<PickedFile> {
    (0..list.length()).filter_map(|i| list.get(i)).map(|file| PickedFile { file }).collect()
}

/// Runs a future to its end without waiting for it.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}
