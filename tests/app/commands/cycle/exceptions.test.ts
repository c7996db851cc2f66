/** What happens beside the steps: a section that is excused, a signed cycle opened again, the signed paper archived. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { TOOLS } from "../../../support/machine.ts";
import { TestOffice } from "../../../support/office.ts";
import { signedPdf } from "../../../support/signed-pdf.ts";

const CYCLE = "2021/tw1";
const LATE = "seksi-trantib";
/** The least that begins as a PDF does; what it shows is nobody's business here. */
const PDF = Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", "latin1");

let missing: TestOffice;
beforeAll(async () => {
  missing = await new TestOffice().upTo("handed-out");
  for (const [section, figures] of Object.entries(missing.figures()))
    if (section !== LATE) await missing.fill(CYCLE, section, figures);
  await missing.as("rina", "receive");
  await missing.as("rina", "verify");
});

interface Proof {
  readonly verdict: string;
  readonly waivers: readonly object[];
  readonly rounds: readonly { round: number; subject: string }[];
}

const waiver = `waive ${LATE} --reason "banjir di kantor seksi" --until 2021-04-09`;

describe("a section without a return", () => {
  test("keeps the recap waiting until whoever may excuses it, and stands on status, recap and audit", async () => {
    const office = missing.copy();
    await office.as("rina", "compile", 3);
    const late = office.copy();
    late.now += 20 * 86_400;
    expect((await late.sop("status")).out).toContain(`sop waive ${LATE} ${CYCLE}`);
    expect((await office.sop("status")).out).not.toContain("sop waive");
    expect((await office.as("rina", waiver, 3)).err).toContain("Agus Contoh");
    await office.as("agus", waiver);
    expect(parse(office.read(`${CYCLE}/siklus.yaml`)).dispensasi).toEqual([
      { seksi: LATE, alasan: "banjir di kantor seksi", diminta_oleh: "joko", berlaku_sampai: "2021-04-09" },
    ]);
    expect((await office.sop("status --lang en")).out).toContain(`Waived: ${LATE} until`);
    await office.as("rina", "compile");
    expect(parse(office.read(`${CYCLE}/rekap/rekap.yaml`)).dispensasi).toEqual([LATE]);
    for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
    const { result } = await office.json<Proof>("audit --no-cache");
    expect(result).toMatchObject({
      verdict: "proven",
      waivers: [{ cycle: CYCLE, section: LATE, until: "2021-04-09", person: "agus" }],
    });
  });

  test("whose return comes after all counts like any other, and its waiver is gone", async () => {
    const office = missing.copy();
    await office.as("agus", waiver);
    await office.fill(CYCLE, LATE, office.figures()[LATE] ?? {});
    await office.as("rina", "receive");
    await office.as("rina", "compile", 3);
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    expect(parse(office.read(`${CYCLE}/rekap/rekap.yaml`)).dispensasi ?? []).toEqual([]);
    expect((await office.json<Proof>("audit --no-cache")).result).toMatchObject({
      verdict: "proven",
      waivers: [],
    });
  });

  test("cannot be left out once its waiver has run out, until another is granted", async () => {
    const office = missing.copy();
    await office.as("agus", waiver);
    office.now += 10 * 86_400;
    expect((await office.as("rina", "compile", 3)).err).toContain("2021-04-09");
    await office.as("agus", `waive ${LATE} --reason "masih banjir"`);
    await office.as("rina", "compile");
  });

  test("is named as the plan names it, by someone on the roster, for a day to come", async () => {
    const office = missing.copy();
    await office.as("agus", 'waive seksi-parkir --reason "x"', 2);
    await office.as("agus", `waive ${LATE} --reason "x" --asked-by orang-lain`, 2);
    await office.as("agus", `waive ${LATE} --reason "x" --until 2021-03-01`, 2);
    await office.as("agus", `waive ${LATE}`, 2);
    await office.as("agus", 'waive seksi-pmd --reason "x"', 3);
  });
});

describe("a signed cycle", () => {
  let signed: TestOffice;
  beforeAll(async () => {
    signed = await new TestOffice().upTo("signed");
  });

  test("is opened again only with a reason and by its role; the first round stays proven beside the second", async () => {
    const office = signed.copy();
    await office.as("rina", `reopen ${CYCLE} --reason "temuan Inspektorat"`, 3);
    await office.as("hadi", `reopen ${CYCLE}`, 2);
    await office.as("hadi", `reopen ${CYCLE} --reason "temuan Inspektorat"`);
    await office.as("hadi", `reopen ${CYCLE} --reason "sekali lagi"`, 3);
    const before = (await office.json<Proof>("audit")).result.rounds;
    expect(before.map(({ round }) => round)).toEqual([1]);
    const board = (await office.sop("status")).out;
    expect(board).toContain("putaran 2");
    expect(board).toContain("temuan Inspektorat");
  });

  test("may be opened again for one section alone: the others stay verified", async () => {
    const office = signed.copy();
    await office.as("hadi", `reopen ${CYCLE} --section seksi-parkir --reason "x"`, 2);
    await office.as("hadi", `reopen ${CYCLE} --section ${LATE} --reason "satu angka keliru"`);
    const { result } = await office.json<{ cycles: { turns: { section?: string }[] }[] }>("status");
    expect(result.cycles[0]?.turns.map(({ section }) => section)).toEqual([LATE]);
    // The same figures again are no answer to an objection to them.
    const file = await office.fill(CYCLE, LATE, office.figures()[LATE] ?? {}, "lagi.xlsx");
    expect(
      (await office.sop(`receive ${file} --yes --as rina --key ${office.keys}/rina/id_ed25519`)).code,
    ).toBe(1);
    const figures = Object.entries(office.figures()[LATE] ?? {}).map(([row, typed]) => [
      row,
      { ...typed, pendorong: "dihitung ulang" },
    ]);
    await office.fill(CYCLE, LATE, Object.fromEntries(figures), "perbaikan.xlsx");
    await office.as("rina", `receive ${CYCLE}/masuk/perbaikan.xlsx`);
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
    expect((await office.json<Proof>("audit --no-cache")).result).toMatchObject({
      verdict: "proven",
      rounds: [{ round: 1 }, { round: 2 }],
    });
  });

  test("opened again as a whole, takes in the same workbooks where they are right", async () => {
    const office = signed.copy();
    await office.as("hadi", `reopen ${CYCLE} --reason "salah urut tanda tangan"`);
    expect((await office.as("rina", "receive")).out.match(/Tercatat/g)).toHaveLength(7);
    expect((await office.as("rina", "receive")).out.match(/sudah diterima sebelumnya/g)).toHaveLength(7);
    await office.as("rina", "verify");
    expect((await office.json<Proof>("audit")).result.verdict).toBe("proven");
  });

  test("has its paper archived by digest, whatever the file was called; nothing but a PDF or a picture", async () => {
    const office = signed.copy();
    const scan = join(office.base, "Scan Rekap TW I (ttd).PDF");
    writeFileSync(scan, PDF);
    const ran = await office.as("rina", `attach ${CYCLE} "${scan}" --place "boks 3, map 2021"`);
    const [path = ""] = /\S+arsip\/scan-rekap-tw-i-ttd-[0-9a-f]{8}\.pdf/.exec(ran.out) ?? [];
    expect(Buffer.from(office.read(path), "utf8").toString()).toContain("%PDF-1.7");
    expect((await office.sop("log")).out).toContain("tempat kertas: boks 3, map 2021");
    await office.as("rina", `attach ${CYCLE} "${scan}"`, 3);
    const letter = join(office.base, "surat.pdf");
    writeFileSync(letter, "bukan pdf");
    await office.as("rina", `attach ${CYCLE} "${letter}"`, 2);
    await office.as("rina", `attach ${CYCLE} "${office.base}/tidak-ada.pdf"`, 4);
    expect((await office.json<Proof>("audit --no-cache")).result.verdict).toBe("proven");
    // Whoever changes the archive changes the record.
    writeFileSync(office.path(path), `${office.read(path)}x`);
    expect((await office.json<{ drift: { path: string }[] }>("audit")).result.drift).toMatchObject([
      { path },
    ]);
  });

  test.skipIf(!TOOLS.openssl.present)(
    "archived as a PDF with a signature inside: whose it is, that it is intact, and what was not verified",
    async () => {
      for (const [algorithm, name] of [
        ["rsa:2048", "Hadi Contoh"],
        ["ec", "Ratna Contoh"],
      ] as const) {
        const office = signed.copy();
        const file = join(office.base, "tte.pdf");
        const whole = signedPdf(office.base, name, algorithm);
        writeFileSync(file, whole);
        if (TOOLS.pdfsig.present) {
          const said = spawnSync("pdfsig", ["-nocert", file], { encoding: "utf8" }).stdout;
          expect(said).toContain("Signature is Valid");
        }
        const ran = await office.as("rina", `attach ${CYCLE} ${file}`);
        expect(ran.out).toContain(
          `di dalam PDF utuh: ${name} (sertifikat dari ${name}; keabsahan penerbit tidak diperiksa)`,
        );
        expect((await office.sop("log")).out).toContain(`di dalam PDF utuh: ${name}`);
        const longer = join(office.base, "ditambahi.pdf");
        writeFileSync(longer, Buffer.concat([whole, Buffer.from("\n% tambahan\n")]));
        expect((await office.as("rina", `attach ${CYCLE} ${longer}`)).out).toContain("ditambahi sesudahnya");
        // One letter of what was signed.
        const broken = join(office.base, "rusak.pdf");
        const bytes = Buffer.from(whole);
        bytes[bytes.indexOf("595 842")] = "6".charCodeAt(0);
        writeFileSync(broken, bytes);
        expect((await office.as("rina", `attach ${CYCLE} ${broken}`, 2)).err).toContain("rusak");
        expect((await office.json<Proof>("audit")).result.verdict).toBe("proven");
      }
    },
  );

  test("is not archived before it is signed", async () => {
    const office = missing.copy();
    const scan = join(office.base, "x.pdf");
    writeFileSync(scan, PDF);
    await office.as("rina", `attach ${CYCLE} "${scan}"`, 3);
  });
});
