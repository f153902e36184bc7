//! SVG text → PNG, drawn by the browser on a canvas of this page.

use super::{files, page};
use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// How many pixels of the picture stand for one of the drawing.
const SCALE: u32 = 2;
/// The longest side browsers draw for certain.
const LONGEST: u32 = 16_000;

/// Draws an SVG of this size at double scale and hands it to the user as a file; `false` when the browser refuses.
pub async fn save_png(name: &str, svg: &str, size: (u32, u32)) -> bool {
    match png(svg, size).await {
        Some(blob) => files::save(name, &blob).is_some(),
        None => false,
    }
}

/// The picture as PNG, at double scale unless that is longer than browsers draw.
pub(super) async fn png(svg: &str, (width, height): (u32, u32)) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let source = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&source).ok()?;
    let scale = if width.max(height) * SCALE > LONGEST { 1 } else { SCALE };
    let drawn = draw(&address, (width * scale, height * scale)).await;
    // An address that is gone cannot fail to go.
    let _ = Url::revoke_object_url(&address);
    drawn
}

async fn draw(address: &str, (width, height): (u32, u32)) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = page::document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (wide, tall) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, tall).ok()?;
    let blob = Promise::new(&mut |done, _| {
        // A canvas that may not be read never answers; ours holds nothing foreign.
        let _ = canvas.to_blob(&done);
    });
    JsFuture::from(blob).await.ok()?.dyn_into().ok()
}
