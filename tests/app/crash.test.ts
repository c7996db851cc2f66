/** A command killed at any point leaves the old state or the new one; many at once never lose an entry. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { SealedFolder } from "../../src/adapters/fs/authenticated-cache.ts";
import { Folder } from "../../src/adapters/fs/folder.ts";
import { REPO, TestOffice } from "../support/office.ts";

/** How many points are drawn, and how many entries eight writers want; five hundred and two hundred take a quarter of an hour. */
const POINTS = Number(process.env.SOP_CRASH_POINTS ?? 28);

const ENTRIES = Number(process.env.SOP_CRASH_ENTRIES ?? 10);

/** One office, as it stood at each stage. */
const stages = new Map<string, TestOffice>();
const at = (stage: string): TestOffice => (stages.get(stage) as TestOffice).copy();
beforeAll(async () => {
  const office = new TestOffice();
  await office.upTo("signed", "pakusari", (stage) => stages.set(stage, office.copy()));
});

/** Runs the built program as its own process. */
function run(
  office: TestOffice,
  args: readonly string[],
  before: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...before, join(REPO, "bin", "sop.js"), ...args], {
      cwd: office.folder,
      env: { ...office.env, ...env } as NodeJS.ProcessEnv,
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
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

type Prepare = (office: TestOffice) => Promise<unknown>;
const nothing: Prepare = async () => undefined;
const PDF = "%PDF-1.7\n%%EOF\n";

/** Every command that writes: where the office stands, what is laid ready, who runs what. */
const WRITING: readonly (readonly [
  Parameters<TestOffice["upTo"]>[0],
  Prepare,
  person: string,
  line: string,
])[] = [
  ["founded", nothing, "rina", "open 2021/tw1"],
  ["founded", nothing, "lestari", "official end maya --reason moved --until 2021-04-01"],
  [
    "founded",
    async (office) => office.write("sop.yaml", `${office.read("sop.yaml")}# diperbarui\n`),
    "hadi",
    "amend --reason catatan",
  ],
  ["opened", nothing, "rina", "draft"],
  ["drafted", nothing, "dewi", "approve"],
  ["corrected", nothing, "rina", "distribute"],
  [
    "handed-out",
    (office) => office.fill("2021/tw1", "seksi-pmd", office.figures()["seksi-pmd"] ?? {}),
    "rina",
    "receive",
  ],
  ["handed-out", nothing, "agus", "waive seksi-pmd --reason banjir"],
  ["received", nothing, "rina", "verify seksi-pmd"],
  ["verified", nothing, "rina", "compile"],
  ["compiled", nothing, "dewi", 'reject --to 6 --reason "hitung ulang"'],
  ["initialled", nothing, "hadi", "approve"],
  ["signed", nothing, "hadi", 'reopen 2021/tw1 --reason "temuan"'],
  [
    "signed",
    async (office) => office.write("2021/tw1/masuk/ttd.pdf", PDF),
    "rina",
    "attach 2021/tw1 2021/tw1/masuk/ttd.pdf",
  ],
];

/** Numbers below one, the same at every run (Park and Miller). */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe("SIGKILL", () => {
  const random = seeded(20_241_124);
  const drawn = (below: number): number => Math.floor((random.next().value as number) * below);
  const each = Math.ceil(POINTS / WRITING.length);
  test.each(WRITING.map(([stage, prepare, person, line]) => ({ stage, prepare, person, line })))(
    "$line: the old state or the new, nothing of anybody's is lost, and it goes on",
    async ({ stage, prepare, person, line }) => {
      const ready = at(stage);
      await prepare(ready);
      const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
      const preload = ["--import", join(REPO, "tests", "support", "kill-at.mjs")];
      const counted = ready.copy();
      const count = join(counted.base, "count");
      const whole = [...args, ...signedBy(counted, person)];
      expect(await run(counted, whole, preload, { SOP_KILL_COUNT: count })).toMatchObject({ code: 0 });
      const events = Number(readFileSync(count, "utf8"));
      expect(events).toBeGreaterThan(5);
      const before = ready.git("rev-parse", "main");
      for (let no = 0; no < each; no++) {
        const office = ready.copy();
        const env = { SOP_KILL_AT: String(1 + drawn(events)), SOP_KILL_LATER: String(drawn(2) * drawn(12)) };
        await run(office, [...args, ...signedBy(office, person)], preload, env);
        await goesOn(office, before, person, line, JSON.stringify(env));
      }
    },
    1_200_000,
  );

  test("between publishing and bringing the folder along: the next command finishes it, and keeps a person's own change", async () => {
    const office = at("initialled");
    const [entry, previous] = [office.git("rev-parse", "main"), office.git("rev-parse", "main~3")];
    const [yaml, xlsx] = ["2021/tw1/rekap/rekap.yaml", "2021/tw1/rekap/rekap.xlsx"];
    const recap = readFileSync(office.path(xlsx));
    // As a kill leaves it: the branch has moved, the workbook is not there yet, and someone has since typed into the other.
    rmSync(office.path(xlsx));
    office.write(yaml, "suntingan orang\n");
    await layJournal(office, { branch: "main", entry, previous, paths: [yaml, xlsx] });
    await office.sop("status");
    expect(readFileSync(office.path(xlsx)).equals(recap)).toBe(true);
    expect(office.read(yaml)).toBe("suntingan orang\n");
    expect(existsSync(office.path(JOURNAL))).toBe(false);
  });

  test("before publishing: what was signed but never published is forgotten", async () => {
    const office = at("initialled");
    const [tip, unpublished] = [office.git("rev-parse", "main"), "1".repeat(40)];
    await layJournal(office, { branch: "main", entry: unpublished, previous: tip, paths: ["sop.yaml"] });
    expect((await office.sop("status")).code).toBe(0);
    expect([office.git("rev-parse", "main"), existsSync(office.path(JOURNAL))]).toEqual([tip, false]);
  });
});

const JOURNAL = ".git/sop/pending";

/** As this person's own program seals it. */
async function layJournal(office: TestOffice, pending: object): Promise<void> {
  const [own, settings] = [office.path(".git", "sop"), join(office.base, "home", ".config", "sop")];
  await new SealedFolder(new Folder(own), new Folder(settings), "journal 1").write("pending", pending);
  expect(existsSync(office.path(JOURNAL))).toBe(true);
}

/** What must hold after a kill, whenever it came. */
async function goesOn(
  office: TestOffice,
  before: string,
  person: string,
  line: string,
  when: string,
): Promise<void> {
  const after = office.git("rev-parse", "main");
  // Either nothing happened, or exactly one entry was added.
  if (after !== before) expect(office.git("rev-parse", "main~1"), when).toBe(before);
  // As if a minute had passed: whoever was killed holds the folder only for seconds.
  const lock = office.path(".git", "sop.lock");
  if (existsSync(lock)) utimesSync(lock, 0, 0);
  const tray = office.path("2021", "tw1", "masuk");
  const waiting = existsSync(tray) ? readdirSync(tray) : [];
  await office.sop("status");
  const changed = line.startsWith("amend") && after === before ? ["sop.yaml"] : [];
  const { exitCode, result } = await office.json<{ verdict: string; drift: { path: string }[] }>("audit");
  expect(
    { when, exitCode, verdict: result.verdict, drift: result.drift.map(({ path }) => path) },
    office.base,
  ).toEqual({ when, exitCode: 0, verdict: "proven", drift: changed });
  if (after === before) await office.as(person, line);
  expect(existsSync(tray) ? readdirSync(tray) : [], when).toEqual(expect.arrayContaining(waiting));
  const again = await office.json<{ verdict: string; drift: object[] }>("audit");
  expect({ when, ...again.result }).toMatchObject({ when, verdict: "proven", drift: [] });
}

test("eight writers at once: each entry is recorded or refused with a clear word; none is lost", async () => {
  const office = at("founded");
  await office.as("lestari", "official end siti --reason moved --until 2021-04-01");
  const wanted = Array.from({ length: ENTRIES }, (_, no) => `pegawai${no}`);
  const waiting = [...wanted];
  const writer = async (): Promise<void> => {
    for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
      const args = ["official", "add", person, "--name", `Pegawai ${person}`, "--role", "kepala-seksi"];
      // Each for a day of its own: a section has one head at a time.
      const day = new Date(Date.UTC(2030, 0, 1 + wanted.indexOf(person))).toISOString().slice(0, 10);
      const place = ["--section", "seksi-pmd", "--basis", "SK 1", "--from", day, "--until", day];
      const { code, out } = await run(office, [...args, ...place, ...signedBy(office, "lestari")]);
      expect(`${code} ${out}`).toMatch(/^(0 |3 [\s\S]*(sekali lagi|sedang dipakai))/);
      if (code !== 0) waiting.push(person);
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  const { result } = await office.json<{ verdict: string; entries: { act: string }[] }>("audit --no-cache");
  expect(result.verdict).toBe("proven");
  expect(result.entries.filter(({ act }) => act === "appoint")).toHaveLength(ENTRIES + 1);
  for (const person of wanted) expect(office.read("pejabat.yaml")).toContain(`id: ${person}\n`);
}, 1_200_000);
