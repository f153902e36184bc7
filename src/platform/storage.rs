//! What outlives the page: a few texts in the browser's database on this machine.
//!
//! One database with one store; keys begin with the application's name, since some browsers put every local file's
//! storage into one.

use super::bridge::Held;
use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const DATABASE: &str = "thuoc-do";
const STORE: &str = "thuoc-do.session";

/// Why nothing can be kept; the session itself goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// No room left.
    Full,
    /// The browser keeps nothing here: a private window, a setting, a policy.
    Refused,
    /// Another page keeps its own there.
    Foreign,
}

/// A long text in pieces, each of them the browser's already; kept as one text.
#[derive(Debug, Default)]
pub struct Pieces(Array);

impl Pieces {
    /// What a worker sent in pieces.
    pub fn of_held(held: &[Held]) -> Pieces {
        Pieces(held.iter().map(|held| held.value().clone()).collect())
    }
}

/// What is kept under a key.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// A text.
    Text(&'a str),
    /// A text in pieces.
    Pieces(&'a Pieces),
    /// A text that is the browser's already.
    Held(&'a Held),
}

impl Content<'_> {
    fn value(self) -> JsValue {
        match self {
            Content::Text(text) => text.into(),
            Content::Pieces(Pieces(pieces)) => pieces.join("").into(),
            Content::Held(held) => held.value().clone(),
        }
    }
}

/// The kept texts of these keys; `None` where there is none.
///
/// # Errors
/// [`StorageError`].
pub async fn get<const N: usize>(keys: [&str; N]) -> Result<[Option<Held>; N], StorageError> {
    let database = open().await?;
    let kept = read(&database, keys).await;
    database.close();
    kept
}

async fn read<const N: usize>(database: &IdbDatabase, keys: [&str; N]) -> Result<[Option<Held>; N], StorageError> {
    let (store, _) = store(database, IdbTransactionMode::Readonly)?;
    // All are asked for at once: each answer is a turn of its own, which the page's reading and painting may come before.
    let mut asked = Vec::with_capacity(N);
    for key in keys {
        asked.push(settled(&store.get(&key.into()).map_err(reason)?));
    }
    let mut kept = [const { None }; N];
    for (place, answer) in kept.iter_mut().zip(asked) {
        *place = Some(answer.await?).filter(JsValue::is_string).map(Held::of_value);
    }
    Ok(kept)
}

/// Keeps texts in place of what was kept under their keys, or forgets those that are `None`: all of them or none.
/// Nothing is done unless `may` agrees to what is kept under `guard`.
///
/// # Errors
/// [`StorageError`].
pub async fn set(
    texts: &[(&str, Option<Content<'_>>)],
    guard: &str,
    may: impl FnOnce(Option<String>) -> bool,
) -> Result<(), StorageError> {
    let database = open().await?;
    let written = async {
        let (store, transaction) = store(&database, IdbTransactionMode::Readwrite)?;
        let found = settled(&store.get(&guard.into()).map_err(reason)?).await?.as_string();
        if !may(found) {
            return Err(StorageError::Foreign);
        }
        for (key, content) in texts {
            match content {
                Some(content) => store.put_with_key(&content.value(), &(*key).into()).map(drop),
                None => store.delete(&(*key).into()).map(drop),
            }
            .map_err(reason)?;
        }
        // Done when the transaction is, not when the request is: only then does it outlive the page.
        completed(&transaction).await
    };
    let written = written.await;
    database.close();
    written
}

/// A name for this page that no other one has.
pub fn own_name() -> String {
    js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36).map(String::from).unwrap_or_default()
}

async fn open() -> Result<IdbDatabase, StorageError> {
    let factory = web_sys::window().and_then(|w| w.indexed_db().ok().flatten()).ok_or(StorageError::Refused)?;
    let request = factory.open_with_u32(DATABASE, 1).map_err(reason)?;
    let upgraded = request.clone();
    let create = Closure::once_into_js(move || {
        if let Ok(database) = upgraded.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // Fails only when the store is there already.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(create.unchecked_ref()));
    settled(request.unchecked_ref::<IdbRequest>()).await?.dyn_into().map_err(|_| StorageError::Refused)
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<(IdbObjectStore, IdbTransaction), StorageError> {
    let transaction = database.transaction_with_str_and_mode(STORE, mode).map_err(reason)?;
    Ok((transaction.object_store(STORE).map_err(reason)?, transaction))
}

/// The result of a request; followed from the call on.
fn settled(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StorageError>> + use<> {
    let request = request.clone();
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        if let Some(opening) = request.dyn_ref::<IdbOpenDbRequest>() {
            opening.set_onblocked(Some(&reject));
        }
    });
    async move {
        match JsFuture::from(promise).await {
            Ok(_) => request.result().map_err(reason),
            Err(_) => Err(request.error().ok().flatten().map_or(StorageError::Refused, |e| named(&e))),
        }
    }
}

async fn completed(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(StorageError::Refused, |e| named(&e))),
    }
}

fn reason(error: JsValue) -> StorageError {
    error.dyn_ref::<DomException>().map_or(StorageError::Refused, named)
}

fn named(error: &DomException) -> StorageError {
    if error.name() == "QuotaExceededError" { StorageError::Full } else { StorageError::Refused }
}
