/** What is said around a healing: to its signers before they sign, between its halves, and of what it took back. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { confirmHealing, heal } from "../../../src/app/commands/office/heal.ts";
import { changeRoster, type RosterChange } from "../../../src/app/commands/office/officials.ts";
import type { Preview, RecordOptions } from "../../../src/app/ledger/recording/record-entry.ts";
import { loadRecord } from "../../../src/app/ledger/workspace-state.ts";
import type { Ports } from "../../../src/app/ports/ports.ts";
import type { Official } from "../../../src/domain/people/official.ts";
import { previewLines } from "../../../src/ui/cli/questions.ts";
import { openWorkspace } from "../../../src/ui/cli/workspace.ts";
import { TestOffice } from "../../support/office.ts";
import { terminalOf } from "../../support/terminal.ts";
import { there } from "../../support/there.ts";

let founded: TestOffice;
/** Two plain commits: three files of their own, and another sop.yaml. */
let broken: TestOffice;
/** The same after the first half of a healing. */
let waiting: TestOffice;

const keyOf = (office: TestOffice, person: string): string => `${office.keys}/${person}/id_ed25519`;

function commitAll(office: TestOffice, message: string): string {
  const rina = ["-c", "user.name=Rina", "-c", "user.email=rina@rumah", "-c", "commit.gpgsign=false"];
  office.git(...rina, "add", "--all");
  office.git(...rina, "commit", "--quiet", "--message", message);
  return office.git("rev-parse", "HEAD").slice(0, 12);
}

beforeAll(async () => {
  founded = await new TestOffice().upTo("founded");
  broken = founded.copy();
  broken.write("README.md", "Halo\n");
  broken.write("catatan/rapat.txt", "rapat\n");
  broken.write("daftar.txt", "satu\n");
  commitAll(broken, "berkas saya");
  broken.write("sop.yaml", `${broken.read("sop.yaml")}# catatan\n`);
  commitAll(broken, "ubah sop");
  waiting = broken.copy();
  await waiting.as("lestari", 'heal --reason "salah memakai git"');
});

/** What a person is shown before signing; nothing is signed. */
async function shown(
  office: TestOffice,
  person: string,
  work: (ports: Ports, options: RecordOptions) => Promise<unknown>,
): Promise<string> {
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  let lines = "";
  const confirm = async (preview: Preview): Promise<boolean> => {
    lines = previewLines(preview, "en").join("\n");
    return false;
  };
  const who = { as: person, key: keyOf(office, person) };
  await expect(work(ports, { who, dryRun: false, confirm })).rejects.toMatchObject({
    reason: { code: "declined" },
  });
  await close();
  return lines;
}

const bothTongues = async (office: TestOffice, line: string): Promise<string> =>
  (await office.sop(`${line} --lang id`)).err + (await office.sop(`${line} --lang en`)).err;

describe("before signing", () => {
  test("the first half shows each commit, whose it is and why, and each file with the way back to it", async () => {
    const lines = await shown(broken, "lestari", (ports, options) => heal(ports, "salah", options));
    const [edit, own] = broken.git("log", "-2", "--format=%H").split("\n");
    expect(lines).toMatch(new RegExp(`${own?.slice(0, 12)} .* Rina`));
    expect(lines).toMatch(new RegExp(`${edit?.slice(0, 12)} .* Rina`));
    for (const path of ["README.md", "catatan/rapat.txt", "daftar.txt"]) {
      expect(lines).toContain(`${path} changed without an entry`);
      expect(lines).toContain(`Removed from the folder: ${path}`);
    }
    const id = edit?.slice(0, 12);
    expect(lines).toContain(`git worktree add --detach ../dipulihkan-${id} ${id}`);
    expect(lines).toContain("Restored as at the last good entry: sop.yaml");
    expect(lines).toContain("Reason: salah");
    expect(lines).toContain("outside this folder, or in YEAR/PERIOD/masuk/");
  });

  test("the second half shows the same, and who began it, when and why", async () => {
    const lines = await shown(waiting, "hadi", (ports, options) => confirmHealing(ports, options));
    const first = waiting.git("rev-parse", "HEAD").slice(0, 12);
    expect(lines).toMatch(new RegExp(`The healing that waits: ${first} .* lestari: salah memakai git`));
    expect(lines).toContain("README.md changed without an entry");
    expect(lines).toContain("Removed from the folder: daftar.txt");
    expect(lines).toContain("Restored as at the last good entry: sop.yaml");
  });

  /** A change of the roster that concerns this person. */
  const changing =
    (person: string, made: (official: Official) => RosterChange) =>
    async (ports: Ports, options: RecordOptions): Promise<unknown> => {
      const record = await loadRecord(ports);
      const official = there(record.world.roster.officials.find(({ id }) => id === person));
      return changeRoster(ports, record, made(official), options);
    };

  test("a dry run of either half shows it too, and promises nothing", async () => {
    const half = async (office: TestOffice, person: string, line: string): Promise<string> =>
      (await office.as(person, `heal ${line} --dry-run --lang en`)).out;
    const [first, second] = [
      await half(broken, "lestari", "--reason salah"),
      await half(waiting, "hadi", "--confirm"),
    ];
    for (const told of [first, second]) expect(told).toContain("Removed from the folder: daftar.txt");
    expect(second).toContain("lestari: salah memakai git");
    expect(second).not.toContain("whole again");
  });

  test("a dry run of a change of the roster says whom it concerns, and what", async () => {
    const { out } = await founded.as(
      "lestari",
      "official end maya --until 2021-04-30 --reason mutasi --dry-run --lang en",
    );
    expect(out).toMatch(/Maya Contoh.*: maya: kepala-seksi seksi-pelayanan ends 2021-04-30/);
  });

  test("an end of office shows who, which appointment, and which day", async () => {
    const lines = await shown(
      founded,
      "lestari",
      changing("maya", ({ id, appointments }) => {
        return { kind: "end", person: id, appointments, reason: "mutasi", until: "2021-04-30" };
      }),
    );
    expect(lines).toContain("Maya Contoh");
    expect(lines).toContain("kepala-seksi seksi-pelayanan ends 2021-04-30");
    expect(lines).toContain("Reason: mutasi");
    expect(lines).toContain("Day: 1 April 2021");
  });

  test("an end of a key shows whose, and its fingerprint", async () => {
    const lines = await shown(
      founded,
      "lestari",
      changing("rina", ({ id, keys: [key] }) => {
        const { blob } = there(key);
        return { kind: "end-key", person: id, blob, why: "lost", told: undefined, from: undefined };
      }),
    );
    expect(lines).toContain("Rina Contoh, S.Kom.");
    expect(lines).toContain(founded.fingerprint(`${keyOf(founded, "rina")}.pub`));
    expect(lines).toContain("key revoked (lost)");
  });
});

describe("what a healing removes", () => {
  test("comes back by one command, whatever its name is, and nothing is overwritten or run", async () => {
    const office = founded.copy();
    const files = { "satu/note.txt": "satu", "dua/note.txt": "dua", "$(touch PWNED).txt": "tiga" };
    for (const [path, text] of Object.entries(files)) office.write(path, text);
    const beside = join(office.base, "note.txt");
    writeFileSync(beside, "milik sendiri");
    commitAll(office, "tiga");
    const { out } = await office.as("lestari", 'heal --reason "salah" --lang en');
    const commands = [...out.matchAll(/: (git .*)$/gm)].map(([, command]) => there(command));
    expect(commands).toHaveLength(1);
    const run = (command: string) =>
      spawnSync("sh", ["-c", command], { cwd: office.folder, env: office.env as NodeJS.ProcessEnv });
    expect(run(there(commands[0])).status).toBe(0);
    const [folder] = readdirSync(office.base).filter((name) => name.startsWith("dipulihkan-"));
    for (const [path, text] of Object.entries(files))
      expect(readFileSync(join(office.base, there(folder), path), "utf8")).toBe(text);
    expect(readFileSync(beside, "utf8")).toBe("milik sendiri");
    expect(existsSync(office.path("PWNED"))).toBe(false);
    // A second time it refuses.
    expect(run(there(commands[0])).status).not.toBe(0);
    await office.as("hadi", "heal --confirm");
    expect((await office.json<{ verdict: string }>("audit")).result.verdict).toBe("proven");
    await office.as("rina", "open 2021/tw1");
  });

  test("an edit of it that no commit has is to be copied out first", async () => {
    const office = broken.copy();
    office.write("daftar.txt", "satu, disunting\n");
    const line = `heal --reason salah --yes --as lestari --key ${keyOf(office, "lestari")}`;
    const told = await bothTongues(office, line);
    expect(told).toContain("The last good entry has no daftar.txt");
    expect(told).toMatch(/Copy daftar.txt out of this folder first .* git checkout -- daftar.txt — then/);
    expect(told).toMatch(/Salin dulu daftar.txt ke luar folder ini .* git checkout -- daftar.txt — lalu/);
    office.git("checkout", "--quiet", "--", "daftar.txt");
    office.write("pejabat.yaml", `${office.read("pejabat.yaml")}# catatan\n`);
    const kept = await bothTongues(office, line);
    expect(kept).toMatch(/Copy pejabat.yaml out .* throws it away: git checkout -- pejabat.yaml — or record/);
    expect(kept).not.toContain("has no pejabat.yaml");
  });
});

describe("a file with a hostile name", () => {
  test.each([
    ["$(touch PWNED).txt", "git checkout -- '$(touch PWNED).txt'"],
    ["it's.txt", "its name is unusual"],
  ])("%s differs from the record", async (name, told) => {
    const office = founded.copy();
    office.write(name, "satu\n");
    commitAll(office, "satu");
    office.write(name, "dua\n");
    expect((await office.sop("audit --lang en")).out).toContain(told);
  });
});

describe("between the halves", () => {
  test.each(["status", 'heal --reason "lagi" --yes --as lestari', "open 2021/tw1 --yes --as rina"])(
    "%s names who may confirm, and the command",
    async (line) => {
      const person = line.includes("lestari") ? "lestari" : "rina";
      const told = await bothTongues(
        waiting,
        `${line} ${line === "status" ? "" : `--key ${keyOf(waiting, person)}`}`,
      );
      expect(told).toContain("by Lestari Contoh, S.AP. waits for a second person");
      expect(told).toContain("oleh Lestari Contoh, S.AP. menunggu orang kedua");
      expect(told).toContain("Agus Contoh, S.Sos., M.Si. (Sekretaris) or Drs. Hadi Contoh");
      expect(told).toContain("sop heal --confirm");
      expect(told).not.toContain("sop status");
    },
  );

  test("the doctor says the same, and the audit has a title of its own for it", async () => {
    const { out } = await waiting.sop(`doctor --lang en --key ${keyOf(waiting, "rina")}`);
    expect(out).toContain("waits for a second person");
    const audited = await waiting.sop("audit --lang en");
    expect(audited.out).toContain("Healing that waits for a second person:");
    expect(audited.out).toMatch(/begun .* by lestari, waits for a second person: salah memakai git/);
    expect(audited.out).toMatch(/^Agus .* or Drs\. Hadi .* confirms it with: sop heal --confirm$/m);
    expect(audited.out).not.toContain("Breaks that were healed");
    expect(audited.out).not.toContain("sop-receipt:");
  });

  test("what broke again meanwhile is healed first, and nothing is signed before that", async () => {
    const office = waiting.copy();
    office.write("daftar.txt", "dua\n");
    commitAll(office, "lagi");
    const tip = office.git("rev-parse", "HEAD");
    const told = await bothTongues(office, `heal --confirm --yes --as hadi --key ${keyOf(office, "hadi")}`);
    expect(told).toContain("broke again after the healing");
    expect(told).toContain("rusak lagi sesudah pemulihan");
    expect(told).toMatch(/Lestari .* heals it again with: sop heal --reason "…"; after that both/);
    expect(office.git("rev-parse", "HEAD")).toBe(tip);
    await office.as("lestari", 'heal --reason "lagi"');
    const { out } = await office.as("hadi", "heal --confirm --lang en");
    expect(out).toContain("whole again");
    expect((await office.json<{ verdict: string }>("audit --no-cache")).result.verdict).toBe("proven");
  });

  test("the first half ends with who comes next", async () => {
    const office = broken.copy();
    const { out } = await office.as("lestari", 'heal --reason "salah" --lang en');
    expect(out).toMatch(/Next: Agus .* or Drs. Hadi .* confirms it with: sop heal --confirm/);
    expect(out).toContain("Removed from the folder: daftar.txt");
  });
});

describe("where the record is broken", () => {
  test("the registrar is named with the command", async () => {
    const told = await bothTongues(broken, "status");
    expect(told).toContain(
      'Lestari Contoh, S.AP. (Pencatat Register Pejabat) puts it right with: sop heal --reason "…"',
    );
    expect(told).toContain('memulihkannya dengan: sop heal --reason "…"');
    expect((await broken.sop("audit --lang en")).out).toMatch(
      /^Lestari .* puts it right with: sop heal --reason/m,
    );
    expect((await founded.json<{ cure: object | null }>("audit")).result.cure).toBeNull();
  });

  test("one violation is one", async () => {
    const office = founded.copy();
    office.write("README.md", "Halo\n");
    commitAll(office, "satu");
    expect((await office.sop("status --lang en")).err).toContain("has 1 violation,");
    expect((await office.sop("audit --lang en")).out).toContain(
      "VIOLATED: 1 violation; 1/1 entry is good in itself",
    );
  });

  test("entries that are gone are named too, and first", async () => {
    const office = founded.copy();
    await office.as("rina", "open 2021/tw1");
    const opened = office.git("rev-parse", "HEAD");
    office.git("reset", "--quiet", "--hard", "HEAD~1");
    office.write("README.md", "Halo\n");
    const plain = commitAll(office, "satu");
    const told = await bothTongues(office, "status");
    expect(told).toContain(`entry 2 (${opened.slice(0, 12)})`);
    expect(told).toContain("has 1 violation");
    const { result } = await office.json<{
      receipt: string | null;
      violations: { code: string; entry: string }[];
    }>("audit");
    expect(result.receipt).toBeNull();
    expect(result.violations.map(({ code, entry }) => [code, entry.slice(0, 12)])).toEqual([
      ["receipt-lost", opened.slice(0, 12)],
      ["governed-changed", plain],
    ]);
  });
});
