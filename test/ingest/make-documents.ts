import { crc32 } from "node:zlib";

/** A piece of text on a page: points from the left and from the bottom, and the size of its letters. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF with text at places; Chinese goes through an Identity-H font and its ToUnicode map, as in real files. */
export function makePdfPages(pages: readonly (readonly Placed[])[]): Uint8Array {
  const hex = (text: string): string =>
    [...Buffer.from(text, "utf16le").swap16()].map((b) => b.toString(16).padStart(2, "0")).join("");
  const map =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end";
  const stream = (data: string): string => `<< /Length ${Buffer.byteLength(data)} >>\nstream\n${data}\nendstream`;
  const first = 7;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(" ");
  return assemblePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /U /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /U /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 6 0 R >>",
    stream(map),
    "<< /Type /FontDescriptor /FontName /U /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 800 /StemV 80 >>",
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * i + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(
        page
          .map(({ text, x, y, size = 12 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`)
          .join("\n"),
      ),
    ]),
  ]);
}

function assemblePdf(objects: readonly string[]): Uint8Array {
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  return Buffer.from(
    `${body}${xref}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}

const OFFICE = "http://schemas.openxmlformats.org";

/** A DOCX with these paragraphs. */
export function makeDocx(paragraphs: readonly string[]): Uint8Array {
  return makeDocxOf(paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join(""));
}

/** A DOCX with this body in WordprocessingML, and one footnote with the id 2. */
export function makeDocxOf(body: string, footnote = ""): Uint8Array {
  const type = (part: string): string =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part === "document" ? "document.main" : part}+xml"/>`;
  const related = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const space = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`;
  const relations = (inner: string): string =>
    `<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`;
  return storeZip({
    "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${["document", "footnotes", "styles"].map(type).join("")}</Types>`,
    "_rels/.rels": relations(related("r1", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relations(
      related("r1", "footnotes", "footnotes.xml") + related("r2", "styles", "styles.xml"),
    ),
    "word/styles.xml": `<w:styles ${space}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    "word/footnotes.xml": `<w:footnotes ${space}><w:footnote w:id="2"><w:p><w:r><w:t>${footnote}</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    "word/document.xml": `<w:document ${space}><w:body>${body}</w:body></w:document>`,
  });
}

/** A ZIP of these files, stored as they are. */
export function storeZip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, data] = [Buffer.from(name), typeof text === "string" ? Buffer.from(text) : Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    parts.push(Buffer.from("PK\x03\x04"), common, label, data);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), common, tail, label);
    at += 4 + common.length + label.length + data.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length / 4, 8);
  end.writeUInt16LE(parts.length / 4, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}
