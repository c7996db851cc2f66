/** Commits as plain git writes them: signed by any key or by none, with any parents, or as raw bytes. */
import { join } from "node:path";
import type { TestOffice } from "../../support/office.ts";
import { stateOf } from "./digests.ts";
import { gitBytes } from "./git.ts";

export interface Forgery {
  readonly message: string;
  readonly tree?: string;
  readonly parents?: readonly string[];
  readonly key?: string;
  readonly author?: string;
  readonly date?: number;
}

const NAMES: Readonly<Record<string, string>> = {
  rina: "Rina Contoh, S.Kom",
  dewi: "Dewi Contoh, S.E",
  agus: "Agus Contoh, S.Sos., M.Si",
  hadi: "Drs. Hadi Contoh, M.M",
  lestari: "Lestari Contoh, S.AP",
};

/**
 * Writes a commit as plain git would, signed by a key or not at all, and moves the branch to it. A forger can compute
 * digests like anybody else: Sop-State is made to fit the tree.
 */
export function forge(
  office: TestOffice,
  { message, tree, parents, key, author = "hadi", date }: Forgery,
): string {
  const when = `${date ?? office.now} +0000`;
  const [name, email] = [NAMES[author] ?? author, `${author}@kecamatan-pakusari`];
  const env = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: when,
  };
  const settings =
    key === undefined
      ? []
      : ["-c", "gpg.format=ssh", "-c", `user.signingkey=${join(office.keys, key, "id_ed25519")}`];
  const sign = key === undefined ? [] : ["-S"];
  const of = (parents ?? [tip(office)]).flatMap((parent) => ["-p", parent]);
  const content = tree ?? treeOf(office);
  const stated = /^Sop-State: /m.test(message)
    ? message.replace(/^Sop-State: .*$/m, `Sop-State: ${stateOf(office, content)}`)
    : message;
  const args = [...settings, "commit-tree", ...sign, ...of, "-F", "-", content];
  const id = gitBytes(office, args, stated, env).toString().trim();
  moveTo(office, id);
  return id;
}

/** Writes raw commit bytes as an object, whatever they say, and moves the branch to it. */
export function raw(office: TestOffice, bytes: string): void {
  const args = ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"];
  moveTo(office, gitBytes(office, args, Buffer.from(bytes, "latin1")).toString().trim());
}

/** The bytes of a commit, a character each. */
export function rawCommit(office: TestOffice, rev = "main"): string {
  return gitBytes(office, ["cat-file", "commit", rev]).toString("latin1");
}

/** The header that holds the signature, in the bytes of a commit. */
export function signatureHeader(bytes: string): string {
  return /gpgsig (?:.+\n )*.+\n/.exec(bytes)?.[0] ?? "";
}

/** Lets the record's branch name another commit. */
export function moveTo(office: TestOffice, id: string): void {
  office.git("update-ref", "refs/heads/main", id);
}

/** The commit that the record's branch names. */
export function tip(office: TestOffice): string {
  return office.git("rev-parse", "refs/heads/main");
}

/** The first commit of the record. */
export function rootOf(office: TestOffice): string {
  return office.git("rev-list", "--max-parents=0", "refs/heads/main");
}

/** The tree of a commit. */
export function treeOf(office: TestOffice, rev = "refs/heads/main"): string {
  return office.git("rev-parse", `${rev}^{tree}`);
}

/** The message of a commit, as it would be given to git again. */
export function messageOf(office: TestOffice, rev = "main"): string {
  return `${office.git("log", "-1", "--format=%B", rev).trimEnd()}\n`;
}

/** A message with one place changed; fails where that place is not there. */
export function edited(message: string, from: string | RegExp, to: string): string {
  const changed = message.replace(from, to);
  if (changed === message) throw new Error(`nothing to edit: ${from}`);
  return changed;
}
