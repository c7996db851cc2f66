/** The CI job that `sop init` writes: its own shell lines, run as a forge would in a fresh clone. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cleanEnv, REPO, TestOffice, temporaryFolder } from "../../support/office.ts";

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { steps: { name?: string; run?: string; with?: Record<string, unknown> }[] }>;
}

let office: TestOffice;
beforeAll(async () => {
  office = await new TestOffice().upTo("handed-out");
});

/** Pushes the record to a bare repository, clones it, and runs the job's own lines there. */
function runJob(
  from: TestOffice,
  env: Record<string, string> = {},
): { name: string; status: number; out: string }[] {
  const base = temporaryFolder();
  const bin = join(base, "bin");
  mkdirSync(bin);
  symlinkSync(join(REPO, "bin", "sop.js"), join(bin, "sop"));
  from.git("clone", "--quiet", "--bare", from.folder, join(base, "forge.git"));
  from.git("clone", "--quiet", join(base, "forge.git"), join(base, "clone"));
  const workflow = parse(from.read(".github/workflows/sop.yml")) as Workflow;
  const steps = Object.values(workflow.jobs)[0]?.steps ?? [];
  const clean = cleanEnv(join(base, "home"));
  return steps
    .filter(({ run, name }) => run !== undefined && name !== "Pasang sop")
    .map(({ name = "", run = "" }) => {
      const ran = spawnSync("bash", ["-e", "-c", run], {
        cwd: join(base, "clone"),
        encoding: "utf8",
        env: { ...clean, PATH: `${bin}:${process.env.PATH}`, SOP_ROOT: "", ...env } as NodeJS.ProcessEnv,
      });
      return { name, status: ran.status ?? 1, out: ran.stdout + ran.stderr };
    });
}

describe("the job in a fresh clone", () => {
  test("asks for nothing but to read, and for the whole history", () => {
    const workflow = parse(office.read(".github/workflows/sop.yml")) as Workflow;
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(Object.values(workflow.jobs)[0]?.steps[0]?.with).toMatchObject({
      "fetch-depth": 0,
      "persist-credentials": false,
    });
  });

  test("passes on an honest record, with the root pinned", () => {
    const root = office.git("rev-list", "--max-parents=0", "main");
    expect(runJob(office, { SOP_ROOT: root }).map(({ name, status }) => [name, status])).toEqual([
      ["Buktikan register", 0],
      ["Periksa isian", 0],
    ]);
  });

  test("a pushed return with an error is annotated in the forge's own form, and fails", async () => {
    const pushed = office.copy();
    await pushed.fill("2021/tw1", "seksi-kesos", {
      "7.01.03.2.05.02-1": { realisasi: "WTP", realisasi_anggaran: 99_000_000, bukti: "x" },
    });
    pushed.git("add", "2021/tw1/masuk");
    pushed.git("-c", "user.name=Wahyu", "-c", "user.email=w@x", "commit", "--quiet", "-m", "isian kesos");
    const [audit, check] = runJob(pushed);
    expect([audit?.status, check?.status]).toEqual([0, 1]);
    expect(check?.out).toMatch(
      /^::error file=2021\/tw1\/masuk\/seksi-kesos\.xlsx,title=value-type::Data!I10 /m,
    );
    expect(check?.out).toMatch(/title=over-ceiling::Data!M10 /);
  });

  test("a governed file changed by hand fails the proof", () => {
    const broken = office.copy();
    broken.write("2021/rencana.yaml", `${broken.read("2021/rencana.yaml")}# x\n`);
    broken.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-am", "ubah");
    const [audit] = runJob(broken);
    expect(audit?.status).toBe(1);
    expect(audit?.out).toContain("governed-changed");
  });
});
