/** What `sop audit` and plain git say of a record. */
import { spawnSync } from "node:child_process";
import type { TestOffice } from "../../support/office.ts";

export type Codes = readonly string[];

export interface Verdict {
  readonly exit: number;
  readonly codes: Codes;
}

interface Said {
  readonly violations: readonly { readonly code: string }[];
  readonly notices: readonly { readonly code: string }[];
  readonly drift: readonly { readonly how: string }[];
}

/** A record that is proven, with nothing to be noticed. */
export const PROVEN: Verdict = { exit: 0, codes: [] };

/** Runs the audit. @returns its exit code, and the codes that it names, sorted, each once */
export async function auditCodes(office: TestOffice, flags = ""): Promise<Verdict> {
  const { exitCode, result, failure } = await office.json<Said>(`audit ${flags}`);
  if (failure !== null) return { exit: exitCode, codes: [failure.code] };
  // What was forged in the record is not in the folder: that is told only where it is asked for.
  const drift = flags.includes("--strict") ? result.drift.map(({ how }) => `drift-${how}`) : [];
  const told = [...result.violations, ...result.notices].map(({ code }) => code);
  return { exit: exitCode, codes: [...new Set([...told, ...drift])].sort() };
}

/** What plain git says of the newest entries: good, bad, no signature, or that it cannot say. */
export function gitSays(office: TestOffice): string {
  const ran = spawnSync("git", ["log", "-2", "--format=%G?", "refs/heads/main"], {
    cwd: office.folder,
    env: office.env as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  if (ran.status !== 0) return "an error";
  const letters = ran.stdout.trim().split("\n");
  if (letters.every((letter) => letter === "G")) return "good signatures";
  return letters.includes("B") || letters.includes("E")
    ? "a bad signature"
    : "no signature, or of unknown validity";
}
