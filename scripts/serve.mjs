// A static file server without dependencies, for looking at dist/ and for the browser tests.
//   node scripts/serve.mjs     PORT=8080 by default; the next free port when it is taken
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Serves `folder` under `base` (such as `/portal/thuoc-do/`) on localhost; resolves to the page's address. */
export async function serve(folder, { base = '/', port = 0 } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const name = path.startsWith(base) ? normalize('/' + path.slice(base.length)) : null;
    const file = name && join(root, name.endsWith('/') ? name + 'index.html' : name);
    const found = file && (await stat(file).catch(() => null))?.isFile();
    if (!found) return response.writeHead(404).end('404');
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
    createReadStream(file).pipe(response);
  });
  await listen(server, port);
  return { url: `http://localhost:${server.address().port}${base}`, close: () => server.close() };
}

/** Listens on `port`, or on one of the next ten when it is taken. */
async function listen(server, port, tries = 10) {
  try {
    await new Promise((done, failed) => {
      server.once('error', failed);
      server.listen(port, 'localhost', done);
    });
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || tries === 0) throw error;
    await listen(server, port + 1, tries - 1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = join(fileURLToPath(import.meta.url), '../../dist');
  const { url } = await serve(dist, { port: Number(process.env.PORT ?? 8080) });
  console.log(`Thước đo: ${url}  (Ctrl+C để dừng / to stop)`);
}
