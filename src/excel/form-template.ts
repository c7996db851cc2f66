/**
 * Writes many forms quickly. What the forms of a cycle have in common is laid out once; for each section only the names
 * and the rows of the data sheet are written anew, as text. Same form, same bytes.
 */
import { ZERO } from "../domain/decimal.ts";
import type { FormIdentity, FormRow, SectionForm } from "../domain/form.ts";
import type { SectionId } from "../domain/ids.ts";
import { isOpen, layForm, rowHeight } from "./form-writer.ts";
import {
  type Content,
  columnLetter,
  DATA_SHEET,
  FIRST_ROW,
  type LayoutColumn,
  layoutColumns,
  letterIn,
} from "./layout.ts";
import { newWorkbook, packed, safeText, workbookParts } from "./workbook.ts";

/** Stand in the blank form where a section's own words will; brackets that no plan has a reason to use. */
const PLACEHOLDER = /\u27e6([a-zA-Z]+)\u27e7/g;
const placeholder = (name: string): string => `\u27e6${name}\u27e7`;

interface Template {
  readonly key: string;
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
  readonly dataPart: string;
  readonly columns: readonly LayoutColumn[];
  /** The style of each column's cell, in a row that has a ceiling of its own and in one that has not. */
  readonly styles: { readonly budget: readonly string[]; readonly plain: readonly string[] };
}

let latest: Template | undefined;

/** The workbook of one form. Same form and identity, same bytes. */
export async function writeForm(form: SectionForm, identity: FormIdentity): Promise<Uint8Array> {
  const key = JSON.stringify({ ...form, section: "", rows: [], illustrative: isIllustrative(form) });
  const template = latest?.key === key ? latest : await templateFor(key, form, identity);
  latest = template;
  const words: Readonly<Record<string, string>> = {
    section: form.section.name,
    SECTION: form.section.name.toUpperCase(),
    id: form.section.id,
    formdigest: identity.form.slice(7, 19),
    formremain: identity.form.slice(19),
  };
  const parts = [...template.parts].map(([name, part]): [string, Uint8Array] => {
    if (typeof part !== "string") return [name, part];
    const word = (name: string): string => escaped(words[name] ?? "");
    const named = part
      // In a footer an ampersand begins a code, and stands for itself when doubled.
      .replace(/<oddFooter>[^<]*/g, (footer) =>
        footer.replace(PLACEHOLDER, (_, name: string) => word(name).replaceAll("&amp;", "&amp;&amp;")),
      )
      .replace(PLACEHOLDER, (_, name: string) => word(name));
    return [name, Buffer.from(name === template.dataPart ? withRows(named, template, form.rows) : named)];
  });
  return packed(new Map(parts));
}

function isIllustrative(form: SectionForm): boolean {
  return form.rows.some(({ indicator }) => indicator.illustrative);
}

/** Lays out a blank form with one row of each kind, to learn what everything but the rows looks like. */
async function templateFor(key: string, form: SectionForm, identity: FormIdentity): Promise<Template> {
  const section = { id: placeholder("id") as SectionId, name: placeholder("section") };
  const blank: SectionForm = { ...form, section, rows: sampleRows(isIllustrative(form)) };
  const workbook = newWorkbook(`${form.definition.title} ${section.name} ${form.cycle}`);
  // As long as a digest's first digits, which a page's footer carries by themselves.
  const marked = `sha256:${placeholder("formdigest")}${placeholder("formremain")}` as FormIdentity["form"];
  layForm(workbook, blank, { ...identity, section: section.id, form: marked });
  const parts = new Map(
    [...(await workbookParts(workbook))].map(([name, part]) => [name, textual(name, part)]),
  );
  const no = workbook.worksheets.findIndex(({ name }) => name === DATA_SHEET) + 1;
  const dataPart = `xl/worksheets/sheet${no}.xml`;
  const xml = String(parts.get(dataPart) ?? "");
  const columns = layoutColumns(form);
  const styles = {
    budget: columns.map((_, at) => styleAt(xml, `${columnLetter(at + 1)}${FIRST_ROW}`)),
    plain: columns.map((_, at) => styleAt(xml, `${columnLetter(at + 1)}${FIRST_ROW + 1}`)),
  };
  return { key, parts, dataPart, columns, styles };
}

/** One row with a ceiling and one without: all that rows differ in but their words and figures. */
function sampleRows(illustrative: boolean): readonly FormRow[] {
  const indicator = {
    id: "a",
    name: "",
    unit: "",
    formula: "naik",
    accumulation: "jumlah",
    yearTarget: undefined,
    targets: {},
    illustrative,
  } as const;
  const row = {
    id: "a",
    no: 1,
    code: "",
    title: "",
    indicator,
    target: undefined,
    targetToDate: undefined,
  } as const;
  const more = { earlier: [], last: undefined } as const;
  return [
    { ...row, ...more, budget: { ceiling: ZERO, spentBefore: ZERO } },
    { ...row, ...more, id: "b", budget: undefined },
  ];
}

const isText = (name: string): boolean => /\.(?:xml|rels)$/.test(name);

/** Only parts that carry a section's words are text; the others are kept as they are. */
function textual(name: string, part: Uint8Array): string | Uint8Array {
  const text = isText(name) ? Buffer.from(part).toString("utf8") : "";
  return name.startsWith("xl/worksheets/") || text.includes(placeholder("").charAt(0)) ? text : part;
}

function styleAt(xml: string, address: string): string {
  return new RegExp(`<c r="${address}"[^>]*? s="([0-9]+)"`).exec(xml)?.[1] ?? "0";
}

const SAMPLES = new RegExp(`<row r="${FIRST_ROW}".*?</row><row r="${FIRST_ROW + 1}".*?</row>`, "s");

function withRows(xml: string, template: Template, rows: readonly FormRow[]): string {
  const written = rows.map((row, at) => rowXml(template, row, FIRST_ROW + at)).join("");
  const last = columnLetter(template.columns.length);
  return xml
    .replace(SAMPLES, () => written)
    .replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${last}${FIRST_ROW + rows.length - 1}"`)
    .replace(/<dataValidations.*<\/dataValidations>/s, (all) => withRanges(all, template.columns, rows));
}

function rowXml({ columns, styles }: Template, row: FormRow, at: number): string {
  const letter = letterIn(columns);
  const own = row.budget === undefined ? styles.plain : styles.budget;
  const cells = columns.map((column, no) =>
    cellXml(`${columnLetter(no + 1)}${at}`, own[no] ?? "0", column.content(row, at, letter)),
  );
  const height = rowHeight(columns, row);
  return `<row r="${at}" spans="1:${columns.length}" ht="${height}" customHeight="1">${cells.join("")}</row>`;
}

function cellXml(address: string, style: string, content: Content): string {
  const cell = `<c r="${address}" s="${style}"`;
  if (content === null || content === "") return `${cell}/>`;
  if (typeof content === "number") return `${cell}><v>${content}</v></c>`;
  if (typeof content === "string")
    return `${cell} t="inlineStr"><is><t xml:space="preserve">${escaped(content)}</t></is></c>`;
  // Its result is nothing yet; programs compute it when they open the file.
  return `${cell} t="str"><f>${escaped(content.formula)}</f><v></v></c>`;
}

/** The sample rows' validations, stretched over all rows that may be filled. */
function withRanges(xml: string, columns: readonly LayoutColumn[], rows: readonly FormRow[]): string {
  const kept = [...xml.matchAll(/<dataValidation .*?<\/dataValidation>/gs)].flatMap(([one]) => {
    const letter = /sqref="([A-Z]+)/.exec(one)?.[1] ?? "";
    const column = columns.find((_, at) => columnLetter(at + 1) === letter);
    const ranges = column === undefined ? [] : runs(rows.map((row) => isOpen(column, row)));
    const sqref = ranges
      .map(([from, to]) => `${letter}${FIRST_ROW + from}:${letter}${FIRST_ROW + to}`)
      .join(" ");
    return ranges.length === 0 ? [] : [one.replace(/sqref="[^"]*"/, `sqref="${sqref}"`)];
  });
  return kept.length === 0
    ? ""
    : `<dataValidations count="${kept.length}">${kept.join("")}</dataValidations>`;
}

/** First and last of every run of yes. */
function runs(open: readonly boolean[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  open.forEach((yes, at) => {
    const last = found.at(-1);
    if (!yes) return;
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else found.push([at, at]);
  });
  return found;
}

function escaped(text: string): string {
  return safeText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
