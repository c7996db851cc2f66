/** Commits and trees from their raw bytes, by the strict grammar that a record needs (ledger §3). */
import { type EntryId, entryId } from "../domain/ids.ts";
import type { Commit, CommitFault, SignatureFault } from "../ports.ts";
import { inLowerForm } from "./sshsig.ts";

export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

const IDENTITY = /^([^<>\n]*) <([^<>\n]*)> ([0-9]{1,11}) ([+-][0-9]{4})$/;
const SIGNATURE_HEADERS: ReadonlySet<string> = new Set(["gpgsig", "gpgsig-sha256"]);
const MODES: ReadonlySet<string> = new Set(["100644", "100755", "120000", "160000", "40000"]);

/** A commit as it is written; whether its signature holds takes longer to say. */
export type CommitText = Omit<Commit, "signature"> & { readonly signed: Signed };

export type Signed =
  | { readonly kind: "signed"; readonly armored: string; readonly payload: Buffer }
  | { readonly kind: "bad"; readonly code: SignatureFault };

interface Header {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Parses a commit's bytes; `undefined` where they are no commit at all. Signature and text come from the same bytes. */
export function parseCommit(id: Commit["id"], bytes: Buffer): CommitText | undefined {
  const split = bytes.indexOf("\n\n");
  if (split < 0) return undefined;
  const headers = splitHeaders(bytes.subarray(0, split + 1));
  const values = (name: string): string[] =>
    headers.filter((header) => header.name === name).map(({ value }) => value);
  const [tree = "", ...moreTrees] = values("tree");
  const parents = values("parent").map(entryId);
  const committer = IDENTITY.exec(values("committer")[0] ?? "");
  const author = IDENTITY.exec(values("author")[0] ?? "");
  if (entryId(tree) === undefined || moreTrees.length > 0 || parents.includes(undefined)) return undefined;
  const { message, faults } = readMessage(bytes.subarray(split + 2));
  return {
    id,
    tree,
    parents: parents.filter((parent) => parent !== undefined),
    author: identity(author),
    committer: identity(committer),
    at: Number(committer?.[3] ?? 0),
    message,
    faults: [...faults, ...headerFaults(headers, author, committer)],
    signed: signatureOf(bytes, headers),
  };
}

/** One header a line; a line that begins with a space continues the one before it. */
function splitHeaders(bytes: Buffer): Header[] {
  const headers: Header[] = [];
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.indexOf(0x0a, start) + 1;
    while (bytes[end] === 0x20) end = bytes.indexOf(0x0a, end) + 1;
    const text = bytes.subarray(start, end - 1).toString("latin1");
    const space = text.indexOf(" ");
    const raw = Buffer.from(text.slice(space + 1), "latin1").toString("utf8");
    headers.push({ name: text.slice(0, space), value: raw.replaceAll("\n ", "\n"), start, end });
    start = end;
  }
  return headers;
}

/** The order and number of headers that git writes for a signed commit, and nothing else. */
function headerFaults(
  headers: readonly Header[],
  author: RegExpExecArray | null,
  committer: RegExpExecArray | null,
): CommitFault[] {
  const order = headers.map(({ name }) => (SIGNATURE_HEADERS.has(name) ? "gpgsig" : name)).join(" ");
  const faults: CommitFault[] = [];
  if (!/^tree(?: parent)* author committer(?: gpgsig)?$/.test(order)) faults.push("commit-header");
  if (author === null || committer === null) faults.push("commit-identity");
  else if (author[0] !== committer[0]) faults.push("commit-identity");
  if (committer?.[4] !== "+0000") faults.push("commit-time");
  return faults;
}

function readMessage(bytes: Buffer): { message: string; faults: CommitFault[] } {
  try {
    return { message: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), faults: [] };
  } catch {
    return { message: bytes.toString("latin1"), faults: ["commit-encoding"] };
  }
}

function signatureOf(bytes: Buffer, headers: readonly Header[]): Signed {
  const [signature, ...more] = headers.filter(({ name }) => SIGNATURE_HEADERS.has(name));
  if (signature === undefined) return { kind: "bad", code: "unsigned" };
  if (more.length > 0) return { kind: "bad", code: "signature-malformed" };
  const payload = Buffer.concat([bytes.subarray(0, signature.start), bytes.subarray(signature.end)]);
  return { kind: "signed", armored: signature.value, payload };
}

/** A signed commit with its signature in the lower of its two forms; undefined where it is, or can only be, as it is. */
export function withLowerSignature(bytes: Buffer): Buffer | undefined {
  const headers = splitHeaders(bytes.subarray(0, bytes.indexOf("\n\n") + 1));
  const signature = headers.find(({ name }) => SIGNATURE_HEADERS.has(name));
  if (signature === undefined) return undefined;
  const lower = inLowerForm(signature.value);
  if (signature.value.startsWith(lower)) return undefined;
  const header = Buffer.from(`${signature.name} ${lower.replaceAll("\n", "\n ")}\n`, "latin1");
  return Buffer.concat([bytes.subarray(0, signature.start), header, bytes.subarray(signature.end)]);
}

/** Only the parents that a commit names, for its place in the order; undefined where it is no commit. */
export function parentsIn(bytes: Buffer): readonly EntryId[] | undefined {
  const end = bytes.indexOf("\n\n");
  if (end < 0) return undefined;
  const lines = bytes.subarray(0, end).toString("latin1").split("\n");
  const parents = lines.filter((line) => line.startsWith("parent ")).map((line) => entryId(line.slice(7)));
  return parents.every((parent) => parent !== undefined) ? parents : undefined;
}

function identity(match: RegExpExecArray | null): string {
  return match === null ? "" : `${match[1]} <${match[2]}>`;
}

/** Parses a tree strictly: known modes, names without tricks, sorted and unique. `undefined` where it is not so. */
export function parseTree(bytes: Buffer, idBytes: number): readonly TreeEntry[] | undefined {
  const entries: TreeEntry[] = [];
  let last: Buffer | undefined;
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0x00, space);
    if (space < 0 || nul < 0 || nul + 1 + idBytes > bytes.length) return undefined;
    const mode = bytes.subarray(at, space).toString("latin1");
    const raw = bytes.subarray(space + 1, nul);
    const name = raw.toString("utf8");
    // Git sorts a folder as if its name ended in a slash.
    const sortKey = mode === "40000" ? Buffer.concat([raw, Buffer.from("/")]) : raw;
    const fit = MODES.has(mode) && isPlainName(name) && Buffer.from(name, "utf8").equals(raw);
    if (!fit || (last !== undefined && Buffer.compare(last, sortKey) >= 0)) return undefined;
    entries.push({ mode, name, id: bytes.subarray(nul + 1, nul + 1 + idBytes).toString("hex") });
    last = sortKey;
    at = nul + 1 + idBytes;
  }
  return entries;
}

function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !name.includes("/") && name.toLowerCase() !== ".git";
}
