// Starts the program, or says in Vietnamese why it cannot start. Plain old syntax: it must also run where nothing else does.
//
// The program is looked for in two places: gzip as text in <script type="text/plain" id="thuoc-do-wasm"> (the single
// file), else thuoc-do_bg.wasm beside thuoc-do.js (the multi-file page); so are the programs of its workers, but only when
// the page asks for them. The page's own sentences stand in index.html; this script only shows one of them.
(function () {
  "use strict";

  function fail(id, error) {
    var loading = document.getElementById("boot-loading");
    var message = document.getElementById(id);
    if (loading) loading.hidden = true;
    if (message) message.hidden = false;
    if (error && window.console) console.error(error);
  }

  // Seven bits a character. Four numbers have no character of their own: each stands together with the seven bits
  // behind it as one letter. src/bin/pack/dense.rs says it at length.
  var BARRED = [0, 10, 13, 60];

  function decode(text, length) {
    var bytes = new Uint8Array(length);
    var bits = 0, held = 0, at = 0;
    for (var i = 0; i < text.length; i++) {
      var code = text.charCodeAt(i);
      if (code >= 256) {
        bits = (bits << 7) | BARRED[(code - 256) >> 7];
        held += 7;
      }
      bits = (bits << 7) | (code & 127);
      held += 7;
      for (; held >= 8; at++) {
        held -= 8;
        bytes[at] = bits >> held;
      }
    }
    return bytes;
  }

  function compileInlined(element) {
    var packed = new Blob([decode(element.textContent, Number(element.getAttribute("data-bytes")))]).stream();
    var stream = packed.pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } }));
  }

  function fetched(name) {
    return fetch(name).then(function (response) {
      if (!response.ok) throw new Error(name + ": " + response.status);
      return response;
    });
  }

  // What a worker is made of, by the name of its program: the text of its glue, and its compiled module.
  window.thuocDoWorker = function (name) {
    var glue = document.getElementById(name + "-glue");
    if (glue) {
      return compileInlined(document.getElementById(name + "-wasm"))
        .then(function (module) { return [glue.textContent, module]; });
    }
    return Promise.all([
      fetched(name + ".js").then(function (response) { return response.text(); }),
      fetched(name + "_bg.wasm").then(function (response) { return response.arrayBuffer(); })
        .then(function (bytes) { return WebAssembly.compile(bytes); }),
    ]);
  };

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
