/** The text of an entry: a readable subject, an indented note, and one block of trailers (ledger §1). A strict codec. */
import { isDay } from "./calendar.ts";
import {
  type CycleId,
  cycleId,
  type Digest,
  digest,
  type EntryId,
  entryId,
  type PersonId,
  personId,
  type RoleId,
  roleId,
  type SectionId,
  type StepNo,
  sectionId,
} from "./ids.ts";
import type { Capacity } from "./official.ts";

export const ACTS = [
  "found",
  "appoint",
  "amend",
  "open",
  "draft",
  "approve",
  "reject",
  "distribute",
  "receive",
  "verify",
  "compile",
  "waive",
  "reopen",
  "attach",
] as const;
export type Act = (typeof ACTS)[number];

const CAPACITIES = ["definitif", "plt", "plh", "pj"] as const satisfies readonly Capacity[];

export interface Trailers {
  readonly version: 1;
  readonly repository: EntryId | "genesis";
  readonly act: Act;
  readonly cycle?: CycleId | undefined;
  readonly round?: number | undefined;
  readonly step?: StepNo | undefined;
  readonly section?: SectionId | undefined;
  readonly role: RoleId;
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly actingFor?: PersonId | undefined;
  readonly filledBy?: PersonId | undefined;
  readonly returnTo?: StepNo | undefined;
  readonly reason?: string | undefined;
  /** Of a waiver: its last day, YYYY-MM-DD. */
  readonly until?: string | undefined;
  /** Digest of the findings that the verifier saw. */
  readonly report?: Digest | undefined;
  readonly previous: EntryId | "none";
  readonly subject: Digest;
  readonly roster: number;
  readonly tool: string;
}

export interface EntryMessage {
  readonly subject: string;
  readonly note: readonly string[];
  readonly trailers: Trailers;
}

type Field = keyof Trailers;

/** Every trailer, in the one order in which they may stand, and how its value is read. */
const FIELDS: readonly { key: string; field: Field; required: boolean; read: (text: string) => unknown }[] = [
  { key: "Sop-Version", field: "version", required: true, read: (text) => (text === "1" ? 1 : undefined) },
  {
    key: "Sop-Repository",
    field: "repository",
    required: true,
    read: (t) => (t === "genesis" ? t : entryId(t)),
  },
  { key: "Sop-Act", field: "act", required: true, read: (text) => ACTS.find((act) => act === text) },
  { key: "Sop-Cycle", field: "cycle", required: false, read: cycleId },
  { key: "Sop-Round", field: "round", required: false, read: wholeNumber },
  { key: "Sop-Step", field: "step", required: false, read: wholeNumber },
  { key: "Sop-Section", field: "section", required: false, read: sectionId },
  { key: "Sop-Role", field: "role", required: true, read: roleId },
  { key: "Sop-Person", field: "person", required: true, read: personId },
  { key: "Sop-Capacity", field: "capacity", required: true, read: (t) => CAPACITIES.find((c) => c === t) },
  { key: "Sop-Acting-For", field: "actingFor", required: false, read: personId },
  { key: "Sop-Filled-By", field: "filledBy", required: false, read: personId },
  { key: "Sop-Return-To", field: "returnTo", required: false, read: wholeNumber },
  { key: "Sop-Reason", field: "reason", required: false, read: (text) => text },
  { key: "Sop-Until", field: "until", required: false, read: (text) => (isDay(text) ? text : undefined) },
  { key: "Sop-Report", field: "report", required: false, read: digest },
  { key: "Sop-Previous", field: "previous", required: true, read: (t) => (t === "none" ? t : entryId(t)) },
  { key: "Sop-Subject", field: "subject", required: true, read: digest },
  { key: "Sop-Roster", field: "roster", required: true, read: wholeNumber },
  {
    key: "Sop-Tool",
    field: "tool",
    required: true,
    read: (t) => (/^[\x21-\x7e]{1,80}$/.test(t) ? t : undefined),
  },
];

/** C0 and C1 controls, line separators and bidirectional overrides: none has a place in a record that people read. */
const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE, "gu");
/** Whatever a careless reader could take for one of our trailers, in any case, spacing or look-alike dash. */
const TRAILER_LIKE =
  /^\s*s\s*[o0\u043e\u03bf]\s*[p\u0440\u03c1]\s*[-_\u2010-\u2015\u2212][\p{L}\s_-]{0,40}[:\uff1a]/iu;

export type MessageFault =
  | "message-unprintable"
  | "message-shape"
  | "trailer-missing"
  | "trailer-unknown"
  | "trailer-order"
  | "trailer-value"
  | "trailer-outside-block";

export type ParsedMessage =
  | { readonly kind: "entry"; readonly message: EntryMessage }
  | { readonly kind: "plain" }
  | { readonly kind: "fault"; readonly fault: MessageFault; readonly line: string };

/** Writes an entry's message. Free text is cleaned and indented, so that no line of it can pass for a trailer. */
export function formatMessage({ subject, note, trailers }: EntryMessage): string {
  const block = FIELDS.flatMap(({ key, field }) => {
    const value = trailers[field];
    return value === undefined ? [] : [`${key}: ${value}`];
  });
  const noteLines = note.flatMap((text) => text.split(/\r\n|\r|\n/)).map(cleanLine);
  const middle = noteLines.length === 0 ? [] : [...noteLines.map((line) => `  ${line}`), ""];
  return `${[cleanLine(subject), "", ...middle, ...block].join("\n")}\n`;
}

/** One line of free text, fit to be signed: no control characters, no line breaks, single spaces. */
export function cleanLine(text: string): string {
  return text.replace(EVERY_UNPRINTABLE, " ").replace(/\s+/gu, " ").trim();
}

/**
 * Reads a message strictly. A message without any trailer-like line is somebody's plain commit (the in-tray);
 * one with the slightest deviation from the block is a fault, never half an entry.
 */
export function parseMessage(text: string): ParsedMessage {
  const lines = text.split("\n");
  if (!lines.some((line) => TRAILER_LIKE.test(line))) return { kind: "plain" };
  const bad = lines.find((line) => UNPRINTABLE.test(line));
  if (bad !== undefined) return { kind: "fault", fault: "message-unprintable", line: bad };
  if (lines.pop() !== "") return { kind: "fault", fault: "message-shape", line: "" };
  const start = lines.lastIndexOf("") + 1;
  const head = lines.slice(0, start);
  const outside = head.find((line) => TRAILER_LIKE.test(line) && !line.startsWith("  "));
  if (outside !== undefined) return { kind: "fault", fault: "trailer-outside-block", line: outside };
  const shape = readHead(head);
  if (shape === undefined) return { kind: "fault", fault: "message-shape", line: head[0] ?? "" };
  const trailers = parseBlock(lines.slice(start));
  return "fault" in trailers
    ? { kind: "fault", ...trailers }
    : { kind: "entry", message: { ...shape, trailers } };
}

/** Subject, blank line, then nothing or an indented note and a blank line. */
function readHead(head: readonly string[]): { subject: string; note: readonly string[] } | undefined {
  const [subject = "", blank, ...rest] = head;
  if (subject === "" || subject.startsWith(" ") || blank !== "") return undefined;
  if (rest.length === 0) return { subject: apart(subject), note: [] };
  if (rest.pop() !== "" || rest.length === 0 || !rest.every((line) => line.startsWith("  ")))
    return undefined;
  return { subject: apart(subject), note: rest.map((line) => line.slice(2)) };
}

function parseBlock(lines: readonly string[]): Trailers | { fault: MessageFault; line: string } {
  const values: Partial<Record<Field, unknown>> = {};
  let next = 0;
  for (const line of lines) {
    const [key, value] = splitTrailer(line);
    const at = FIELDS.findIndex((field) => field.key === key);
    const field = FIELDS[at];
    if (field === undefined || value === undefined) return { fault: "trailer-unknown", line };
    if (at < next) return { fault: "trailer-order", line };
    const read = value === "" || value !== cleanLine(value) ? undefined : field.read(value);
    if (read === undefined) return { fault: "trailer-value", line };
    values[field.field] = read;
    next = at + 1;
  }
  const missing = FIELDS.find(({ field, required }) => required && values[field] === undefined);
  if (missing !== undefined) return { fault: "trailer-missing", line: missing.key };
  return values as unknown as Trailers;
}

function splitTrailer(line: string): [string, string | undefined] {
  const at = line.indexOf(": ");
  return at < 0 ? [line, undefined] : [line.slice(0, at), apart(line.slice(at + 2))];
}

/** The same text, but no longer a piece of a longer one, which would stay in memory for as long as the piece does. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : undefined;
}
