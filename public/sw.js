// Lets the page of a portal work without a network after the first visit. What the page is made of is kept as one
// version and comes from here; what is published is asked for first, and comes from here only without a network.
// The packer writes the two lines that say which version this is and what belongs to it.
"use strict";

var VERSION = "dev";
var FILES = ["./"];

// Several offices may stand on one host; each has caches of its own.
var OWN = "thuoc-do " + self.registration.scope + " ";
var PAGE = OWN + VERSION;
var DATA = OWN + "data";
var PUBLISHED = "so-lieu.json";

self.addEventListener("install", function (event) {
  // Not from the browser's own cache: files of two versions must never be mixed.
  var requests = FILES.map(function (name) { return new Request(name, { cache: "reload" }); });
  event.waitUntil(caches.open(PAGE).then(function (cache) { return cache.addAll(requests); })
    .then(function () { return published(new Request(PUBLISHED)).catch(function () {}); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.map(function (name) {
      var old = name.indexOf(OWN) === 0 && name !== PAGE && name !== DATA;
      return old ? caches.delete(name) : undefined;
    }));
  }));
});

// A newer version waits until no page of the old one is left, so that two are never mixed. Reloading the only page there
// is as good as leaving it, where the browser tells a reload from a first visit: the newer one is asked to take over, and
// the page that stands there meanwhile is loaded once more when it has. Loaded again before, the request of one reload in
// seven was never answered. The newer one is asked once: one that does not know the word leaves the old version in charge.
var asked = false;
var MEANWHILE = "<script>" +
  "function again() { location.reload(); }" + // an address with a «#» would not be loaded again otherwise
  "var workers = navigator.serviceWorker;" +
  "workers.addEventListener('controllerchange', again);" +
  "workers.getRegistration().then(function (own) { if (!own || !own.waiting && !own.installing) again(); }, again);" +
  "setTimeout(again, 5000);" +
  "</script>";

self.addEventListener("message", function (event) {
  if (event.data === "take over") self.skipWaiting();
});

// The version that waits behind this one. One that has just taken over may still find itself there.
function successor() {
  var waiting = self.registration.waiting;
  return waiting && waiting !== self.serviceWorker && waiting.state === "installed" ? waiting : null;
}

function page(request) {
  var next = !asked && request.mode === "navigate" && request.isReloadNavigation ? successor() : null;
  var others = next ? self.clients.matchAll({ type: "window" }) : Promise.resolve([]);
  return others.then(function (windows) {
    if (!next || windows.length > 1) {
      return kept(PAGE, "./").then(function (found) { return found || fetch(request); });
    }
    asked = true;
    next.postMessage("take over");
    return new Response(MEANWHILE, { headers: { "content-type": "text/html" } });
  });
}

function published(request) {
  return fetch(request, { cache: "no-cache" }).then(function (response) {
    if (response.status === 404 || response.status === 410) {
      // Withdrawn.
      return caches.delete(DATA).then(function () { return response; });
    }
    if (!response.ok) throw new Error(String(response.status));
    var copy = response.clone();
    return caches.open(DATA).then(function (cache) { return cache.put(PUBLISHED, copy); })
      .catch(function () {}) // no room: shown, not kept
      .then(function () { return response; });
  });
}

function kept(name, request) {
  return caches.open(name).then(function (cache) { return cache.match(request, { ignoreSearch: true }); });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  var scope = self.registration.scope;
  if (request.method !== "GET" || request.url.indexOf(scope) !== 0) return;
  var name = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (name === PUBLISHED) {
    event.respondWith(published(request).catch(function () {
      return kept(DATA, PUBLISHED).then(function (found) { return found || Response.error(); });
    }));
  } else if (name === "" || name === "index.html") {
    event.respondWith(page(request));
  } else if (FILES.indexOf(name) >= 0) {
    event.respondWith(kept(PAGE, name).then(function (found) { return found || fetch(request); }));
  }
});
