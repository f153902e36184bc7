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

  function fetched(name, options) {
    return fetch(name, options).then(function (response) {
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

  // The single file as it came: its root and title are known here, its body once all of it is read and before anything
  // is drawn. What a script holds comes back as it was written, so that the policy's hashes fit a copy as well.
  var came = inlined && { root: document.documentElement.cloneNode(false), title: document.title };
  var read = new Promise(function (done) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
    else done();
  }).then(function () {
    if (came) came.body = document.body.cloneNode(true);
  });
  var WORK = "thuoc-do-work";

  function block(text) {
    var element = document.createElement("script");
    element.type = "application/json";
    element.id = WORK;
    element.textContent = text;
    return element;
  }

  // The session that came with the page: in the single file, or as a file beside the page of a portal.
  window.thuocDoWork = function () {
    var own = document.getElementById(WORK);
    if (inlined) return Promise.resolve(own && own.textContent);
    return fetched("so-lieu.json", { cache: "no-cache" })
      .then(function (response) { return response.text(); })
      .catch(function () { return null; });
  };

  // The single file with a session in it, as pieces of text.
  window.thuocDoCopy = function (work) {
    if (!inlined) {
      return fetched("thuoc-do.html").then(function (response) { return response.text(); }).then(function (text) {
        var at = text.indexOf('<script type="text/plain" id="thuoc-do-wasm"');
        if (at < 0) throw new Error("thuoc-do.html");
        return [text.slice(0, at), block(work).outerHTML, text.slice(at)];
      });
    }
    var page = came.root.cloneNode(false);
    page.appendChild(document.head.cloneNode(true)).querySelector("title").textContent = came.title;
    page.appendChild(came.body.cloneNode(true));
    var before = page.querySelector("#" + WORK);
    if (before) before.remove();
    var program = page.querySelector("#thuoc-do-wasm");
    program.parentNode.insertBefore(block(work), program);
    return Promise.resolve(["<!doctype html>\n", page.outerHTML]);
  };

  var able = typeof WebAssembly === "object" && typeof Promise === "function" && typeof BigInt === "function" &&
    typeof ResizeObserver === "function" && typeof HTMLDialogElement === "function" &&
    (!inlined || typeof DecompressionStream === "function");
  if (!able) return fail("boot-unsupported");
  if (typeof wasm_bindgen === "undefined") return fail("boot-incomplete");
  if (!inlined && location.protocol === "file:") return fail("boot-single-file");

  var started = inlined
    ? Promise.all([compileInlined(inlined), read]).then(function (all) { return wasm_bindgen({ module_or_path: all[0] }); })
    : wasm_bindgen();
  // The page of a portal works without a network from the second visit on; where that is refused it works as before.
  if (!inlined && window.isSecureContext && "serviceWorker" in navigator) {
    window.addEventListener("load", function () {
      navigator.serviceWorker.register("sw.js").catch(function () {});
    });
  }
  started.catch(function (error) {
    var unknown = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    fail(unknown ? "boot-unsupported" : "boot-incomplete", error);
  });
})();
