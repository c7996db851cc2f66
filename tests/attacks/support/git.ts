/** Git itself, in an office's folder. */
import { spawnSync } from "node:child_process";
import type { TestOffice } from "../../support/office.ts";

/** Runs git in the office's folder. @returns what it prints, to the byte */
export function gitBytes(
  office: TestOffice,
  args: readonly string[],
  input?: string | Buffer,
  env: Readonly<Record<string, string>> = {},
): Buffer {
  const ran = spawnSync("git", ["-c", "gc.auto=0", ...args], {
    cwd: office.folder,
    env: { ...office.env, ...env } as NodeJS.ProcessEnv,
    ...(input === undefined ? {} : { input }),
  });
  if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr.toString()}`);
  return ran.stdout;
}
