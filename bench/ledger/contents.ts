/** What a cycle's entries bring, as the commands make it: real forms, filled workbooks, returns, a recap. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { parse } from "yaml";
import type { Figures } from "../../src/adapters/excel/fill.ts";
import { excelWorkbooks } from "../../src/adapters/excel/index.ts";
import { FIRST_ROW, layoutColumns, letterIn } from "../../src/adapters/excel/layout.ts";
import { recapContent } from "../../src/app/commands/cycle/compile.ts";
import type { Deriver } from "../../src/app/derivation/derivation.ts";
import { memoisedDeriver } from "../../src/app/derivation/memoised.ts";
import type { RecordView } from "../../src/app/ledger/workspace-state.ts";
import type { Documents } from "../../src/app/ports/documents.ts";
import type { HistoryReader } from "../../src/app/ports/history.ts";
import { formsOf, identityOf, readPlanAndForm } from "../../src/app/returns/cycle-forms.ts";
import { judgeKept } from "../../src/app/returns/recorded-return.ts";
import { type CycleId, type Digest, digest, type SectionId, yearOf } from "../../src/domain/ids.ts";
import { reportText } from "../../src/domain/ledger/message/report-text.ts";
import type { World } from "../../src/domain/ledger/proposal.ts";
import { CURRENT_RULES } from "../../src/domain/ledger/rules-version.ts";
import { EMPTY_LEDGER } from "../../src/domain/ledger/state.ts";
import {
  cyclePath,
  formPath,
  planPath,
  recapPath,
  returnPath,
  schemaPath,
  workbookPath,
} from "../../src/domain/paths.ts";
import { openCycle } from "../../src/domain/procedure/cycle.ts";
import { SPENT } from "../../src/domain/returns/column-keys.ts";
import type { SectionForm } from "../../src/domain/returns/form.ts";
import { recordWords } from "../../src/ui/messages/record-words.ts";
import { there } from "../../tests/support/there.ts";

type Files = Record<string, Buffer>;

/** A file as the record has it now. */
export type ReadNow = (path: string) => Buffer | undefined;

export const sha256 = (bytes: Uint8Array | string): Digest =>
  there(digest(`sha256:${createHash("sha256").update(bytes).digest("hex")}`));

/** Makes content for one cycle after the other. */
export class Contents {
  readonly #office: Deriver;
  readonly #world: World;
  readonly #now: ReadNow;
  readonly #figures: Readonly<Record<string, Figures>> = parse(
    readFileSync("examples/pakusari-2021/isian-tw1.yaml", "utf8"),
  );
  readonly #cycles = new Map<CycleId, ReturnType<typeof openCycle>>();
  #forms: readonly SectionForm[] = [];

  constructor(documents: Documents, world: World, now: ReadNow) {
    const blobs = { content: async (path: string) => there(now(path)) } as unknown as HistoryReader;
    this.#office = memoisedDeriver({
      history: blobs,
      documents,
      hash: sha256,
      workbooks: excelWorkbooks(() => performance.now()),
      words: async () => recordWords("id"),
    });
    this.#world = world;
    this.#now = now;
  }

  async opened(cycle: CycleId, day: string): Promise<Files> {
    this.#cycles.set(cycle, openCycle(cycle, 0, undefined, { version: CURRENT_RULES, isNew: false }));
    const plan = { cycle, opened: day, due: day, returnsDue: day, waivers: [] };
    return { [cyclePath(cycle)]: Buffer.from(await this.#office.documents.writeCycle(plan)) };
  }

  /** @param plan of the first draft of a year: its plan and form */
  async drafted(cycle: CycleId, plan: Files): Promise<Files> {
    const view = this.#view(plan);
    const source = await readPlanAndForm(this.#office, yearOf(cycle), view.text);
    this.#forms = await formsOf(this.#office, view, cycle, source);
    const schemas: Files = {};
    for (const form of this.#forms)
      schemas[schemaPath(yearOf(cycle), form.section.id)] = Buffer.from(
        await this.#office.documents.returnSchema(form),
      );
    return { ...plan, ...schemas };
  }

  /** @param at when: the forms print the last day from then on; seconds since 1970 */
  async handedOut(cycle: CycleId, at: number): Promise<Files> {
    const view = this.#view({});
    const source = await readPlanAndForm(this.#office, yearOf(cycle), view.text);
    this.#forms = await formsOf(this.#office, view, cycle, source, at);
    const files: Files = {};
    for (const form of this.#forms)
      files[workbookPath(cycle, form.section.id)] = Buffer.from(
        await this.#office.workbooks.writeForm(form, identityOf(this.#office, form)),
      );
    return files;
  }

  async received(cycle: CycleId, section: SectionId): Promise<Files> {
    const form = this.#form(section);
    const blank = there(this.#now(workbookPath(cycle, section)));
    const bytes = filledQuickly(blank, form, this.#figures[section] ?? {});
    const opened = await this.#office.workbooks.open(bytes);
    if (opened.kind !== "form") throw new Error(opened.kind);
    const source = { file: `${section}.xlsx`, digest: sha256(bytes), form: opened.identity.form, round: 1 };
    const { filled } = opened.read(form, source);
    return {
      [returnPath(cycle, section, "yaml")]: Buffer.from(await this.#office.documents.writeReturn(filled)),
      [returnPath(cycle, section, "xlsx")]: bytes,
    };
  }

  /** The digest of what the verifier saw. */
  async report(section: SectionId): Promise<Digest> {
    const judged = there(await judgeKept(this.#office, this.#view({}), this.#form(section)));
    return sha256(reportText(judged.findings));
  }

  async compiled(cycle: CycleId): Promise<Files> {
    const { recap, text, head } = await recapContent(
      this.#office,
      this.#view({}),
      there(this.#cycles.get(cycle)),
      [],
    );
    return {
      [recapPath(cycle, "yaml")]: Buffer.from(text),
      [recapPath(cycle, "xlsx")]: Buffer.from(await this.#office.workbooks.writeRecap(recap, head)),
    };
  }

  #form(section: SectionId): SectionForm {
    return there(this.#forms.find((form) => form.section.id === section));
  }

  /** The record as it stands, with files that are still to be recorded. */
  #view(files: Files): RecordView {
    const bytes = (path: string): Buffer | undefined => files[path] ?? this.#now(path);
    return {
      world: this.#world,
      judgement: { state: { ...EMPTY_LEDGER, cycles: this.#cycles } },
      text: async (path) => bytes(path)?.toString("utf8"),
      files: {
        get: async (path) => (bytes(path) === undefined ? undefined : { path, mode: "100644", blob: path }),
        below: async (folder) =>
          CALENDARS.filter((path) => path.startsWith(`${folder}/`) && bytes(path) !== undefined),
      },
    };
  }
}

/** Where calendars of the years that have them lie. */
const CALENDARS = Array.from({ length: 20 }, (_, no) => `kalender/${2015 + no}.yaml`);

/** Plan and form of a year, made from the first one's. */
export function planOf(year: number, text: (path: string) => string): Files {
  return {
    [planPath(year)]: Buffer.from(text("2021/rencana.yaml").replace("tahun: 2021", `tahun: ${year}`)),
    [formPath(year)]: Buffer.from(text("2021/formulir.yaml")),
  };
}

/** Types into a form's cells without a library: a record of a century has thousands of workbooks. */
function filledQuickly(blank: Uint8Array, form: SectionForm, figures: Figures): Buffer {
  const parts = unzipSync(blank);
  const data = "xl/worksheets/sheet2.xml";
  const letter = letterIn(layoutColumns(form));
  let xml = strFromU8(parts[data] ?? new Uint8Array());
  form.rows.forEach(({ id }, index) => {
    for (const [key, typed] of Object.entries(figures[id] ?? {})) {
      // The example's first quarter, four times over, would exceed the year's ceiling.
      const value = key === SPENT ? Math.floor(Number(typed) / 4) : typed;
      const cell = new RegExp(`<c r="${letter(key)}${FIRST_ROW + index}"( s="\\d+")/>`);
      const address = `${letter(key)}${FIRST_ROW + index}`;
      xml = xml.replace(cell, (_, style: string) =>
        typeof value === "number"
          ? `<c r="${address}"${style}><v>${value}</v></c>`
          : `<c r="${address}"${style} t="inlineStr"><is><t>${value}</t></is></c>`,
      );
    }
  });
  const saved = withSharedStrings(xml, strFromU8(parts[STRINGS] ?? new Uint8Array()));
  const made = { ...parts, [data]: strToU8(saved.xml), [STRINGS]: strToU8(saved.strings) };
  return Buffer.from(zipSync(made, { level: 1, mtime: new Date(2000, 0, 1) }));
}

const STRINGS = "xl/sharedStrings.xml";

/** Texts are moved to where Excel, LibreOffice and WPS keep them when they save: a list that cells point into. */
function withSharedStrings(xml: string, strings: string): { readonly xml: string; readonly strings: string } {
  let count = strings.split("<si>").length - 1;
  const more: string[] = [];
  const pointing = xml.replace(
    / t="inlineStr"><is>(<t(?: [^>]*)?>[^<]*<\/t>)<\/is><\/c>/g,
    (_, text: string) => {
      more.push(`<si>${text}</si>`);
      count += 1;
      return ` t="s"><v>${count - 1}</v></c>`;
    },
  );
  return { xml: pointing, strings: strings.replace("</sst>", `${more.join("")}</sst>`) };
}
