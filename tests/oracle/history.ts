/** A history as plain data: commits with parents, trees as paths with texts, and entries as their trailers say. */
import { createHash } from "node:crypto";

/** Path → text. */
export type Tree = ReadonlyMap<string, string>;

/** What an entry says, in the words of the page (docs/design/ledger.md §2). */
export interface Said {
  version: 1 | 2;
  repository: string;
  act: string;
  cycle?: string | undefined;
  round?: number | undefined;
  step?: number | undefined;
  section?: string | undefined;
  role: string;
  person: string;
  filledBy?: string | undefined;
  returnTo?: number | undefined;
  heals?: string | undefined;
  confirms?: string | undefined;
  reason?: string | undefined;
  report?: string | undefined;
  previous: string;
  subject: string;
  state?: string | undefined;
  roster: number;
  rules?: number | undefined;
}

export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly at: number;
  /** The key that signed it; none where it is unsigned or its signature is bad. */
  readonly key: string | undefined;
  /** Undefined for a plain commit. */
  readonly said: Said | undefined;
}

export interface Person {
  readonly id: string;
  readonly key: string;
  readonly keyEnded: boolean;
  readonly roles: readonly { readonly role: string; readonly section?: string | undefined }[];
}

export interface Roster {
  readonly version: number;
  readonly people: readonly Person[];
}

export interface Step {
  readonly no: number;
  readonly kind: "draft" | "review" | "fill" | "verify" | "compile" | "initial" | "sign";
  readonly scope: "cycle" | "section";
  readonly roles: readonly string[];
  readonly recordedBy: readonly string[];
  readonly returnsTo: readonly number[];
}

export interface Procedure {
  readonly steps: readonly Step[];
  readonly reopensTo: number;
  readonly mandates: Readonly<Record<"appoint" | "substitute" | "amend" | "open" | "reopen", string>>;
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
export const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

export const isInTray = (path: string): boolean => /^[0-9]{4}\/[a-z0-9]+\/masuk\//.test(path);
export const isGoverned = (path: string): boolean => !isInTray(path) && !/^[^/]+\.kunci$/.test(path);

export function rosterOf(tree: Tree): Roster {
  return JSON.parse(tree.get("pejabat.yaml") ?? '{"version":0,"people":[]}') as Roster;
}

export function procedureOf(tree: Tree): Procedure {
  return JSON.parse(tree.get("sop.yaml") ?? "{}") as Procedure;
}

export function sectionsOf(tree: Tree, cycle: string): readonly string[] {
  return JSON.parse(tree.get(`${cycle.slice(0, 4)}/rencana.yaml`) ?? "[]") as string[];
}

/** What a recap has to be in this small world: a digest of the returns. */
export function recapText(tree: Tree, cycle: string): string {
  const returns = [...tree].filter(([path]) => path.startsWith(`${cycle}/isian/`)).sort();
  return `recap ${sha256(JSON.stringify(returns))}`;
}

/** The paths whose content differs. */
export function changedPaths(before: Tree, after: Tree): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}
