/** `sop official`: what is meant must be said, exactly one thing must be meant, and the record must say the same. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../../support/office.ts";

let drafted: TestOffice;
beforeAll(async () => {
  drafted = await new TestOffice().upTo("drafted");
});

const as = (office: TestOffice, person: string): string =>
  `--yes --as ${person} --key ${join(office.keys, person, "id_ed25519")}`;

function newKey(office: TestOffice, name: string): string {
  const path = join(office.keys, name);
  const ran = spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return path;
}

const printed = (office: TestOffice, person: string): string =>
  office.fingerprint(join(office.keys, person, "id_ed25519.pub"));

/** Nothing is recorded: neither an entry nor a change in the folder. */
async function refused(office: TestOffice, line: string, code: string, ...told: string[]): Promise<void> {
  const tip = office.git("rev-parse", "main");
  const roster = office.read("pejabat.yaml");
  const { exitCode, failure } = await office.json(line);
  expect({ line, exitCode, code: failure?.code }).toEqual({ line, exitCode: code === "usage" ? 2 : 3, code });
  for (const language of ["id", "en"]) {
    const { err } = await office.sop(`${line} --lang ${language}`);
    for (const text of told) expect(err).toContain(text);
  }
  expect(office.git("rev-parse", "main")).toBe(tip);
  expect(office.read("pejabat.yaml")).toBe(roster);
}

const proven = async (office: TestOffice): Promise<void> =>
  expect(await office.json("audit")).toMatchObject({ exitCode: 0, result: { verdict: "proven" } });

describe("ending a key", () => {
  test.each<[string, (office: TestOffice) => string]>([
    ["an entry and no fingerprint", () => '"@x"'],
    ["nothing at all", () => '"@"'],
    ["a typing error", (o) => `${printed(o, "rina").slice(0, -1)}x`],
    ["the end of the key, as it was once taken", (o) => printed(o, "rina").slice(-12)],
    ["fewer than eight characters", (o) => printed(o, "rina").slice(0, "SHA256:".length + 7)],
    ["another person's key", (o) => printed(o, "dewi")],
    ["an empty beginning", () => "SHA256:"],
  ])("%s ends none, and the keys are listed", async (_name, named) => {
    const line = `official key rina --end ${named(drafted)} ${as(drafted, "lestari")}`;
    await refused(drafted, line, "usage", printed(drafted, "rina"));
  });

  test.each(["deadbeef", "x", "2021-13-01", "0".repeat(40)])("@%s is no entry", async (entry) => {
    const line = `official key rina --end ${printed(drafted, "rina")}@${entry} ${as(drafted, "lestari")}`;
    await refused(drafted, `${line} --reason compromised`, "usage");
  });

  test.each([
    ["in full", 50],
    ["by its first eight characters", "SHA256:".length + 8],
  ])("the fingerprint that the list prints, %s, ends that key and no other", async (_name, length) => {
    const office = drafted.copy();
    const named = printed(office, "rina").slice(0, Number(length));
    expect((await office.sop("official list")).out).toContain(named);
    await office.as("lestari", `official key rina --end ${named} --reason lost`);
    const { result } = await office.json<{ officials: { id: string; keys: { ended?: string }[] }[] }>(
      "official list",
    );
    const ended = result.officials.filter(({ keys }) => keys.some((key) => key.ended !== undefined));
    expect(ended.map(({ id }) => id)).toEqual(["rina"]);
    expect((await office.json(`distribute ${as(office, "rina")}`)).exitCode).toBe(3);
    await proven(office);
  });

  test("--lost ends the only one, and lists what it signed", async () => {
    const office = drafted.copy();
    const { result } = await office.json<{ toConfirm: string[] }>(
      `official key rina --lost ${as(office, "lestari")}`,
    );
    const signed = office.git("log", "--reverse", "--format=%H", "--grep=Sop-Person: rina").split("\n");
    expect(result.toConfirm).toEqual(signed);
    const since = drafted.copy();
    const told = await since.as("lestari", `official key rina --lost --from ${signed[1]?.slice(0, 8)}`);
    expect(told.out).toContain(signed[1]?.slice(0, 12));
    expect(told.out).not.toContain(signed[0]?.slice(0, 12));
    expect(since.read("pejabat.yaml")).toContain(`bocor_sejak: ${signed[1]}`);
  });

  test("--lost asks which, and --yes is no answer", async () => {
    const office = drafted.copy();
    const key = newKey(office, "dua");
    await office.register("dewi", key);
    const line = `official key dewi --lost ${as(office, "lestari")}`;
    await refused(office, line, "usage", printed(office, "dewi"), office.fingerprint(`${key}.pub`));
    await office.as("lestari", `official key dewi --lost --end ${printed(office, "dewi")}`);
    expect(office.read("pejabat.yaml").match(/alasan_selesai: lost/g)).toHaveLength(1);
    await office.as("lestari", "official key dewi --lost");
    await refused(office, line, "usage");
    await proven(office);
  });

  test("an end is final, but for a graver reason with an entry", async () => {
    const office = drafted.copy();
    const fingerprint = printed(office, "rina");
    await office.as("lestari", `official key rina --end ${fingerprint} --reason lost`);
    const line = `official key rina --end ${fingerprint} ${as(office, "lestari")} --reason`;
    await refused(office, `${line} lost`, "refused");
    await refused(office, `${line} rotated`, "refused");
    await refused(office, `${line} compromised`, "refused");
    const entry = office.git("rev-parse", "main~1");
    expect(await office.json(`${line} compromised --from ${entry}`)).toMatchObject({ exitCode: 0 });
    await refused(office, `${line} lost`, "refused");
    await proven(office);
  });
});

describe("a new key", () => {
  test("needs a file that proves it, and the word of the older one", async () => {
    const office = drafted.copy();
    const key = newKey(office, "baru");
    const add = (file: string): string => `official key dewi --add ${file} ${as(office, "lestari")}`;
    await refused(office, add(`${key}.pub`), "key-unproven", "sop official prove dewi");
    await refused(office, add(key), "key-unproven");
    expect(await office.json(`official prove dewi --key ${key}`)).toMatchObject({
      result: { vouched: false },
    });
    const { out } = await office.sop(`official prove dewi --key ${key} --lang en`);
    expect(out).toContain("--vouch OLD-KEY");
    await refused(office, add("dewi.kunci"), "refused", "--vouch");
    await refused(office, `official prove dewi --key ${key} --vouch ${key}`, "usage");
    expect(await office.json(add(await office.prove("dewi", key)))).toMatchObject({ exitCode: 0 });
    expect(await office.json(`approve --yes --key ${key}`)).toMatchObject({ result: { person: "dewi" } });
    await proven(office);
  });

  test("without the older one, which is lost, after that was ended", async () => {
    const office = drafted.copy();
    const key = newKey(office, "baru");
    await office.sop(`official prove dewi --key ${key}`);
    const add = `official key dewi --add dewi.kunci ${as(office, "lestari")}`;
    await refused(office, add, "refused");
    await office.as("lestari", "official key dewi --lost");
    expect(await office.json(add)).toMatchObject({ exitCode: 0 });
    await proven(office);
  });

  test("the file may lie in the workspace, and be committed and pushed as anyone would", async () => {
    const office = drafted.copy();
    await office.prove("dewi", newKey(office, "baru"));
    office.git("add", "dewi.kunci");
    office.git("-c", "user.name=x", "-c", "user.email=x@y", "commit", "--quiet", "-m", "kunci saya");
    await proven(office);
    await office.as("lestari", "official key dewi --add dewi.kunci");
    await proven(office);
  });

  test("of somebody new comes with the first appointment", async () => {
    const office = drafted.copy();
    const key = newKey(office, "tono");
    await office.as("lestari", "official end maya --until 2021-04-01 --reason moved");
    office.now += 86_400;
    await office.register(
      "tono",
      key,
      'official add tono --name "Tono Contoh" --role kepala-seksi --section seksi-pelayanan --basis "SK 9"',
    );
    expect((await office.sop("official list")).out).toContain(office.fingerprint(`${key}.pub`));
    await proven(office);
  });
});

describe("an appointment", () => {
  const roles = ["petugas", "kasubag-perencanaan", "camat", "pencatat"];
  test.each<[string, string, readonly string[]]>([
    ["to a role that is none", "official act rina --role no-such-role --basis SK", roles],
    ["without a role", "official act rina --basis SK", roles],
    ["without its section", "official act rina --role kepala-seksi --basis SK", ["seksi-trantib"]],
    [
      "to a section that the plan does not have",
      "official act rina --role kepala-seksi --section seksi-x --basis SK",
      ["seksi-trantib"],
    ],
    [
      "with a section that the role is not of",
      "official act rina --role camat --section seksi-pmd --basis SK",
      [],
    ],
    ["without a letter", "official act rina --role camat", ["--basis"]],
    ["on a letter without a number", 'official act rina --role camat --basis "-"', ["--basis"]],
    ["of somebody new, without a letter", "official add tono --role petugas", ["--basis"]],
    ["of nobody", "official act tono --role camat --basis SK", ["tono"]],
    [
      "that ends, of a role that is none",
      "official end dewi --role no-such-role",
      ["--role kasubag-perencanaan"],
    ],
    [
      "that ends, of a role that is not held",
      "official end dewi --role camat",
      ["--role kasubag-perencanaan"],
    ],
    ["that ends, of another section", "official end dewi --section seksi-pmd", ["--section subbag-renkeu"]],
    [
      "that ends, of two that are held",
      "official end dewi",
      ["--role kasubag-perencanaan", "--role kepala-subbag"],
    ],
  ])("%s is not recorded", async (_name, line, told) => {
    await refused(drafted, `${line} ${as(drafted, "lestari")}`, "usage", ...told);
  });

  test("ends by role, by section, or all at once", async () => {
    const ends = async (line: string): Promise<number> => {
      const office = drafted.copy();
      await office.as("lestari", `${line} --until 2021-04-01 --reason moved`);
      return office.read("pejabat.yaml").match(/selesai: /g)?.length ?? 0;
    };
    expect(await ends("official end dewi --role kasubag-perencanaan")).toBe(1);
    expect(await ends("official end dewi --section subbag-renkeu")).toBe(1);
    expect(await ends("official end dewi --all")).toBe(2);
    expect(await ends("official end maya")).toBe(1);
  });

  test("of an acting official waits for an absence, or for a vacant post", async () => {
    const office = drafted.copy();
    const act = (rest: string): string =>
      `official act agus --role camat ${rest} --basis "SP 1" ${as(office, "lestari")}`;
    const days = "--from 2021-05-03 --until 2021-05-05";
    const plh = act(`--capacity plh --acting-for hadi ${days}`);
    await refused(office, plh, "refused", "sop official absent hadi");
    await refused(office, act("--capacity plt"), "refused", "sop official end hadi");
    await refused(office, `official absent hadi ${days} ${as(office, "lestari")}`, "usage");
    await refused(
      office,
      `official absent hadi --from 2021-05-05 --until 2021-05-03 --basis SC ${as(office, "lestari")}`,
      "usage",
    );
    await office.as("lestari", `official absent hadi ${days} --basis "SC 1"`);
    expect((await office.sop("official list")).out).toContain("berhalangan 2021-05-03 – 2021-05-05 (SC 1)");
    expect(await office.json(plh)).toMatchObject({ exitCode: 0 });
    await proven(office);
  });
});

describe("a correction", () => {
  test("of a name, number or rank is an act of its own, with a reason", async () => {
    const office = drafted.copy();
    const line = `official correct siti ${as(office, "lestari")}`;
    expect((await office.json(line)).exitCode).toBe(2);
    expect((await office.json(`${line} --name "Siti Contoh, M.Pd."`)).exitCode).toBe(2);
    await refused(office, `${line} --name Budi --nip 198006092006041909 --reason "salah tulis"`, "refused");
    expect(await office.json(`${line} --name "Siti Contoh, M.Pd." --reason "gelar baru"`)).toMatchObject({
      exitCode: 0,
      result: { act: "correct" },
    });
    await refused(office, `${line} --name "Siti Contoh, M.Pd." --reason lagi`, "refused");
    expect(office.read("pejabat.yaml")).toContain("Siti Contoh, M.Pd.");
    const { result } = await office.json<{ changes: { act: string; reason: string; people: object[] }[] }>(
      "audit",
    );
    expect(result.changes).toMatchObject([
      {
        act: "correct",
        reason: "gelar baru",
        people: [{ person: "siti", kind: "corrected", field: "name", after: "Siti Contoh, M.Pd." }],
      },
    ]);
    const { out } = await office.sop("audit --lang en");
    expect(out).toContain("Changes of people and of the procedure:");
    expect(out).toContain('siti: name corrected "Siti Contoh, S.Pd." → "Siti Contoh, M.Pd."');
  });
});

describe("what concerns the registrar", () => {
  test("the registrar gives nothing to herself, and is told who may", async () => {
    const office = drafted.copy();
    const key = newKey(office, "baru");
    const add = `official key lestari --add ${await office.prove("lestari", key)}`;
    await refused(office, `${add} ${as(office, "lestari")}`, "refused", "sekretaris");
    await refused(
      office,
      `official correct lestari --rank III/d --reason naik ${as(office, "lestari")}`,
      "refused",
      "sekretaris",
    );
    await office.as("agus", add);
    await office.as("agus", "official correct lestari --rank III/d --reason naik");
    const end = "official end maya --until 2021-04-01 --reason moved";
    await refused(office, `${end} ${as(office, "agus")}`, "refused", "pencatat");
    await office.as("lestari", end);
    await proven(office);
  });
});

test("a demonstration founds with proofs, and whose private key is not there begins without one", async () => {
  const note = drafted.git("log", "--max-parents=0", "--format=%B");
  const proofs = [...note.matchAll(/^ {2}sop-key (\S+)@kecamatan-pakusari \S+$/gm)].map(
    ([, person]) => person,
  );
  expect(proofs.sort()).toEqual(["agus", "dewi", "hadi", "lestari", "rina"]);
  const roster = readFileSync(drafted.path("pejabat.yaml"), "utf8");
  expect(roster.match(/publik: /g)).toHaveLength(proofs.length);
});
