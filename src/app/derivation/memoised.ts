/** The outside as a judge asks it: the same documents and workbooks come up entry after entry, and are read once. */
import { LRUCache } from "lru-cache";
import type { Reading } from "../../domain/finding.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import type { Documents } from "../ports/documents.ts";
import type { OpenedReturn, ReturnReading, Workbooks } from "../ports/workbooks.ts";
import type { Deriver } from "./derivation.ts";

/** How many documents and workbooks are kept: a year's of a large office. */
const KEPT = { documents: 512, workbooks: 128, cycles: 8 } as const;

type Read<Document> = (text: string, file: string) => Promise<Reading<Document>>;

/** Reads documents and opens workbooks once each, however many entries rest on them. */
export function memoisedDeriver(ports: Omit<Deriver, "forms" | "textOf">): Deriver {
  const { documents, workbooks, hash, history } = ports;
  const once = <Document>(read: Read<Document>): Read<Document> => {
    const known = new LRUCache<string, Promise<Reading<Document>>, string>({
      max: KEPT.documents,
      memoMethod: (text, _before, { context: file }) => read(text, file),
    });
    return async (text, file) => {
      const reading = await known.memo(text, { context: file });
      // What is wrong with a document is told by its name; what it says does not depend on that.
      return reading.kind === "read" ? reading : read(text, file);
    };
  };
  const texts = new LRUCache<string, Promise<string>>({
    max: KEPT.documents,
    memoMethod: async (blob) => Buffer.from(await history.content(blob)).toString("utf8"),
  });
  const forms = new WeakMap<Procedure, FormsByRest>();
  const opened = new LRUCache<string, Promise<OpenedReturn>, Uint8Array>({
    max: KEPT.workbooks,
    memoMethod: async (_digest, _before, { context: bytes }) => readOnce(await workbooks.open(bytes)),
  });
  return {
    ...ports,
    textOf: (blob) => texts.memo(blob),
    forms: (procedure, restOn, make) => {
      const known = forms.get(procedure) ?? formsByRest();
      forms.set(procedure, known);
      return known.memo(restOn, { context: make });
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
      open: (bytes) => opened.memo(hash(bytes), { context: bytes }),
    } satisfies Workbooks,
  };
}

type MakeForms = () => Promise<readonly SectionForm[]>;
type FormsByRest = ReturnType<typeof formsByRest>;

function formsByRest() {
  return new LRUCache<string, ReturnType<MakeForms>, MakeForms>({
    max: KEPT.cycles,
    memoMethod: (_restOn, _before, { context: make }) => make(),
  });
}

/** A workbook is read by the form that it is of; who verifies reads it again as who received it did. */
function readOnce(opened: OpenedReturn): OpenedReturn {
  if (opened.kind !== "form") return opened;
  const known = new WeakMap<SectionForm, Map<string, ReturnReading>>();
  return {
    ...opened,
    read: (form, source) => {
      const key = JSON.stringify(source);
      const reading = known.get(form)?.get(key) ?? opened.read(form, source);
      known.set(form, new Map([[key, reading]]));
      return reading;
    },
  };
}
