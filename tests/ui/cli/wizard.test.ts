/** `sop init` at a terminal: a slip costs one answer, a No leaves nothing behind. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { main } from "../../../src/ui/cli/main.ts";
import { cleanEnv, layKeys, temporaryFolder } from "../../support/office.ts";
import { wordlessTerminal } from "../../support/terminal.ts";

interface Question {
  readonly type: string;
  readonly name: string;
  readonly message: string;
  readonly default?: unknown;
  readonly validate?: (text: string) => true | string;
}

/** What is typed, question by question; an empty line takes what is offered. */
const typed: string[] = [];
const complaints: string[] = [];
const asked: string[] = [];

vi.mock("inquirer", () => ({
  default: {
    prompt: async ([question]: readonly [Question]) => {
      for (;;) {
        asked.push(question.message);
        const line = typed.shift();
        if (line === undefined) throw new Error(`nothing is typed at: ${question.message}`);
        if (question.type === "confirm") return { [question.name]: line === "y" };
        const answer = line === "" ? String(question.default) : line;
        const verdict = question.validate?.(answer) ?? true;
        if (verdict === true) return { [question.name]: answer };
        complaints.push(verdict);
      }
    },
  },
}));

beforeEach(() => {
  for (const list of [typed, complaints, asked]) list.length = 0;
});

async function sop(home: string, cwd: string, ...args: string[]): Promise<{ code: number; err: string }> {
  let err = "";
  const terminal = wordlessTerminal(cleanEnv(home));
  const code = await main({
    ...terminal,
    args: [...args, "--lang", "en"],
    cwd,
    interactive: true,
    err: (text) => {
      err += text;
    },
  });
  return { code, err };
}

/** A person's own folder, with their key in it. */
function home(): string {
  const base = temporaryFolder();
  const keys = join(base, "keys");
  layKeys(keys);
  mkdirSync(join(base, ".ssh"), { mode: 0o700 });
  for (const name of ["id_ed25519", "id_ed25519.pub"])
    copyFileSync(join(keys, "rina", name), join(base, ".ssh", name));
  return base;
}

const SLIPS = [
  "dua ribu",
  "2026",
  "Kecamatan Jangkar",
  "Situbondo",
  "tiga lima",
  "35.12.07",
  "",
  "",
  "Rina Contoh, S.Kom.",
  "Rina Contoh",
  "rina",
  "-",
  "SK 1",
];

test("each slip is told where it was made, and only that answer is asked again", async () => {
  typed.push(...SLIPS, "y");
  const cwd = temporaryFolder();
  const { code } = await sop(home(), cwd, "init", "kantor");
  expect({ code, left: typed }).toEqual({ code: 0, left: [] });
  expect(complaints).toEqual([
    "dua ribu is not a year. Write four digits, such as 2026.",
    '"tiga lima" is not a region code. Write the office\'s own code, such as 35.12.07; without a terminal: --region-code.',
    "Rina Contoh is not a valid id. Use lower-case letters, digits and hyphens; begin with a letter.",
    expect.stringContaining("The number and date of the letter must be given."),
  ]);
  expect(existsSync(join(cwd, "kantor", "2026", "rencana.yaml"))).toBe(true);
  const procedure = readFileSync(join(cwd, "kantor", "sop.yaml"), "utf8");
  const form = readFileSync(join(cwd, "kantor", "2026", "formulir.yaml"), "utf8");
  expect(parse(procedure)).toMatchObject({
    kantor: {
      id: "kecamatan-jangkar",
      nama: "Kecamatan Jangkar",
      kode_wilayah: "35.12.07",
      tempat: "Situbondo",
      kop: ["PEMERINTAH KABUPATEN SITUBONDO", "KECAMATAN JANGKAR"],
    },
    identitas: { nomor: "(belum bernomor)", disahkan_oleh: "camat" },
  });
  // Nothing of the office that the template was written for stands in it; its scale is to be confirmed.
  expect(procedure).not.toMatch(/pakusari|kencong|panti|bupati jember|35\.09/i);
  expect(parse(procedure).perlu_konfirmasi.map(({ butir }: { butir: string }) => butir)).toEqual(
    expect.arrayContaining(["identitas.nomor", "identitas.keputusan", "dasar_hukum", "predikat"]),
  );
  expect(form).not.toContain("35.09");
});

test("a kecamatan of the same regency keeps the regency's regulations, and its name is none of the others'", async () => {
  const cwd = temporaryFolder();
  const own = [
    "--office",
    "Kecamatan Kaliwates",
    "--regency",
    "Kabupaten Jember",
    "--region-code",
    "35.09.19",
  ];
  const founder = ["--year", "2026", "--id", "rina", "--name", "Rina", "--basis", "SK 1", "--yes"];
  expect((await sop(home(), cwd, "init", "kantor", ...own, ...founder)).code).toBe(0);
  const procedure = readFileSync(join(cwd, "kantor", "sop.yaml"), "utf8");
  expect(procedure).toContain("Peraturan Daerah Kabupaten Jember Nomor 3 Tahun 2016");
  expect(procedure).not.toMatch(/pakusari|kencong/i);
  const { wilayah_lain } = parse(readFileSync(join(cwd, "kantor", "2026", "formulir.yaml"), "utf8"));
  expect(wilayah_lain).toContain("Kencong");
  expect(wilayah_lain).not.toContain("Kaliwates");
});

test("without a terminal another office is not founded on the template's identity", async () => {
  const cwd = temporaryFolder();
  const founder = ["--year", "2026", "--id", "rina", "--name", "Rina", "--basis", "SK 1", "--yes"];
  const { code, err } = await sop(home(), cwd, "init", "kantor", "--office", "Kecamatan Jangkar", ...founder);
  expect(code).toBe(2);
  expect(err).toContain("--regency");
  expect(readdirSync(cwd)).toEqual([]);
});

test("No leaves neither a folder nor a repository behind", async () => {
  const answers = SLIPS.filter((line) => !["dua ribu", "tiga lima", "Rina Contoh", "-"].includes(line));
  typed.push(...answers, "n");
  const cwd = temporaryFolder();
  expect((await sop(home(), cwd, "init", "kantor")).code).toBe(3);
  expect(readdirSync(cwd)).toEqual([]);
  // In a folder that was there before, the folder stays.
  typed.push(...answers, "n");
  mkdirSync(join(cwd, "kantor"));
  expect((await sop(home(), cwd, "init", "kantor")).code).toBe(3);
  expect(readdirSync(join(cwd, "kantor"))).toEqual([]);
});

test("a dry run leaves nothing behind either", async () => {
  const cwd = temporaryFolder();
  const answers = ["--year", "2026", "--id", "rina", "--name", "Rina", "--basis", "SK 1", "--yes"];
  expect((await sop(home(), cwd, "init", "kantor", ...answers, "--dry-run")).code).toBe(0);
  expect(readdirSync(cwd)).toEqual([]);
});

test("without a key nothing is asked, and no registrar is spoken of", async () => {
  const { code, err } = await sop(temporaryFolder(), temporaryFolder(), "init", "kantor");
  expect({ code, asked }).toEqual({ code: 4, asked: [] });
  expect(err).toContain("then run sop init again");
  expect(err).not.toContain("registrar");
});

test.each([
  ["--nip", "123", "123 is not a valid NIP"],
  ["--role", "Camat!", "Unknown role Camat!"],
])("a slip in %s is told before the first question", async (flag, value, text) => {
  const { code, err } = await sop(home(), temporaryFolder(), "init", "kantor", flag, value);
  expect({ code, asked }).toEqual({ code: 2, asked: [] });
  expect(err).toContain(text);
});

test("a slip in a flag is told before anything is made", async () => {
  const cwd = temporaryFolder();
  const { code, err } = await sop(home(), cwd, "init", "kantor", "--yes", "--year", "dua ribu");
  expect({ code, made: readdirSync(cwd) }).toEqual({ code: 2, made: [] });
  expect(err).toContain("dua ribu is not a year.");
});
