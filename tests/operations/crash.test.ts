/** A command killed at any point leaves the old state or the new one; two at once never lose an entry. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { REPO, TestOffice } from "../support/office.ts";

let initialled: TestOffice;
let handedOut: TestOffice;
beforeAll(async () => {
  initialled = await new TestOffice().upTo("initialled");
  handedOut = await new TestOffice().upTo("handed-out");
});

/** Runs the built program as its own process; killed after so many milliseconds, where given. */
function run(
  office: TestOffice,
  args: readonly string[],
  killAfter?: number,
): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(REPO, "bin", "sop.js"), ...args], {
      cwd: office.folder,
      env: office.env as NodeJS.ProcessEnv,
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
    child.on("close", (code) => resolve({ code, out }));
  });
}

const signedBy = (office: TestOffice, person: string): string[] => [
  "--yes",
  "--as",
  person,
  "--key",
  join(office.keys, person, "id_ed25519"),
];

describe("SIGKILL", () => {
  test("at 24 moments of a command that changes files: old state or new, then it goes on", async () => {
    for (let no = 0; no < 24; no++) {
      const office = initialled.copy();
      await office.as("hadi", 'reject --to 6 --reason "hitung ulang"');
      const before = office.git("rev-parse", "main");
      await run(office, ["compile", ...signedBy(office, "rina")], 90 + no * 17);
      const after = office.git("rev-parse", "main");
      // Either nothing happened, or exactly one entry was added.
      if (after !== before) expect(office.git("rev-parse", "main~1")).toBe(before);
      const { exitCode, result } = await office.json<{ verdict: string; drift: object[] }>("audit");
      expect({ exitCode, verdict: result.verdict, drift: result.drift }).toEqual({
        exitCode: 0,
        verdict: "proven",
        drift: [],
      });
      if (after === before) await office.as("rina", "compile");
      await office.as("dewi", "approve");
    }
  });

  test("between publishing and bringing the folder along: the next command finishes it, and keeps a person's own change", async () => {
    const office = initialled.copy();
    const [entry, previous] = [office.git("rev-parse", "main"), office.git("rev-parse", "main~3")];
    const [yaml, xlsx] = ["2021/tw1/rekap/rekap.yaml", "2021/tw1/rekap/rekap.xlsx"];
    const recap = readFileSync(office.path(xlsx));
    // As a kill leaves it: the branch has moved, the workbook is not there yet, and someone has since typed into the other.
    rmSync(office.path(xlsx));
    office.write(yaml, "suntingan orang\n");
    office.write(
      ".git/sop/pending.json",
      JSON.stringify({ branch: "main", entry, previous, paths: [yaml, xlsx] }),
    );
    await office.sop("status");
    expect(readFileSync(office.path(xlsx)).equals(recap)).toBe(true);
    expect(office.read(yaml)).toBe("suntingan orang\n");
    expect(existsSync(office.path(".git/sop/pending.json"))).toBe(false);
  });

  test("before publishing: what was signed but never published is forgotten", async () => {
    const office = initialled.copy();
    const [tip, unpublished] = [office.git("rev-parse", "main"), "1".repeat(40)];
    office.write(
      ".git/sop/pending.json",
      JSON.stringify({ branch: "main", entry: unpublished, previous: tip, paths: ["sop.yaml"] }),
    );
    expect((await office.sop("status")).code).toBe(0);
    expect([office.git("rev-parse", "main"), existsSync(office.path(".git/sop/pending.json"))]).toEqual([
      tip,
      false,
    ]);
  });
});

test("six writers at once: every return is recorded or refused with a clear word; none is lost", async () => {
  const office = handedOut.copy();
  const figures = Object.entries(office.figures()).slice(0, 6);
  const files = await Promise.all(figures.map(([section, own]) => office.fill("2021/tw1", section, own)));
  let waiting = files;
  for (let round = 0; round < 8 && waiting.length > 0; round++) {
    const ran = await Promise.all(
      waiting.map(async (file) => ({
        file,
        ...(await run(office, ["receive", file, ...signedBy(office, "rina")])),
      })),
    );
    for (const { code, out } of ran)
      expect(`${code} ${out}`).toMatch(/^(0 |3 [\s\S]*(sekali lagi|sedang dipakai))/);
    waiting = ran.filter(({ code }) => code !== 0).map(({ file }) => file);
  }
  expect(waiting).toEqual([]);
  const { result } = await office.json<{ verdict: string; entries: { act: string; section?: string }[] }>(
    "audit",
  );
  expect(result.verdict).toBe("proven");
  expect(
    result.entries
      .filter(({ act }) => act === "receive")
      .map(({ section }) => section)
      .sort(),
  ).toEqual(figures.map(([section]) => section).sort());
});
