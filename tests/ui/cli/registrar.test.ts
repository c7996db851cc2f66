/** Keys that were ended, and whoever can register the next one: an office never loses its last registrar unawares. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type DoubtedEntry, undoText } from "../../../src/ui/messages/law/doubted-entries.ts";
import { TestOffice } from "../../support/office.ts";

let founded: TestOffice;
/** As `founded`, but only lestari has a key: agus, her substitute, has none any more. */
let alone: TestOffice;
beforeAll(async () => {
  founded = await new TestOffice().upTo("founded");
  alone = founded.copy();
  await alone.as("lestari", "official key agus --lost");
});

const keyOf = (office: TestOffice, person: string): string => join(office.keys, person, "id_ed25519");
const as = (office: TestOffice, person: string): string =>
  `--yes --as ${person} --key ${keyOf(office, person)}`;

function newKey(office: TestOffice, name: string): string {
  const path = join(office.keys, name);
  const ran = spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return path;
}

/** What is said on the error stream in both languages; the record stays as it is. */
async function said(office: TestOffice, line: string, code: number): Promise<string> {
  const tip = office.git("rev-parse", "main");
  const told: string[] = [];
  for (const language of ["id", "en"]) {
    const ran = await office.sop(`${line} --lang ${language}`);
    expect({ line, code: ran.code }).toEqual({ line, code });
    told.push(ran.err);
  }
  expect(office.git("rev-parse", "main")).toBe(tip);
  return told.join("");
}

const lacksOf = async (office: TestOffice): Promise<{ code: string; [field: string]: unknown }[]> =>
  (
    await office.json<{ lacks: { code: string; [field: string]: unknown }[] }>(
      `doctor --key ${keyOf(office, "rina")}`,
    )
  ).result.lacks;

describe("the last one who can register keys", () => {
  test.each([
    ["her last key is lost", "official key lestari --lost"],
    ["her last key is in other hands", "official key lestari --lost --reason compromised"],
    [
      "her appointment ended yesterday",
      "official end lestari --role pencatat --until 2021-03-31 --reason pindah",
    ],
  ])("%s: refused before anything is signed, with the way to a second person", async (_name, line) => {
    const office = alone.copy();
    const told = await said(office, `${line} ${as(office, "lestari")}`, 3);
    expect(told).toContain("tidak ada lagi yang dapat mendaftarkan kunci");
    expect(told).toContain("nobody could register anybody's key");
    expect(told).toContain("sop official prove agus");
    expect(told).toContain("sop official key agus --add agus.kunci");
  });

  test("that way is open, and then her key can be ended", async () => {
    const office = alone.copy();
    await office.as(
      "lestari",
      `official key agus --add ${await office.prove("agus", newKey(office, "baru"))}`,
    );
    await office.as("lestari", "official key lestari --lost");
    expect(await office.json("audit")).toMatchObject({ exitCode: 0, result: { verdict: "proven" } });
  });

  test("where nobody holds the substitute's role, the way is to appoint one", async () => {
    const office = alone.copy();
    await office.as("lestari", "official end agus --until 2021-03-31 --reason pindah");
    const told = await said(office, `official key lestari --lost ${as(office, "lestari")}`, 3);
    expect(told).toContain("First appoint a holder of the role Sekretaris with a key: sop official add");
  });

  test("where the substitute is the last, the way is a new key of the registrar", async () => {
    const office = founded.copy();
    await office.as("lestari", "official key lestari --lost");
    const told = await said(office, `official key agus --lost ${as(office, "agus")}`, 3);
    expect(told).toContain("First register a key of Lestari Contoh, S.AP. (Pencatat Register Pejabat)");
    expect(told).toContain("sop official key lestari --add lestari.kunci");
    expect(told).not.toContain("--add agus.kunci");
    const { out } = await office.sop(`doctor --lang en --key ${keyOf(office, "rina")}`);
    expect(out).toContain("then Agus Contoh, S.Sos., M.Si. (Sekretaris): sop official key lestari");
    // That way is open, and then she ends his key.
    const key = newKey(office, "baru");
    await office.as("agus", `official key lestari --add ${await office.prove("lestari", key)}`);
    const { code } = await office.sop(`official key agus --lost --yes --as lestari --key ${key}`);
    expect(code).toBe(0);
  });

  test("and where nobody keeps the roster either, to appoint who does", async () => {
    const office = founded.copy();
    await office.as("lestari", "official end lestari --role pencatat --until 2021-03-31 --reason pindah");
    const told = await said(office, `official key agus --lost ${as(office, "agus")}`, 3);
    expect(told).toContain("First appoint a holder of the role Pencatat Register Pejabat with a key");
  });

  test("while a substitute has a key, nothing is in the way", async () => {
    const office = founded.copy();
    await office.as("lestari", "official key lestari --lost");
    expect((await lacksOf(office)).filter(({ code }) => code === "one-registrar")).toMatchObject([
      { able: [{ id: "agus" }], others: [{ id: "lestari" }] },
    ]);
  });

  test("the doctor warns of one alone, and is silent of two", async () => {
    expect((await lacksOf(founded.copy())).map(({ code }) => code)).not.toContain("one-registrar");
    const office = alone.copy();
    expect((await lacksOf(office)).filter(({ code }) => code === "one-registrar")).toMatchObject([
      { able: [{ id: "lestari" }], others: [{ id: "agus" }] },
    ]);
    const { out } = await office.sop(`doctor --lang en --key ${keyOf(office, "rina")}`);
    expect(out).toContain("Only one person can register keys: Lestari Contoh, S.AP.");
    expect(out).toContain("sop official key agus --add agus.kunci");
  });

  test("and says so where time has left nobody", async () => {
    const office = alone.copy();
    await office.as("lestari", "official end lestari --role pencatat --until 2021-04-01 --reason pindah");
    office.now = Date.parse("2021-04-02T02:00:00Z") / 1000;
    const { out } = await office.sop(`doctor --lang en --key ${keyOf(office, "rina")}`);
    expect(out).toContain("Nobody can register keys any more");
  });

  test("an end of today is told to leave nobody from tomorrow on", async () => {
    const office = alone.copy();
    const { out } = await office.as(
      "lestari",
      "official end lestari --role pencatat --until 2021-04-01 --reason pindah --lang en",
    );
    expect(out).toContain("After 1 April 2021 nobody can register keys");
  });
});

describe("a key that was ended", () => {
  test("of the registrar is told as ended, with day, reason, and the substitute who registers the next", async () => {
    const office = founded.copy();
    await office.as("lestari", "official key lestari --lost");
    const told = await said(office, `official key rina --lost ${as(office, "lestari")}`, 3);
    for (const text of [
      office.fingerprint(`${keyOf(office, "lestari")}.pub`),
      "sudah berakhir 1 April 2021: hilang",
      "was ended on 1 April 2021: lost",
      "sop official prove lestari --key FILE",
      "Agus Contoh, S.Sos., M.Si. (Sekretaris)",
    ])
      expect(told).toContain(text);
    expect(told).not.toContain("Lestari Contoh, S.AP. (Pencatat");
  });

  test("of anybody else is registered by the registrar, and the doctor says the same", async () => {
    const office = founded.copy();
    await office.as("lestari", "official key rina --lost --reason compromised");
    const told = await said(office, `open 2021/tw1 ${as(office, "rina")}`, 3);
    expect(told).toContain("compromised");
    expect(told).toContain("Lestari Contoh, S.AP. (Pencatat Register Pejabat)");
    const { code, out } = await office.sop(`doctor --lang en --key ${keyOf(office, "rina")}`);
    expect(code).toBe(1);
    expect(out).toContain("was ended on 1 April 2021: compromised");
    expect(out).toContain("the key was ended on 1 April 2021 (compromised)");
  });

  test("is told as ended also beside a key of somebody else, where its holder is named", async () => {
    const office = founded.copy();
    await office.as("lestari", "official key rina --lost");
    const home = join(office.base, "home", ".ssh");
    mkdirSync(home, { recursive: true, mode: 0o700 });
    for (const person of ["rina", "dewi"]) copyFileSync(keyOf(office, person), join(home, `id_${person}`));
    expect(await said(office, "open 2021/tw1 --yes --as rina", 3)).toContain(
      "was ended on 1 April 2021: lost",
    );
    expect(await said(office, "open 2021/tw1 --yes --as hadi", 3)).toContain(
      "The key of hadi is not on this computer",
    );
  });

  test("is not proven again: the next one is chosen, or it is told as ended", async () => {
    const office = founded.copy();
    await office.as("lestari", "official key rina --lost");
    expect(await said(office, `official prove rina --key ${keyOf(office, "rina")}`, 3)).toContain(
      "was ended on",
    );
    const home = join(office.base, "home", ".ssh");
    mkdirSync(home, { recursive: true, mode: 0o700 });
    copyFileSync(keyOf(office, "rina"), join(home, "id_ed25519"));
    copyFileSync(`${keyOf(office, "rina")}.pub`, join(home, "id_ed25519.pub"));
    const next = newKey(office, "baru");
    copyFileSync(next, join(home, "id_next"));
    expect(await office.json("official prove rina")).toMatchObject({ exitCode: 0, result: { listed: true } });
    await office.as("lestari", "official key rina --add rina.kunci");
    expect(office.read("pejabat.yaml")).toContain(
      spawnSync("ssh-keygen", ["-y", "-f", next], { encoding: "utf8" }).stdout.split(" ")[1]?.trim(),
    );
  });
});

describe("the reason of an end", () => {
  const reasons = (office: TestOffice): readonly (string | undefined)[] => [
    /alasan_selesai: (\w+)/.exec(office.read("pejabat.yaml"))?.[1],
    /^Sop-Reason: (.*)$/m.exec(office.git("log", "-1", "--format=%B"))?.[1],
  ];

  test.each([
    ["--lost", "lost", "lost"],
    ["--lost --reason lost", "lost", "lost"],
    ["--lost --reason compromised", "compromised", "compromised"],
    ['--lost --reason "jatuh di pasar"', "lost", "lost: jatuh di pasar"],
  ])("%s is recorded as %s", async (flags, ended, recorded) => {
    const office = founded.copy();
    await office.as("lestari", `official key rina ${flags}`);
    expect(reasons(office)).toEqual([ended, recorded]);
  });

  test("a lost key was not replaced, and other words need --lost", async () => {
    const office = founded.copy();
    const printed = office.fingerprint(`${keyOf(office, "rina")}.pub`);
    for (const line of ["--lost --reason rotated", `--end ${printed} --reason "jatuh di pasar"`]) {
      const told = await said(office, `official key rina ${line} ${as(office, "lestari")}`, 2);
      expect(told).toContain("rotated (replaced), lost, compromised (used by somebody else)");
    }
  });

  test("help lists them", async () => {
    const { out } = await founded.sop("official --help --lang en");
    for (const word of ["rotated", "lost", "compromised", "retired"]) expect(out).toContain(word);
  });

  test("of an appointment is not made up, nor is its last day", async () => {
    const office = founded.copy();
    const end = `official end maya ${as(office, "lestari")}`;
    expect(await said(office, end, 2)).toContain('--until TTTT-BB-HH --reason "…"');
    expect(await said(office, `${end} --reason pindah`, 2)).toContain("--until TTTT-BB-HH.");
    expect(await said(office, `${end} --until 2021-04-01`, 2)).toContain('Add --reason "…"');
  });
});

test("each entry of a lost key comes with what undoes it", async () => {
  const office = founded.copy();
  await office.as("rina", "open 2021/tw1");
  await office.as("rina", "draft");
  const { out } = await office.as("lestari", "official key rina --lost --lang en");
  expect(out).toContain("One that is theirs stands, and nothing more is recorded.");
  expect(out).toContain('sop cancel 2021/tw1 --reason "…"');
  expect(out).toContain('sop reject 2021/tw1 --reason "…"');
});

test.each<[string, Partial<DoubtedEntry>, string]>([
  ["an appointment", { act: "appoint", cycle: undefined }, "sop official end"],
  ["an amendment", { act: "amend", cycle: undefined }, "sop amend"],
  ["a section's return", { act: "receive", section: "seksi-pmd" }, "sop reject 2021/tw1 --section seksi-pmd"],
  ["a signature of a signed cycle", { act: "approve", stands: "finished" }, "sop reopen 2021/tw1 --reason"],
  ["a sending back", { act: "reject" }, "sop status"],
  ["a waiver", { act: "waive", section: "seksi-pmd" }, "sop receive"],
  ["a cancelling", { act: "cancel", stands: "gone" }, "sop open 2021/tw1"],
  ["a step of a cancelled cycle", { act: "draft", stands: "gone" }, "sop log"],
  ["the first entry", { act: "found", cycle: undefined, stands: "gone" }, "sop log"],
])("%s is undone by its own command", (_name, entry, command) => {
  const whole = { act: "draft", cycle: "2021/tw1", section: undefined, stands: "running", ...entry } as const;
  expect(undoText(whole).en).toContain(command);
});

describe("short slips say what is missing", () => {
  test.each([
    ["official add tono", ["Peran untuk tono belum disebut", "--role PERAN", "kepala-seksi"]],
    ["official me", ["Orangnya belum disebut", "sop official me ORANG", "lestari"]],
    [
      "official act rina --role camat --acting-for rina --capacity plh --basis SP",
      ["menggantikan diri sendiri"],
    ],
    [
      "official add tono --name X --role petugas --basis SK --add tono.kunci",
      ["Tidak ada berkas tono.kunci"],
    ],
  ])("%s", async (line, texts) => {
    const told = await said(founded, `${line} ${as(founded, "lestari")}`, line.includes("--add") ? 4 : 2);
    for (const text of texts) expect(told).toContain(text);
  });

  test("two heads of one section are told with their section; one head twice, as such", async () => {
    const line = (person: string): string =>
      `official act ${person} --role kepala-seksi --section seksi-pelayanan --basis SP ${as(founded, "lestari")}`;
    expect(await said(founded, line("siti"), 3)).toContain(
      "kepala-seksi for seksi-pelayanan is held by siti and maya at once",
    );
    expect(await said(founded, line("maya"), 3)).toContain("maya already holds the role kepala-seksi");
  });

  test("whoever is not listed yet is told the command that lists them", async () => {
    const office = founded.copy();
    const { out } = await office.sop(`official prove tono --lang en --key ${newKey(office, "tono")}`);
    expect(out).toContain('sop official add tono --name "…" --role … --basis "…" --add tono.kunci');
  });
});
