/** The text of an entry: a readable subject, an indented note, and one block of trailers (ledger §2). A strict codec. */
import { apart, cleanLine, UNPRINTABLE } from "./plain-line.ts";
import { type BlockFault, formatBlock, parseBlock } from "./trailer-block.ts";
import { NEWEST_VERSION, type Trailers } from "./trailers.ts";

export { cleanLine } from "./plain-line.ts";
export { ACTS, type Act, type Trailers } from "./trailers.ts";

export interface EntryMessage {
  readonly subject: string;
  readonly note: readonly string[];
  readonly trailers: Trailers;
}

/** Whatever a careless reader could take for one of our trailers, in any case, spacing or look-alike dash. */
const TRAILER_LIKE =
  /^\s*s\s*[o0\u043e\u03bf]\s*[p\u0440\u03c1]\s*[-_\u2010-\u2015\u2212][\p{L}\s_-]{0,40}[:\uff1a]/iu;

export type MessageFault =
  | "message-unprintable"
  | "message-shape"
  | "trailer-outside-block"
  | BlockFault["fault"];

export type ParsedMessage =
  | { readonly kind: "entry"; readonly message: EntryMessage }
  | { readonly kind: "plain" }
  /** Written by a newer program: nothing can be said of it here. */
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "fault"; readonly fault: MessageFault; readonly line: string };

/** Writes an entry's message. Free text is cleaned and indented, so that no line of it can pass for a trailer. */
export function formatMessage({ subject, note, trailers }: EntryMessage): string {
  const noteLines = note.flatMap((text) => text.split(/\r\n|\r|\n/)).map(cleanLine);
  const middle = noteLines.length === 0 ? [] : [...noteLines.map((line) => `  ${line}`), ""];
  return `${[cleanLine(subject), "", ...middle, ...formatBlock(trailers)].join("\n")}\n`;
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
  const block = lines.slice(start);
  const version = newerVersion(block);
  if (version !== undefined) return { kind: "newer", version };
  const trailers = parseBlock(block);
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

/** The version that a block states, where it is above what this program knows. */
function newerVersion([first = ""]: readonly string[]): number | undefined {
  const version = Number(/^Sop-Version: ([1-9][0-9]{0,5})$/.exec(first)?.[1] ?? 0);
  return version > NEWEST_VERSION ? version : undefined;
}
