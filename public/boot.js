// Starts the program, or says in Vietnamese why it cannot start. Plain old syntax: it must also run where nothing else does.
//
// The program is looked for in two places: gzip + base64 text in <script type="text/plain" id="thuoc-do-wasm">
// (the single file), else thuoc-do_bg.wasm beside thuoc-do.js (the multi-file page). The page's own sentences stand
// in index.html; this script only shows one of them.
(function () {
  "use strict";

  function fail(id, error) {
    var loading = document.getElementById("boot-loading");
    var message = document.getElementById(id);
    if (loading) loading.hidden = true;
    if (message) message.hidden = false;
    if (error && window.console) console.error(error);
  }

  function decode(text) {
    if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
    var binary = atob(text);
    var bytes = new Uint8Array(binary.length);
    for (var i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  }

  function compileInlined(element) {
    var packed = new Blob([decode(element.textContent.trim())]).stream();
    var stream = packed.pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } }));
  }

  var inlined = document.getElementById("thuoc-do-wasm");
  var able = typeof WebAssembly === "object" && typeof Promise === "function" && typeof BigInt === "function" &&
    typeof ResizeObserver === "function" && typeof HTMLDialogElement === "function" &&
    (!inlined || typeof DecompressionStream === "function");
  if (!able) return fail("boot-unsupported");
  if (typeof wasm_bindgen === "undefined") return fail("boot-incomplete");
  if (!inlined && location.protocol === "file:") return fail("boot-single-file");

  var started = inlined
    ? compileInlined(inlined).then(function (module) { return wasm_bindgen({ module_or_path: module }); })
    : wasm_bindgen();
  started.catch(function (error) {
    var unknown = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    fail(unknown ? "boot-unsupported" : "boot-incomplete", error);
  });
})();
