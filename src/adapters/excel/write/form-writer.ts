/**
 * Writes many forms quickly. What forms of one kind have in common, whatever their cycle, is laid out once; for each form
 * only names, days and the rows of the data sheet are written anew, as text. Same form, same bytes.
 */
import { LRUCache } from "lru-cache";
import { ZERO } from "../../../domain/decimal.ts";
import type { CycleId, SectionId } from "../../../domain/ids.ts";
import { REALISED } from "../../../domain/returns/column-keys.ts";
import type { FormIdentity, FormRow, SectionForm } from "../../../domain/returns/form.ts";
import { promptOf } from "../filling-words.ts";
import {
  type Content,
  columnLetter,
  DATA_SHEET,
  FIRST_ROW,
  type LayoutColumn,
  layoutColumns,
  letterIn,
} from "../layout.ts";
import { dueText } from "../printed-text.ts";
import { openArchive } from "../read/format/zip.ts";
import { UnreadableWorkbook } from "../unreadable.ts";
import { isOpen, LONGEST_PROMPT, layForm, rowHeight } from "./form-layout.ts";
import { escaped, gap, hasGap, type PartTemplate, partTemplate, wordsOf } from "./part-template.ts";
import { newWorkbook, packed, workbookParts } from "./workbook.ts";

interface Template {
  readonly parts: ReadonlyMap<string, PartTemplate | Uint8Array>;
  readonly cells: readonly CellTemplate[];
  readonly validations: readonly ValidationTemplate[];
}

/** A column's cell. */
interface CellTemplate {
  readonly column: LayoutColumn;
  readonly letter: string;
  /** The number of its style in a row that has a ceiling of its own, and in one that has not. */
  readonly styles: { readonly budget: number; readonly plain: number };
}

/** A column's validation, but for the cells it stands for. */
interface ValidationTemplate {
  readonly cell: CellTemplate;
  readonly before: string;
  readonly after: string;
}

/** A year has a kind for each quarter, and an office may change its definition. */
const templates = new LRUCache<string, Promise<Template>, Laid>({
  max: 8,
  memoMethod: (_key, _before, { context: { form, identity } }) => templateFor(form, identity),
});

interface Laid {
  readonly form: SectionForm;
  readonly identity: FormIdentity;
}

/** The workbook of one form. Same form and identity, same bytes. */
export async function writeForm(form: SectionForm, identity: FormIdentity): Promise<Uint8Array> {
  return packed(await formParts(form, identity));
}

/** Has a workbook the very parts of this form, however they are packed? */
export async function isWrittenForm(
  bytes: Uint8Array,
  form: SectionForm,
  identity: FormIdentity,
): Promise<boolean> {
  const parts = await formParts(form, identity);
  try {
    const archive = openArchive(bytes);
    return (
      archive.names.length === parts.size &&
      [...parts].every(([name, part]) => Buffer.compare(archive.part(name) ?? NOTHING, part) === 0)
    );
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return false;
    throw error;
  }
}

const NOTHING = new Uint8Array();

async function formParts(
  form: SectionForm,
  identity: FormIdentity,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const template = await templateOf(form, identity);
  const words = wordsOf(
    {
      section: form.section.name,
      SECTION: form.section.name.toUpperCase(),
      id: form.section.id,
      cycle: form.cycle,
      year: String(form.year),
      due: dueText(form.dueDay ?? "", form.calculation.version),
      formdigest: identity.form.slice(7, 19),
      formremain: identity.form.slice(19),
    },
    {
      rows: rowsXml(template, form),
      lastrow: String(FIRST_ROW + form.rows.length - 1),
      validations: validationsXml(template, form),
    },
  );
  return new Map(
    [...template.parts].map(([name, part]) => [name, part instanceof Uint8Array ? part : part(words)]),
  );
}

function isIllustrative(form: SectionForm): boolean {
  return form.rows.some(({ indicator }) => indicator.illustrative);
}

/** The template of a form's kind: what remains of a form without its section, rows, cycle and days. */
function templateOf(form: SectionForm, identity: FormIdentity): Promise<Template> {
  const illustrative = isIllustrative(form);
  const isDue = form.dueDay !== undefined;
  const { section: _section, rows: _rows, cycle: _cycle, year: _year, dueDay: _dueDay, ...kind } = form;
  const key = JSON.stringify({ ...kind, illustrative, isDue });
  return templates.memo(key, { context: { form, identity } });
}

/** Lays out a blank form with one row of each kind, to learn what everything but the rows looks like. */
async function templateFor(form: SectionForm, identity: FormIdentity): Promise<Template> {
  const section = { id: gap("id") as SectionId, name: gap("section") };
  const blank: SectionForm = {
    ...form,
    section,
    rows: sampleRows(isIllustrative(form)),
    cycle: gap("cycle") as CycleId,
    // It is only ever written as text.
    year: gap("year") as unknown as number,
    dueDay: form.dueDay && gap("due"),
  };
  const workbook = newWorkbook(`${form.definition.title} ${section.name} ${blank.cycle}`);
  // As long as a digest's first digits, which a page's footer carries by themselves.
  const marked = `sha256:${gap("formdigest")}${gap("formremain")}` as FormIdentity["form"];
  layForm(workbook, blank, { ...identity, cycle: blank.cycle, section: section.id, form: marked });
  const laid = await workbookParts(workbook);
  const no = workbook.worksheets.findIndex(({ name }) => name === DATA_SHEET) + 1;
  const dataPart = `xl/worksheets/sheet${no}.xml`;
  const data = textOf(laid.get(dataPart));
  const cells = layoutColumns(form).map((column, at) => cellTemplate(data, column, columnLetter(at + 1)));
  const parts = [...laid].map(([name, part]): [string, PartTemplate | Uint8Array] => {
    const text = name === dataPart ? withGaps(data, cells) : textOf(part);
    return [name, hasGap(text) ? partTemplate(text) : part];
  });
  return { parts: new Map(parts), cells, validations: validationsIn(data, cells) };
}

const textOf = (part: Uint8Array | undefined): string => Buffer.from(part ?? []).toString("utf8");

const SAMPLES = new RegExp(`<row r="${FIRST_ROW}".*?</row><row r="${FIRST_ROW + 1}".*?</row>`, "s");

/** The data sheet without its sample rows and what belongs to them. */
function withGaps(xml: string, cells: readonly CellTemplate[]): string {
  return xml
    .replace(SAMPLES, gap("rows"))
    .replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${columnLetter(cells.length)}${gap("lastrow")}"`)
    .replace(/<dataValidations.*<\/dataValidations>/s, gap("validations"));
}

function cellTemplate(xml: string, column: LayoutColumn, letter: string): CellTemplate {
  const style = (row: number): number =>
    Number(new RegExp(`<c r="${letter}${row}"[^>]*? s="([0-9]+)"`).exec(xml)?.[1] ?? 0);
  return { column, letter, styles: { budget: style(FIRST_ROW), plain: style(FIRST_ROW + 1) } };
}

function validationsIn(xml: string, cells: readonly CellTemplate[]): readonly ValidationTemplate[] {
  return [...xml.matchAll(/<dataValidation .*?<\/dataValidation>/gs)].flatMap(([one]) => {
    const [, before = "", letter = "", after = ""] = /^(.*sqref=")([A-Z]+)[^"]*(".*)$/s.exec(one) ?? [];
    const cell = cells.find((each) => each.letter === letter);
    return cell === undefined ? [] : [{ cell, before, after }];
  });
}

/** One row with a ceiling and one without: all that rows differ in but their words and figures. */
function sampleRows(illustrative: boolean): readonly FormRow[] {
  const indicator = {
    id: "a",
    name: "",
    unit: "",
    formula: "naik",
    pattern: "hitungan",
    accumulation: "jumlah",
    release: undefined,
    periods: "quarter",
    yearTarget: undefined,
    targets: {},
    illustrative,
  } as const;
  const row = {
    id: "a",
    no: 1,
    isAsked: true,
    code: "",
    title: "",
    indicator,
    target: undefined,
    targetToDate: undefined,
  } as const;
  const carried = { sum: ZERO, count: 0, realised: undefined };
  const more = { earlier: [], carried, last: undefined } as const;
  return [
    { ...row, ...more, budget: { ceiling: ZERO, spentBefore: ZERO } },
    { ...row, ...more, id: "b", budget: undefined },
  ];
}

function rowsXml({ cells }: Template, form: SectionForm): string {
  const columns = cells.map(({ column }) => column);
  const letter = letterIn(columns);
  return form.rows
    .map((row, no) => {
      const at = FIRST_ROW + no;
      const kind = row.budget === undefined ? "plain" : "budget";
      const inRow = cells.map(
        (cell) =>
          `<c r="${cell.letter}${at}" s="${cell.styles[kind]}"${contentXml(cell.column.content(row, at, letter))}`,
      );
      const height = rowHeight(form, columns, row);
      return `<row r="${at}" spans="1:${cells.length}" ht="${height}" customHeight="1">${inRow.join("")}</row>`;
    })
    .join("");
}

/** What follows a cell's address and style. */
function contentXml(content: Content): string {
  if (content === null || content === "") return "/>";
  if (typeof content === "number") return `><v>${content}</v></c>`;
  if (typeof content === "string")
    return ` t="inlineStr"><is><t xml:space="preserve">${escaped(content)}</t></is></c>`;
  // Its result is nothing yet; programs compute it when they open the file.
  return ` t="str"><f>${escaped(content.formula)}</f><v></v></c>`;
}

/** The sample rows' validations, stretched over all rows that may be filled. */
function validationsXml({ validations }: Template, form: SectionForm): string {
  const stretched = validations.flatMap(({ cell, before, after }) =>
    prompts(form, cell.column).flatMap(({ prompt, has }) => {
      const { column, letter } = cell;
      const ranges = runs(form.rows.map((row) => isOpen(column, row) && has(row))).map(
        ([from, to]) => `${letter}${FIRST_ROW + from}:${letter}${FIRST_ROW + to}`,
      );
      const said =
        prompt === undefined ? before : before.replace(PROMPT, () => ` prompt="${escaped(prompt)}"`);
      return ranges.length === 0 ? [] : [`${said}${ranges.join(" ")}${after}`];
    }),
  );
  return stretched.length === 0
    ? ""
    : `<dataValidations count="${stretched.length}">${stretched.join("")}</dataValidations>`;
}

const PROMPT = / prompt="[^"]*"/;

interface Prompt {
  /** Undefined where it is that of the sample rows. */
  readonly prompt: string | undefined;
  readonly has: (row: FormRow) => boolean;
}

/** Since the second rules the realised figure is asked for in the words of its row; all else alike in every row. */
function prompts(form: SectionForm, { key, input }: LayoutColumn): readonly Prompt[] {
  if (form.calculation.version === 1 || key !== REALISED || input === undefined)
    return [{ prompt: undefined, has: () => true }];
  const said = new Map(form.rows.map((row) => [row, promptOf(form, row, input)]));
  return [...new Set(said.values())].map((prompt) => ({
    prompt: prompt.slice(0, LONGEST_PROMPT),
    has: (row) => said.get(row) === prompt,
  }));
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
