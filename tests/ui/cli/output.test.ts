/** What becomes of the output: cut by a full disk it is told, cut by a reader that has seen enough it is not. */
import { spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { REPO, TestOffice } from "../../support/office.ts";

const PROGRAM = join(REPO, "bin", "sop.js");
let office: TestOffice;

beforeAll(async () => {
  office = await new TestOffice().upTo("signed");
});

describe.skipIf(!existsSync("/dev/full"))("a full disk", () => {
  test.each([["export", "csv"], ["export", "json"], ["log"], ["audit", "--json"], ["--version"], ["--help"]])(
    "sop %s %s",
    (...args) => {
      const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args.filter(Boolean)], {
        cwd: office.folder,
        env: office.env as NodeJS.ProcessEnv,
        stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
        encoding: "utf8",
      });
      expect(status).toBe(4);
      expect(stderr).toContain("keluaran terpotong");
      expect(stderr).toContain("The output was cut");
    },
  );
});

test.skipIf(process.platform === "win32")("a reader that has seen enough", () => {
  const env = { ...office.env, SOP_NODE: process.execPath, SOP_PROGRAM: PROGRAM } as NodeJS.ProcessEnv;
  const script = 'set -o pipefail; "$SOP_NODE" "$SOP_PROGRAM" log --json | head -c 10 >/dev/null; echo $?';
  const ran = spawnSync("bash", ["-c", script], { cwd: office.folder, env, encoding: "utf8" });
  expect([ran.stdout.trim(), ran.stderr]).toEqual(["0", ""]);
});
