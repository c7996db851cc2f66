/** Commits and trees from their raw bytes, by the strict grammar that a record needs (ledger §3). */

import type { Commit, CommitFault } from "../../../app/ports/history.ts";
import { type EntryId, entryId } from "../../../domain/ids.ts";
import type { SignatureFault } from "../../../domain/ledger/signature.ts";
import { inPlainArmor, isOpenpgpArmor } from "../signatures/openpgp-armor.ts";
import { inLowerForm } from "../signatures/sshsig.ts";

export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

const IDENTITY = /^([^<>\n]*) <([^<>\n]*)> ([0-9]{1,11}) ([+-][0-9]{4})$/;
const SIGNATURE_HEADERS: ReadonlySet<string> = new Set(["gpgsig", "gpgsig-sha256"]);
const ORDER = {
  sha1: /^tree(?: parent)* author committer(?: gpgsig)?$/,
  sha256: /^tree(?: parent)* author committer(?: gpgsig-sha256)?$/,
} as const;
const MODES: ReadonlySet<string> = new Set(["100644", "100755", "120000", "160000", "40000"]);

/** A commit as it is written; whether its signature holds takes longer to say. */
export interface CommitText {
  readonly facts: Omit<Commit, "signature" | "forks" | "joins">;
  readonly signed: Signed;
}

/** A signature in armor, and the bytes that it is over. */
export interface SignedText {
  readonly kind: "signed";
  readonly armored: string;
  readonly payload: Buffer;
}

export type Signed = SignedText | { readonly kind: "bad"; readonly code: SignatureFault };

/** One header: its name, and where it and its value lie. */
interface Header {
  readonly name: string;
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

/** Parses a commit's bytes; `undefined` where they are no commit at all. Signature and text come from the same bytes. */
export function parseCommit(id: Commit["id"], bytes: Buffer): CommitText | undefined {
  const split = bytes.indexOf("\n\n");
  if (split < 0) return undefined;
  const headers = splitHeaders(bytes, split + 1);
  const values = (name: string): string[] =>
    headers.filter((header) => header.name === name).map((header) => valueIn(bytes, header));
  const [tree = "", ...moreTrees] = values("tree");
  const parents = values("parent").map(entryId);
  const committer = IDENTITY.exec(values("committer")[0] ?? "");
  const author = IDENTITY.exec(values("author")[0] ?? "");
  if (entryId(tree) === undefined || moreTrees.length > 0 || parents.includes(undefined)) return undefined;
  const { message, faults } = readMessage(bytes.subarray(split + 2));
  const facts = {
    id,
    tree,
    parents: parents.filter((parent) => parent !== undefined),
    author: identity(author),
    committer: identity(committer),
    at: Number(committer?.[3] ?? 0),
    message,
    faults: [...faults, ...headerFaults(id, headers, author, committer)],
  };
  return { facts, signed: signatureOf(bytes, headers) };
}

/** One header a line; a line that begins with a space continues the one before it. */
function splitHeaders(bytes: Buffer, length: number): Header[] {
  const headers: Header[] = [];
  for (let start = 0; start < length; ) {
    let end = bytes.indexOf(0x0a, start) + 1;
    const space = bytes.indexOf(0x20, start);
    const named = space < 0 || space >= end ? end - 1 : space;
    while (end < length && bytes[end] === 0x20) end = bytes.indexOf(0x0a, end) + 1;
    headers.push({ name: bytes.toString("latin1", start, named), start, value: named + 1, end });
    start = end;
  }
  return headers;
}

function valueIn(bytes: Buffer, { value, end }: Header): string {
  const text = bytes.toString("utf8", value, end - 1);
  return text.includes("\n") ? text.replaceAll("\n ", "\n") : text;
}

/** The order and number of headers that git writes for a signed commit, and nothing else. */
function headerFaults(
  id: EntryId,
  headers: readonly Header[],
  author: RegExpExecArray | null,
  committer: RegExpExecArray | null,
): CommitFault[] {
  const order = headers.map(({ name }) => name).join(" ");
  const faults: CommitFault[] = [];
  // The name of the signature's header is not signed: of the two that git knows, the one for ids of this length.
  const usual = id.length === 64 ? ORDER.sha256 : ORDER.sha1;
  if (!usual.test(order)) faults.push("commit-header");
  if (author === null || committer === null) faults.push("commit-identity");
  else if (author[0] !== committer[0]) faults.push("commit-identity");
  if (committer?.[4] !== "+0000") faults.push("commit-time");
  return faults;
}

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function readMessage(bytes: Buffer): { message: string; faults: CommitFault[] } {
  try {
    return { message: STRICT.decode(bytes), faults: [] };
  } catch {
    return { message: bytes.toString("latin1"), faults: ["commit-encoding"] };
  }
}

function signatureOf(bytes: Buffer, headers: readonly Header[]): Signed {
  const [signature, ...more] = headers.filter(({ name }) => SIGNATURE_HEADERS.has(name));
  if (signature === undefined) return { kind: "bad", code: "unsigned" };
  if (more.length > 0) return { kind: "bad", code: "signature-malformed" };
  const payload = Buffer.concat([bytes.subarray(0, signature.start), bytes.subarray(signature.end)]);
  return { kind: "signed", armored: valueIn(bytes, signature), payload };
}

/** A signed commit with its signature in the one form that the record takes; undefined where it is as it must be. */
export function inOwnForm(bytes: Buffer): Buffer | undefined {
  const headers = splitHeaders(bytes, bytes.indexOf("\n\n") + 1);
  const signature = headers.find(({ name }) => SIGNATURE_HEADERS.has(name));
  if (signature === undefined) return undefined;
  const armored = valueIn(bytes, signature);
  const own = isOpenpgpArmor(armored) ? inPlainArmor(armored) : inLowerForm(armored);
  if (armored === own) return undefined;
  const header = Buffer.from(`${signature.name} ${own.replaceAll("\n", "\n ")}\n`, "latin1");
  return Buffer.concat([bytes.subarray(0, signature.start), header, bytes.subarray(signature.end)]);
}

/** Only the parents that a commit names, for its place in the order; undefined where it is no commit. */
export function parentsIn(bytes: Buffer): readonly EntryId[] | undefined {
  const end = bytes.indexOf("\n\n");
  if (end < 0) return undefined;
  const parents = splitHeaders(bytes, end + 1)
    .filter(({ name }) => name === "parent")
    .map((header) => entryId(valueIn(bytes, header)));
  return parents.every((parent) => parent !== undefined) ? parents : undefined;
}

function identity(match: RegExpExecArray | null): string {
  return match === null ? "" : `${match[1]} <${match[2]}>`;
}

/** Parses a tree strictly: known modes, names without tricks, sorted and unique. `undefined` where it is not so. */
export function parseTree(bytes: Buffer, idBytes: number): readonly TreeEntry[] | undefined {
  const entries: TreeEntry[] = [];
  let last = "";
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0x00, space);
    const end = nul + 1 + idBytes;
    if (space < 0 || nul < 0 || end > bytes.length) return undefined;
    const mode = bytes.toString("latin1", at, space);
    // A character a byte, so that such texts sort as their bytes do; git sorts a folder as if its name ended in a slash.
    const raw = bytes.toString("latin1", space + 1, nul);
    const sortKey = mode === "40000" ? `${raw}/` : raw;
    const name = PRINTABLE.test(raw) ? raw : decoded(bytes.subarray(space + 1, nul));
    if (!MODES.has(mode) || name === undefined || !isPlainName(name) || last >= sortKey) return undefined;
    entries.push({ mode, name, id: bytes.toString("hex", nul + 1, end) });
    last = sortKey;
    at = end;
  }
  return entries;
}

const PRINTABLE = /^[\x20-\x7e]+$/;

function decoded(bytes: Buffer): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !name.includes("/") && name.toLowerCase() !== ".git";
}
