/** Reads an .xlsx package: its sheets through their relationships, whatever the parts are called. */

import { once } from "../../../../domain/memoize.ts";
import { PARTS, remembered } from "../../memoize.ts";
import { UnreadableWorkbook } from "../../unreadable.ts";
import type { ForeignWorkbook, Rows, Sheet } from "./cells.ts";
import { type NumberFormat, numberFormat } from "./number-formats.ts";
import { TextCollector, unescaped } from "./rich-text.ts";
import { sheetRows } from "./sheet-cells.ts";
import { type Attributes, decoded, readXml } from "./xml.ts";
import { usualStrings } from "./xml-fast-path.ts";
import type { Archive } from "./zip.ts";

/** @throws {UnreadableWorkbook} where it holds no workbook */
export function readXlsx(archive: Archive, check: () => void): ForeignWorkbook {
  const main = relations(archive, "", check).find(({ type }) => type === "officeDocument")?.target;
  const part = main === undefined ? undefined : archive.part(main);
  const book = part === undefined || !main?.endsWith(".xml") ? undefined : readBook(decoded(part), check);
  if (main === undefined || book === undefined)
    throw new UnreadableWorkbook("file-not-workbook", otherDocument(archive));
  const linked = relations(archive, main, check);
  const partOf = (which: (relation: Relation) => boolean): Uint8Array | undefined => {
    const target = linked.find(which)?.target;
    return target === undefined ? undefined : archive.part(target);
  };
  const context = once(() => ({
    strings: sharedStrings(
      partOf(({ type }) => type === "sharedStrings"),
      check,
    ),
    formats: cellFormats(
      partOf(({ type }) => type === "styles"),
      check,
    ),
    from1904: book.from1904,
  }));
  const sheets = book.sheets.map(({ name, id }): Sheet => {
    const read = (): Rows => {
      const cells = partOf((relation) => relation.id === id);
      return cells === undefined ? new Map() : sheetRows(cells, context(), check);
    };
    return { name, rows: once(read) };
  });
  return { kind: "xlsx", sheets, hasPictures: archive.names.some((name) => name.startsWith("xl/media/")) };
}

interface Book {
  readonly from1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
}

/** The workbook's own part; undefined where it is none. */
const readBook = remembered((xml: string, check: () => void): Book | undefined => {
  const sheets: Book["sheets"][number][] = [];
  let from1904 = false;
  let isWorkbook = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === "workbook") isWorkbook = true;
    else if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
    else if (name === "sheet") sheets.push({ name: attributes.name ?? "", id: attributes[":id"] ?? "" });
  };
  readXml(xml, { open }, check);
  return isWorkbook ? { from1904, sheets } : undefined;
}, PARTS);

/** What a package of Office's is, where it is no workbook. */
function otherDocument({ names }: Archive): string {
  const folder = names.map((name) => name.split("/")[0] ?? "");
  if (names.includes("xl/workbook.bin")) return "xlsb";
  if (folder.includes("word")) return "docx";
  return folder.includes("ppt") ? "pptx" : "zip";
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** A path inside the package. */
  readonly target: string;
}

function relations(archive: Archive, of: string, check: () => void): readonly Relation[] {
  const slash = of.lastIndexOf("/");
  const folder = of.slice(0, slash + 1);
  const part = archive.part(`${folder}_rels/${of.slice(slash + 1)}.rels`);
  if (part === undefined) return [];
  return readRelations(decoded(part), check).map(({ target, ...relation }) => ({
    ...relation,
    target: normalised(target.startsWith("/") ? target : `${folder}${target}`),
  }));
}

/** Relations as written, but for those that lead out of the package. */
const readRelations = remembered((xml: string, check: () => void): readonly Relation[] => {
  const found: Relation[] = [];
  const open = (name: string, { Id = "", Target = "", Type = "", TargetMode = "" }: Attributes): void => {
    if (name !== "Relationship" || TargetMode === "External") return;
    found.push({ id: Id, target: Target, type: Type.slice(Type.lastIndexOf("/") + 1) });
  };
  readXml(xml, { open }, check);
  return found;
}, PARTS);

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function sharedStrings(part: Uint8Array | undefined, check: () => void): readonly string[] {
  if (part === undefined) return [];
  const xml = decoded(part);
  const usual: string[] = [];
  const rest = usualStrings(xml, (text) => usual.push(unescaped(text)));
  return rest !== undefined && stringsIn(rest, check).length === 0 ? usual : stringsIn(xml, check);
}

const stringsIn = remembered((xml: string, check: () => void): readonly string[] => {
  const strings: string[] = [];
  const collector = new TextCollector();
  const close = (name: string): void => {
    collector.close(name);
    if (name === "si") strings.push(collector.take());
  };
  const open = (name: string): void => collector.open(name);
  readXml(xml, { open, close, text: (more) => collector.add(more) }, check);
  return strings;
}, PARTS);

function cellFormats(part: Uint8Array | undefined, check: () => void): readonly NumberFormat[] {
  return part === undefined ? [] : readFormats(decoded(part), check);
}

const readFormats = remembered((xml: string, check: () => void): readonly NumberFormat[] => {
  const formats: NumberFormat[] = [];
  const codes = new Map<number, string>();
  let inCells = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
    else if (name === "cellXfs") inCells = true;
    else if (name === "xf" && inCells) {
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(numberFormat(id, codes.get(id)));
    }
  };
  const close = (name: string): void => {
    if (name === "cellXfs") inCells = false;
  };
  readXml(xml, { open, close }, check);
  return formats;
}, PARTS);
