/** Reads an .xlsx package: its sheets through their relationships, whatever the parts are called. */

import { once } from "../../../../domain/memoize.ts";
import { PARTS, remembered } from "../../memoize.ts";
import { UnreadableWorkbook } from "../../unreadable.ts";
import type { Words } from "../beside/beside.ts";
import { commentsIn, drawingsIn, threadsIn, withoutCopies } from "../beside/xlsx-notes.ts";
import { besideSheet, type SheetNotes } from "../beside/xlsx-sheet.ts";
import { readStyles } from "../styles/cell-styles.ts";
import type { ForeignWorkbook, Sheet } from "./cells.ts";
import { type Marks, TextCollector, unescaped } from "./rich-text.ts";
import { EMPTY_SHEET, readSheet, type SharedStrings } from "./sheet-cells.ts";
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
    styles: readStyles(
      partOf(({ type }) => type === "styles"),
      check,
    ),
    from1904: book.from1904,
  }));
  const sheets = book.sheets.map(({ name, id, isHidden }): Sheet => {
    const target = linked.find((relation) => relation.id === id)?.target;
    const part = target === undefined ? undefined : archive.part(target);
    const read = once(() => (part === undefined ? EMPTY_SHEET : readSheet(part, context(), check)));
    const beside = once(() =>
      besideSheet(read().around, notesOf(archive, target ?? "", check), context().styles.conditions),
    );
    return { name, isHidden, rows: () => read().rows, beside };
  });
  const has = (folder: string): boolean => archive.names.some((name) => name.startsWith(folder));
  return {
    kind: "xlsx",
    sheets,
    hasPictures: has("xl/media/"),
    namesOutside: book.namesOutside,
    attachments: Object.entries(ATTACHMENTS).flatMap(([folder, kind]) => (has(folder) ? [kind] : [])),
    tracksChanges: has("xl/revisions/"),
  };
}

/** What lies in a package beside a workbook's own parts. */
const ATTACHMENTS = { "xl/embeddings/": "document", "xl/vbaproject": "program", "xl/activex/": "control" };

/** The words that belong to a sheet and lie in parts of their own. */
function notesOf(archive: Archive, sheet: string, check: () => void): SheetNotes {
  const linked = relations(archive, sheet, check);
  const read = (type: string, words: typeof commentsIn): readonly Words[] =>
    linked
      .filter((relation) => relation.type === type)
      .flatMap(({ target }) => {
        const part = archive.part(target);
        return part === undefined ? [] : words(decoded(part), check);
      });
  return {
    comments: withoutCopies(read("comments", commentsIn), read("threadedComment", threadsIn)),
    drawings: read("drawing", drawingsIn),
    targets: new Map(
      relations(archive, sheet, check, "outside").map(({ id, target }) => [id, target] as const),
    ),
  };
}

interface Book {
  readonly from1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly isHidden: boolean }[];
  readonly namesOutside: readonly string[];
}

/** A reference to another file: `[1]Sheet!A1`, or an address. */
const OUTSIDE = /\[[^\]]+\]|:\/\/|\\\\/;

/** The workbook's own part; undefined where it is none. */
const readBook = remembered((xml: string, check: () => void): Book | undefined => {
  const sheets: Book["sheets"][number][] = [];
  const namesOutside: string[] = [];
  let from1904 = false;
  let isWorkbook = false;
  let named: string | undefined;
  const open = (name: string, attributes: Attributes): void => {
    if (name === "workbook") isWorkbook = true;
    else if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
    else if (name === "definedName") named = "";
    else if (name === "sheet")
      sheets.push({
        name: attributes.name ?? "",
        id: attributes[":id"] ?? "",
        isHidden: /hidden$/i.test(attributes.state ?? ""),
      });
  };
  const text = (more: string): void => {
    if (named !== undefined) named += more;
  };
  const close = (name: string): void => {
    if (name !== "definedName" || named === undefined) return;
    if (OUTSIDE.test(named)) namesOutside.push(named);
    named = undefined;
  };
  readXml(xml, { open, close, text }, check);
  return isWorkbook ? { from1904, sheets, namesOutside } : undefined;
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
  /** A path inside the package; an address outside of it as it is written. */
  readonly target: string;
}

/** @param where what lies in the package, or what is somewhere else */
function relations(
  archive: Archive,
  of: string,
  check: () => void,
  where: keyof Relations = "inside",
): readonly Relation[] {
  const slash = of.lastIndexOf("/");
  const folder = of.slice(0, slash + 1);
  const part = archive.part(`${folder}_rels/${of.slice(slash + 1)}.rels`);
  if (part === undefined) return [];
  const found = readRelations(decoded(part), check);
  if (where === "outside") return found.outside;
  return found.inside.map(({ target, ...relation }) => ({
    ...relation,
    target: normalised(target.startsWith("/") ? target : `${folder}${target}`),
  }));
}

interface Relations {
  readonly inside: readonly Relation[];
  readonly outside: readonly Relation[];
}

/** Relations as written. */
const readRelations = remembered((xml: string, check: () => void): Relations => {
  const found = { inside: [] as Relation[], outside: [] as Relation[] };
  const open = (name: string, { Id = "", Target = "", Type = "", TargetMode = "" }: Attributes): void => {
    if (name !== "Relationship") return;
    const relation = { id: Id, target: Target, type: Type.slice(Type.lastIndexOf("/") + 1) };
    found[TargetMode === "External" ? "outside" : "inside"].push(relation);
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

function sharedStrings(part: Uint8Array | undefined, check: () => void): SharedStrings {
  if (part === undefined) return NO_STRINGS;
  const xml = decoded(part);
  const usual: string[] = [];
  const rest = usualStrings(xml, (text) => usual.push(unescaped(text)));
  return rest !== undefined && stringsIn(rest, check).texts.length === 0
    ? { texts: usual, marks: NO_STRINGS.marks }
    : stringsIn(xml, check);
}

const NO_STRINGS: SharedStrings = { texts: [], marks: new Map() };

const stringsIn = remembered((xml: string, check: () => void): SharedStrings => {
  const texts: string[] = [];
  const marks = new Map<number, Marks>();
  const collector = new TextCollector();
  const close = (name: string): void => {
    collector.close(name);
    if (name !== "si") return;
    const marked = collector.takeMarks();
    if (marked !== undefined) marks.set(texts.length, marked);
    texts.push(collector.take());
  };
  const open = (name: string, attributes: Attributes): void => collector.open(name, attributes);
  readXml(xml, { open, close, text: (more) => collector.add(more) }, check);
  return { texts, marks };
}, PARTS);
