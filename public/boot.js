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
  // behind it as one letter. src/bin/pack/dense.rs says it at length. Unpacked a slice at a time, so that the module is
  // compiled from its beginning while its end is still text.
  var BARRED = [0, 10, 13, 60];
  var SLICE = 65536;

  function bytesOf(text, length) {
    var units = new Uint8Array(2 * SLICE + 8), held = 0;
    var at = 0;

    function read(end) {
      for (; at < end; at++) {
        var code = text.charCodeAt(at);
        if (code > 255) units[held++] = BARRED[(code - 256) >> 7];
        units[held++] = code & 127;
      }
    }

    // Eight sevens are seven bytes; what is left over waits for the next slice.
    function joined() {
      var bytes = new Uint8Array((held >> 3) * 7), to = 0, u = 0;
      for (; to < bytes.length; u += 8) {
        var b = units[u + 1], c = units[u + 2], d = units[u + 3], e = units[u + 4], f = units[u + 5], g = units[u + 6];
        bytes[to++] = units[u] << 1 | b >> 6;
        bytes[to++] = b << 2 | c >> 5;
        bytes[to++] = c << 3 | d >> 4;
        bytes[to++] = d << 4 | e >> 3;
        bytes[to++] = e << 5 | f >> 2;
        bytes[to++] = f << 6 | g >> 1;
        bytes[to++] = g << 7 | units[u + 7];
      }
      units.copyWithin(0, u, held);
      held -= u;
      return bytes;
    }

    return new ReadableStream({ pull: function (controller) {
      read(Math.min(at + SLICE, text.length));
      var last = at >= text.length;
      while (last && held % 8) units[held++] = 0;
      var bytes = joined().subarray(0, length);
      length -= bytes.length;
      if (bytes.length) controller.enqueue(bytes);
      if (last) controller.close();
    } });
  }

  function compileInlined(element) {
    var packed = bytesOf(element.textContent, Number(element.getAttribute("data-bytes")));
    var stream = packed.pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } }));
  }

  // The style sheets of what is not painted at once stand in the page's module.
  function adopt(module) {
    var style = new CSSStyleSheet();
    style.replaceSync(text(module, "style"));
    document.adoptedStyleSheets = [style];
    return module;
  }

  // A text that stands in a module as a section of its own.
  function text(module, name) {
    return new TextDecoder().decode(WebAssembly.Module.customSections(module, name)[0]);
  }

  function fetched(name, options) {
    return fetch(name, options).then(function (response) {
      if (!response.ok) throw new Error(name + ": " + response.status);
      return response;
    });
  }

  // What a worker is made of, by the name of its program: the text of its glue, and its compiled module.
  window.thuocDoWorker = function (name) {
    if (inlined) {
      return read.then(function () { return compileInlined(document.getElementById(name + "-wasm")); })
        .then(function (module) { return [text(module, "glue"), module]; });
    }
    return Promise.all([
      fetched(name + ".js").then(function (response) { return response.text(); }),
      fetched(name + "_bg.wasm").then(function (response) { return response.arrayBuffer(); })
        .then(function (bytes) { return WebAssembly.compile(bytes); }),
    ]);
  };

  var inlined = document.getElementById("thuoc-do-wasm");

  // The single file as it came: what stands before this script is known here, before anything is drawn; the programs of the
  // workers stand behind it, and the page does not wait until they are read. What a script holds comes back as it was
  // written, so that the policy's hashes fit a copy as well.
  var came = inlined && {
    root: document.documentElement.cloneNode(false),
    title: document.title,
    body: document.body.cloneNode(true),
  };
  var read = new Promise(function (done) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
    else done();
  });
  if (came) {
    var here = document.currentScript;
    read.then(function () {
      document.querySelectorAll("script[type='text/plain']").forEach(function (program) {
        if (here.compareDocumentPosition(program) & Node.DOCUMENT_POSITION_FOLLOWING) came.body.appendChild(program.cloneNode(true));
      });
    });
  }
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
    return read.then(function () { return ["<!doctype html>\n", copied(work)]; });
  };

  function copied(work) {
    var page = came.root.cloneNode(false);
    page.appendChild(document.head.cloneNode(true)).querySelector("title").textContent = came.title;
    page.appendChild(came.body.cloneNode(true));
    var before = page.querySelector("#" + WORK);
    if (before) before.remove();
    var program = page.querySelector("#thuoc-do-wasm");
    program.parentNode.insertBefore(block(work), program);
    return page.outerHTML;
  }

  var able = typeof WebAssembly === "object" && typeof Promise === "function" && typeof BigInt === "function" &&
    typeof ResizeObserver === "function" && typeof HTMLDialogElement === "function" &&
    (!inlined || typeof DecompressionStream === "function" && "adoptedStyleSheets" in document);
  if (!able) return fail("boot-unsupported");
  if (typeof wasm_bindgen === "undefined") return fail("boot-incomplete");
  if (!inlined && location.protocol === "file:") return fail("boot-single-file");

  // The browser's database takes a while to wake, and the program asks for it first of all.
  try { window.indexedDB.databases().catch(function () {}); } catch (refused) {}

  var started = inlined
    ? compileInlined(inlined).then(adopt).then(function (module) { return wasm_bindgen({ module_or_path: module }); })
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
