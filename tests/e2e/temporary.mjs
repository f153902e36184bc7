// Files the journeys and benchmarks make for themselves; they go when the process ends.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder;

/** The folder of this process. */
export function own() {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'thuoc-do-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return folder;
}

/** Writes a file under this name and gives its path. */
export function temporary(name, content) {
  const path = join(own(), name);
  writeFileSync(path, content);
  return path;
}
