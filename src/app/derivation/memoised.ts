/** The outside as a judge asks it: the same documents and workbooks come up entry after entry, and are read once. */
import type { Reading } from "../../domain/finding.ts";
import { Recent } from "../../domain/memoize.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import type { Documents, HistoryReader } from "../ports/outside.ts";
import type { OpenedReturn, ReturnReading, Workbooks } from "../ports/workbooks.ts";
import type { Deriver } from "./derivation.ts";

/** How many documents and workbooks are kept at least, and never more than twice as many: a year's of a large office. */
const KEPT = { documents: 256, workbooks: 64, cycles: 4 } as const;

type Read<Document> = (text: string, file: string) => Promise<Reading<Document>>;

/** Reads documents and opens workbooks once each, however many entries rest on them. */
export function memoisedDeriver(office: Omit<Deriver, "forms" | "textOf">): Deriver {
  const { documents, workbooks, hash, history } = office;
  const once = <Document>(read: Read<Document>): Read<Document> => {
    const known = new Recent<string, Promise<Reading<Document>>>(KEPT.documents);
    return async (text, file) => {
      const reading = await known.of(text, () => read(text, file));
      // What is wrong with a document is told by its name; what it says does not depend on that.
      return reading.kind === "read" ? reading : read(text, file);
    };
  };
  const contents = new Recent<string, Uint8Array>(KEPT.documents);
  const texts = new Recent<string, string>(KEPT.documents);
  const forms = new WeakMap<Procedure, Recent<string, Promise<readonly SectionForm[]>>>();
  const opened = new Recent<string, Promise<OpenedReturn>>(KEPT.workbooks);
  return {
    ...office,
    history: within(history, (blob) => contents.of(blob, () => history.content(blob))),
    textOf: (blob) => texts.of(blob, () => Buffer.from(history.content(blob)).toString("utf8")),
    forms: (procedure, restOn, make) => {
      const known = forms.get(procedure) ?? new Recent<string, Promise<readonly SectionForm[]>>(KEPT.cycles);
      forms.set(procedure, known);
      return known.of(restOn, make);
    },
    documents: {
      ...documents,
      plan: once(documents.plan),
      form: once(documents.form),
      cycle: once(documents.cycle),
      filled: once(documents.filled),
    } satisfies Documents,
    workbooks: {
      ...workbooks,
      open: (bytes) => opened.of(hash(bytes), async () => readOnce(await workbooks.open(bytes))),
    } satisfies Workbooks,
  };
}

/** A workbook is read by the form that it is of; who verifies reads it again as who received it did. */
function readOnce(opened: OpenedReturn): OpenedReturn {
  if (opened.kind !== "form") return opened;
  const known = new WeakMap<SectionForm, Recent<string, ReturnReading>>();
  return {
    ...opened,
    read: (form, source) => {
      const readings = known.get(form) ?? new Recent<string, ReturnReading>(1);
      known.set(form, readings);
      return readings.of(JSON.stringify(source), () => opened.read(form, source));
    },
  };
}

/** The same history, whose contents are had in another way. */
function within(history: HistoryReader, content: HistoryReader["content"]): HistoryReader {
  return {
    tip: (branch) => history.tip(branch),
    commit: (id) => history.commit(id),
    commits: (tip, known) => history.commits(tip, known),
    files: (tree, roots) => history.files(tree, roots),
    list: (tree) => history.list(tree),
    folders: (tree) => history.folders(tree),
    changes: (before, after) => history.changes(before, after),
    facts: (blob) => history.facts(blob),
    content,
  };
}
