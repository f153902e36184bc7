// What the engine is measured against, in a classic worker: each takes a file and gives the same aggregates by agency.
// The columns are those of the generator (see make.mjs); each way is written with care for that file alone, which the
// engine is not allowed.
'use strict';

const AGENCY = 5, LEVEL = 6, SERVICE = 7, CHANNEL = 8, RECEIVED = 9, DUE = 10, DONE = 11, FEE = 13, PAID = 14, RATING = 17;
const COLUMNS = 20;
// received, five parts, early, on time, late, pending in term, pending overdue, paid online, their fees, five ratings
const FIGURES = 18;
// 31/12/2024 23:59, in the comparable form of minutes().
const CUT = ((2024 * 12 + 11) * 31 + 31) * 1440 + 1439;

class Sums {
  constructor() { this.of = new Map(); this.rows = 0; }
  agency(name) {
    let sums = this.of.get(name);
    if (!sums) this.of.set(name, sums = new Float64Array(FIGURES));
    return sums;
  }
  told() { return { rows: this.rows, agencies: Object.fromEntries([...this.of].map(([name, sums]) => [name, [...sums]])) }; }
}

// Adds a dossier; dates in comparable minutes, 0 for none; level, service, channel, rating as small numbers.
function add(sums, full, service, online, due, done, fee, paid, rating) {
  sums[0]++;
  sums[full ? (online ? 5 : 4) : online ? 3 : service ? 2 : 1]++;
  if (done === 0) sums[due >= CUT ? 9 : 10]++;
  else if (done > due) sums[8]++;
  else sums[Math.floor(done / 1440) < Math.floor(due / 1440) ? 6 : 7]++;
  if (paid) { sums[11]++; sums[12] += fee; }
  sums[13 + rating]++;
}

const RATINGS = { 'Rất hài lòng': 0, 'Hài lòng': 1, 'Bình thường': 2, 'Không hài lòng': 3, '': 4 };
const two = (text, at) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
// «dd/mm/yyyy hh:mm» → a number that orders as the moments do.
function minutes(text) {
  if (text === '') return 0;
  const month = (two(text, 6) * 100 + two(text, 8)) * 12 + two(text, 3) - 1;
  return (month * 31 + two(text, 0)) * 1440 + two(text, 11) * 60 + two(text, 14);
}

function addStrings(sums, row) {
  sums.rows++;
  add(sums.agency(row[AGENCY]), row[LEVEL] === 'Toàn trình', row[SERVICE] === 'Có', row[CHANNEL] === 'Trực tuyến',
    minutes(row[DUE]), minutes(row[DONE]), +row[FEE], row[PAID] === 'Có', RATINGS[row[RATING]]);
}

const ways = {};

// Floor: every byte arrives and nothing is done.
ways.stream = async file => {
  let bytes = 0;
  const reader = file.stream().getReader();
  for (let part; !(part = await reader.read()).done;) bytes += part.value.length;
  return { bytes };
};

// Bytes, no text: a state for quotation marks, columns by their places, words told apart by a byte or their length.
ways.csv_js = async file => {
  const sums = new Sums();
  const names = new Map();
  const decoder = new TextDecoder();
  const starts = new Int32Array(COLUMNS + 1), ends = new Int32Array(COLUMNS + 1);
  let rest = new Uint8Array(0), first = true;
  const digits = (b, at) => (b[at] - 48) * 10 + b[at + 1] - 48;
  const moment = (b, column) => {
    const at = starts[column];
    if (at === ends[column]) return 0;
    const month = (digits(b, at + 6) * 100 + digits(b, at + 8)) * 12 + digits(b, at + 3) - 1;
    return (month * 31 + digits(b, at)) * 1440 + digits(b, at + 11) * 60 + digits(b, at + 14);
  };
  let last = null, lastBytes = new Uint8Array(0);
  const agency = b => {
    const from = starts[AGENCY], to = ends[AGENCY], length = to - from;
    let same = length === lastBytes.length;
    for (let i = 0; same && i < length; i++) same = b[from + i] === lastBytes[i];
    if (same) return last;
    let hash = length;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ b[i], 0x01000193);
    let found = names.get(hash);
    if (!found) names.set(hash, found = { bytes: b.slice(from, to), sums: sums.agency(decoder.decode(b.subarray(from, to))) });
    lastBytes = found.bytes;
    return last = found.sums;
  };
  const take = b => {
    if (first) { first = false; return; }
    let fee = 0;
    for (let i = starts[FEE]; i < ends[FEE]; i++) fee = fee * 10 + b[i] - 48;
    const r = starts[RATING] === ends[RATING] ? 4 : { 82: 0, 72: 1, 66: 2, 75: 3 }[b[starts[RATING]]];
    sums.rows++;
    add(agency(b), b[starts[LEVEL]] === 84, b[starts[SERVICE]] === 67, b[starts[CHANNEL]] === 84 && ends[CHANNEL] - starts[CHANNEL] === 14,
      moment(b, DUE), moment(b, DONE), fee, b[starts[PAID]] === 67, r);
  };
  // The rows of some bytes; where the unfinished one begins.
  const scan = (b, finish) => {
    let at = 0, row = 0;
    const length = b.length;
    for (;;) {
      let column = 0;
      row = at;
      for (;;) {
        if (at >= length && !finish) return row;
        let start = at, end;
        if (b[at] === 34) {
          start = ++at;
          for (;;) {
            while (at < length && b[at] !== 34) at++;
            if (at + 1 >= length && !finish) return row;
            if (b[at + 1] === 34) at += 2; else break;
          }
          end = at++;
        } else {
          while (at < length && b[at] !== 44 && b[at] !== 10) at++;
          end = at;
        }
        if (at >= length && !finish) return row;
        if (b[at] === 13) at++;
        if (column <= COLUMNS) { starts[column] = start; ends[column] = end > start && b[end - 1] === 13 ? end - 1 : end; }
        column++;
        const mark = b[at++];
        if (mark !== 44) break;
      }
      if (column > 1) take(b);
      if (at >= length) return length;
    }
  };
  const reader = file.stream().getReader();
  for (let part; !(part = await reader.read()).done;) {
    let b = part.value;
    if (rest.length) { b = new Uint8Array(rest.length + part.value.length); b.set(rest); b.set(part.value, rest.length); }
    rest = b.slice(scan(b, false));
  }
  if (rest.length) scan(rest, true);
  return sums.told();
};

// Pieces of text that end with a row; the file has no line end inside a cell.
async function pieces(file, take) {
  const decoder = new TextDecoder();
  let rest = '';
  const reader = file.stream().getReader();
  let bytes = [];
  const flush = last => {
    let text = rest;
    for (const part of bytes) text += decoder.decode(part, { stream: true });
    if (last) text += decoder.decode();
    bytes = [];
    const end = last ? text.length : text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end) take(text.slice(0, end));
  };
  let size = 0;
  for (let part; !(part = await reader.read()).done;) {
    bytes.push(part.value);
    if ((size += part.value.length) > 4 << 20) { size = 0; flush(false); }
  }
  flush(true);
}

ways.papaparse = async file => {
  const sums = new Sums();
  let first = true;
  await pieces(file, text => {
    for (const row of Papa.parse(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data) {
      if (first) first = false; else addStrings(sums, row);
    }
  });
  return sums.told();
};

ways.udsv = async file => {
  const sums = new Sums();
  let parser = null;
  await pieces(file, text => {
    if (!parser) {
      parser = uDSV.initParser(uDSV.inferSchema(text.slice(0, 20_000)));
      for (const row of parser.stringArrs(text)) addStrings(sums, row);
    } else {
      // A piece has no heading.
      const schema = { ...parser.schema, skip: 0 };
      for (const row of uDSV.initParser(schema).stringArrs(text)) addStrings(sums, row);
    }
  });
  return sums.told();
};

// ── Workbooks ────────────────────────────────────────────────────────────────────────────────────────────────────

// The parts of a zip: name → [method, offset, packed size].
async function parts(file) {
  const tail = new DataView(await file.slice(Math.max(0, file.size - 65_557)).arrayBuffer());
  let end = tail.byteLength - 22;
  while (tail.getUint32(end, true) !== 0x06054b50) end--;
  const directory = new DataView(await file.slice(tail.getUint32(end + 16, true), tail.getUint32(end + 16, true) + tail.getUint32(end + 12, true)).arrayBuffer());
  const found = {};
  for (let at = 0; at < directory.byteLength;) {
    const [name, extra, comment] = [28, 30, 32].map(i => directory.getUint16(at + i, true));
    const text = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, name));
    const offset = directory.getUint32(at + 42, true);
    const head = new DataView(await file.slice(offset, offset + 30).arrayBuffer());
    const from = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    found[text] = file.slice(from, from + directory.getUint32(at + 20, true));
    at += 46 + name + extra + comment;
  }
  return found;
}
const inflated = part => part.stream().pipeThrough(new DecompressionStream('deflate-raw'));
const sheetOf = found => found[Object.keys(found).find(name => name.startsWith('xl/worksheets/sheet'))];

// Floor: sheet and strings are inflated by the browser and nothing is read.
ways.inflate = async file => {
  const found = await parts(file);
  let bytes = 0;
  for (const part of [sheetOf(found), found['xl/sharedStrings.xml']].filter(Boolean)) {
    const reader = inflated(part).getReader();
    for (let block; !(block = await reader.read()).done;) bytes += block.value.length;
  }
  return { bytes };
};

// Sheet scanned as bytes, for cells as this generator writes them: r, s, t in this order, shared strings, serials.
ways.xlsx_js = async file => {
  const found = await parts(file);
  const sums = new Sums();
  // Strings are needed as numbers and for names: what a number means is worked out once.
  const strings = [];
  {
    const decoder = new TextDecoder();
    let rest = '';
    const reader = inflated(found['xl/sharedStrings.xml']).getReader();
    const take = text => {
      let at = 0;
      for (;;) {
        const from = text.indexOf('<si>', at);
        if (from < 0) return text.slice(at);
        const to = text.indexOf('</si>', from);
        if (to < 0) return text.slice(from);
        const begin = text.indexOf('>', from + 4) + 1;
        const word = text.slice(begin, text.indexOf('<', begin));
        strings.push(word.length > 60 || !word.includes('&') ? word : word.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&'));
        at = to + 5;
      }
    };
    for (let block; !(block = await reader.read()).done;) rest = take(rest + decoder.decode(block.value, { stream: true }));
  }
  const numbers = new Float64Array(COLUMNS), given = new Uint8Array(COLUMNS);
  const meaning = new Map();
  const mean = (column, when) => given[column] ? when(strings[numbers[column]]) : false;
  const moment = column => given[column] ? Math.round(numbers[column] * 1440) : 0;
  const cut = 45657 * 1440 + 1439;
  let first = true;
  const take = () => {
    if (first) { first = false; given.fill(0); return; }
    let agency = meaning.get(numbers[AGENCY]);
    if (!agency) meaning.set(numbers[AGENCY], agency = sums.agency(strings[numbers[AGENCY]]));
    const due = moment(DUE), done = moment(DONE);
    sums.rows++;
    agency[0]++;
    const full = mean(LEVEL, w => w === 'Toàn trình'), online = mean(CHANNEL, w => w === 'Trực tuyến');
    agency[full ? (online ? 5 : 4) : online ? 3 : mean(SERVICE, w => w === 'Có') ? 2 : 1]++;
    if (done === 0) agency[due >= cut ? 9 : 10]++;
    else if (done > due) agency[8]++;
    else agency[Math.floor(done / 1440) < Math.floor(due / 1440) ? 6 : 7]++;
    if (mean(PAID, w => w === 'Có')) { agency[11]++; agency[12] += numbers[FEE]; }
    agency[13 + (given[RATING] ? RATINGS[strings[numbers[RATING]]] : 4)]++;
    given.fill(0);
  };
  // One unfinished row is carried over.
  let rest = new Uint8Array(0), inData = false;
  const scan = b => {
    const length = b.length;
    let at = 0, row = 0;
    const find = (byte, from) => { const i = b.indexOf(byte, from); return i < 0 ? length : i; };
    while (!inData) {
      at = find(60, at);
      if (at + 12 >= length) return at;
      inData = b[at + 1] === 115 && b[at + 6] === 68;                       // <sheetData
      at = find(62, at) + 1;
      row = at;
    }
    row = at;
    for (;;) {
      const open = find(60, at);
      if (open + 8 >= length) return row;
      if (b[open + 1] === 99) {                                             // <c r="AB12" s="1" t="s">
        let i = open + 6, column = 0;
        while (b[i] >= 65) column = column * 26 + b[i++] - 64;
        while (i < length && b[i] !== 62) i++;
        if (i >= length) return row;
        if (b[i - 1] === 47) { at = i + 1; continue; }
        const from = i + 4;                                                 // <v>
        let value = 0, j = from, scale = 0;
        for (; j < length && b[j] !== 60; j++) {
          if (b[j] === 46) scale = 1;
          else { value = value * 10 + b[j] - 48; scale *= 10; }
        }
        if (j + 8 >= length) return row;
        // Places beyond what a double holds are cut.
        if (scale > 1e15) { value = +String.fromCharCode.apply(null, b.subarray(from, j)); scale = 1; }
        numbers[column - 1] = scale > 1 ? value / scale : value;
        given[column - 1] = 1;
        at = j + 8;                                                         // </v></c>
      } else if (b[open + 1] === 114) {                                     // <row …>
        row = open;
        const end = find(62, open);
        if (end === length) return row;
        at = end + 1;
      } else if (b[open + 1] === 47 && b[open + 2] === 114) {               // </row>
        take();
        at = row = open + 6;
      } else {
        return length;
      }
    }
  };
  const reader = inflated(sheetOf(found)).getReader();
  for (let block; !(block = await reader.read()).done;) {
    const b = new Uint8Array(rest.length + block.value.length);
    b.set(rest); b.set(block.value, rest.length);
    given.fill(0);
    rest = b.slice(scan(b));
  }
  return sums.told();
};

ways.sheetjs = async file => {
  const sums = new Sums();
  const book = XLSX.read(new Uint8Array(await file.arrayBuffer()), { dense: true, cellFormula: false, cellHTML: false, cellText: false });
  const sheet = book.Sheets[book.SheetNames[0]];
  const rows = sheet['!data'] || sheet;
  const cut = 45657 * 1440 + 1439;
  const value = (row, column) => row[column] === undefined ? '' : row[column].v;
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i];
    const moment = column => { const v = value(row, column); return v === '' ? 0 : Math.round(v * 1440) };
    const due = moment(DUE), done = moment(DONE), a = sums.agency(value(row, AGENCY));
    sums.rows++;
    a[0]++;
    const full = value(row, LEVEL) === 'Toàn trình', online = value(row, CHANNEL) === 'Trực tuyến';
    a[full ? (online ? 5 : 4) : online ? 3 : value(row, SERVICE) === 'Có' ? 2 : 1]++;
    if (done === 0) a[due >= cut ? 9 : 10]++;
    else if (done > due) a[8]++;
    else a[Math.floor(done / 1440) < Math.floor(due / 1440) ? 6 : 7]++;
    if (value(row, PAID) === 'Có') { a[11]++; a[12] += value(row, FEE); }
    a[13 + RATINGS[value(row, RATING)]]++;
  }
  return sums.told();
};

self.onmessage = async ({ data: [way, file] }) => {
  try {
    const begun = performance.now();
    const answer = await ways[way](file);
    self.postMessage({ milliseconds: performance.now() - begun, answer });
  } catch (error) {
    self.postMessage({ error: String(error && error.stack || error) });
  }
};
