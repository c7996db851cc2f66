/** The digests of an entry, computed from docs/design/ledger.md §2 and with nothing of the program that is tested. */
import { createHash } from "node:crypto";
import type { TestOffice } from "../../support/office.ts";
import { gitBytes } from "./git.ts";

interface File {
  readonly mode: string;
  readonly path: string;
  /** SHA-256 of the content. */
  readonly sha256: string;
}

const hash = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The digest of an entry about one file. */
export function subjectOf(path: string, content: string | Buffer): string {
  return `sha256:${hash(`100644 ${path}\0${hash(content)}\n`)}`;
}

/** The digest of an entry about everything at or below some places of a tree. */
export function subjectOver(office: TestOffice, tree: string, places: readonly string[]): string {
  const files = filesIn(office, tree).filter(({ path }) =>
    places.some((place) => path === place || path.startsWith(`${place}/`)),
  );
  return subjectOfFiles(files);
}

/** The digest of an entry about everything that is governed. */
export function subjectOverAll(office: TestOffice, tree: string): string {
  return subjectOfFiles(filesIn(office, tree).filter(isGoverned));
}

function subjectOfFiles(files: readonly File[]): string {
  const lines = [...files]
    .sort((a, b) => byBytes(a.path, b.path))
    .map(({ mode, path, sha256 }) => `${mode} ${path}\0${sha256}\n`);
  return `sha256:${hash(lines.join(""))}`;
}

/** Everything but the in-tray, and key files at the top. */
function isGoverned({ path }: File): boolean {
  return !/^[0-9]{4}\/[a-z][a-z0-9]{0,15}\/masuk\//.test(path) && !/^[^/]*\.kunci$/.test(path);
}

/** The digest of the whole governed content of a tree (Sop-State), folder by folder. */
export function stateOf(office: TestOffice, tree: string): string {
  const governed = filesIn(office, tree).filter(isGoverned);
  return `sha256:${folderDigest(governed.map((file) => ({ ...file, parts: file.path.split("/") })))}`;
}

function folderDigest(files: readonly (File & { readonly parts: readonly string[] })[]): string {
  const lines = new Map<string, string>();
  const folders = new Map<string, (File & { readonly parts: readonly string[] })[]>();
  for (const file of files) {
    const [name = "", ...rest] = file.parts;
    if (rest.length === 0) lines.set(name, `${file.mode} ${name}\0${file.sha256}\n`);
    else folders.set(name, [...(folders.get(name) ?? []), { ...file, parts: rest }]);
  }
  for (const [name, within] of folders) lines.set(name, `40000 ${name}\0${folderDigest(within)}\n`);
  return hash(
    [...lines]
      .sort(([a], [b]) => byBytes(a, b))
      .map(([, line]) => line)
      .join(""),
  );
}

/** Every file of a tree, read and hashed. */
function filesIn(office: TestOffice, tree: string): File[] {
  const listed = gitBytes(office, ["ls-tree", "-r", "-z", tree]).toString().split("\0").filter(Boolean);
  const files = listed.map((line) => {
    const [, mode = "", id = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? [];
    return { mode, id, path };
  });
  const bytes = gitBytes(office, ["cat-file", "--batch"], files.map(({ id }) => `${id}\n`).join(""));
  let at = 0;
  return files.map(({ mode, path }) => {
    const ends = bytes.indexOf("\n", at);
    // What is not there, such as a submodule's commit, has no size: it counts as empty.
    const size = Number(/ blob (\d+)$/.exec(bytes.subarray(at, ends).toString())?.[1] ?? -1);
    const content = bytes.subarray(ends + 1, ends + 1 + Math.max(size, 0));
    at = size < 0 ? ends + 1 : ends + 2 + size;
    return { mode, path, sha256: hash(content) };
  });
}
