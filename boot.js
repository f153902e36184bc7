// Starts the page, in both variants: with its .wasm beside it (http) or inside it (the single file).
// A browser too old, or one that forbids WebAssembly, gets the sentence in #unsupported instead of an empty page.
(function () {
  'use strict';

  function refuse(error) {
    var note = document.getElementById('unsupported');
    if (note) note.hidden = false;
    if (error) console.error(error);
  }

  // A WebAssembly.Module from gzip in base64; no fetch, which the single file's policy forbids even for data: URLs.
  function unpack(text) {
    var bytes = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(text)
      : Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return WebAssembly.compileStreaming(new Response(stream, { headers: { 'Content-Type': 'application/wasm' } }));
  }

  // An older browser has already failed to parse the glue, so `wasm_bindgen` is missing.
  if (typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function' || typeof wasm_bindgen !== 'function') {
    refuse();
    return;
  }
  var packed = document.getElementById('packed-wasm');
  var module = packed ? unpack(packed.textContent) : './thuoc-do_bg.wasm';
  wasm_bindgen({ module_or_path: module }).catch(refuse);
})();
