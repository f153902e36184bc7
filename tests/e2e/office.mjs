// Small office files made on the spot: a zip container without compression and the few parts that a reader needs.
import { crc32 } from 'node:zlib';

/** A zip of [name, text] pairs, stored as they are. */
export function zip(entries) {
  const [bodies, directory] = [[], []];
  let offset = 0;
  for (const [name, text] of entries) {
    const [file, data] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(file.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), head, file, data]);
    bodies.push(body);
    directory.push(entry, file);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const types = (part, type) =>
  `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${type}"/></Types>`;
const relations = (...list) =>
  `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A Word file of paragraphs. */
export function docx(paragraphs) {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`).join('');
  return zip([
    ['[Content_Types].xml', types('/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')],
    ['_rels/.rels', relations(['rId1', 'officeDocument', 'word/document.xml'])],
    ['word/document.xml', `${XML}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`],
  ]);
}

/** An Excel file of one sheet; numbers are number cells. */
export function xlsx(rows) {
  const column = (index) => String.fromCharCode(65 + index);
  const cell = (value, index, row) =>
    typeof value === 'number'
      ? `<c r="${column(index)}${row}"><v>${value}</v></c>`
      : `<c r="${column(index)}${row}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  const data = rows.map((cells, i) => `<row r="${i + 1}">${cells.map((value, index) => cell(value, index, i + 1)).join('')}</row>`).join('');
  const main = `${OFFICE}/spreadsheetml/2006/main`;
  return zip([
    ['[Content_Types].xml', types('/xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml')],
    ['_rels/.rels', relations(['rId1', 'officeDocument', 'xl/workbook.xml'])],
    ['xl/workbook.xml', `${XML}<workbook xmlns="${main}" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', relations(['rId1', 'worksheet', 'worksheets/sheet1.xml'])],
    ['xl/worksheets/sheet1.xml', `${XML}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`],
  ]);
}
