/** A section that comes late, or has nothing to report; and the board, the calendar and the reminder that keep it in view. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Status } from "../../../../src/app/queries/status.ts";
import { TestOffice } from "../../../support/office.ts";

const CYCLE = "2021/tw1";
const SECTION = "seksi-trantib";
/** Handed out on Thursday 1 April 2021; due three working days later, on Tuesday the sixth. */
const DUE = "2021-04-06";
const at = (day: string): number => Date.parse(`${day}T01:00:00Z`) / 1000;

let handedOut: TestOffice;
beforeAll(async () => {
  handedOut = await new TestOffice().upTo("handed-out");
});

interface Taken {
  readonly late: { due: string; late: number; reason?: string } | null;
  readonly entry: string;
}

describe("a return that comes late", () => {
  test("is taken in with its reason, which the record keeps and the trace shows", async () => {
    const office = handedOut.copy();
    const file = await office.fill(CYCLE, SECTION, office.figures()[SECTION] ?? {});
    office.now = at("2021-04-09");
    const ran = await office.as("rina", `receive ${file} --reason "banjir di kantor seksi"`);
    expect(ran.out).toContain(
      "Terlambat 3 hari kerja, batas Selasa, 6 April 2021; sebab: banjir di kantor seksi",
    );
    expect((await office.sop("log")).out).toContain("banjir di kantor seksi");
    const [row = ""] = Object.keys(office.figures()[SECTION] ?? {});
    expect((await office.sop(`trace ${CYCLE}/${row}`)).out).toContain("banjir di kantor seksi");
    expect((await office.json<{ verdict: string }>("audit")).result.verdict).toBe("proven");
  });

  test("without a reason is taken in too, and says that it lacks one; in time it says nothing", async () => {
    const office = handedOut.copy();
    const line = (file: string): string =>
      `receive ${file} --yes --as rina --key ${office.keys}/rina/id_ed25519`;
    const early = await office.fill(CYCLE, "seksi-pmd", office.figures()["seksi-pmd"] ?? {});
    expect((await office.json<Taken[]>(line(early))).result[0]?.late).toBeNull();
    const file = await office.fill(CYCLE, SECTION, office.figures()[SECTION] ?? {});
    office.now = at("2021-04-07");
    expect((await office.json<Taken[]>(`${line(file)} --preview`)).result[0]?.late).toEqual({
      due: DUE,
      late: 1,
    });
    const ran = await office.as("rina", `receive ${file} --lang en`);
    expect(ran.out).toContain(
      "Late by 1 working day, due Tuesday, 6 April 2021; no reason was given (--reason)",
    );
  });
});

describe("a section with nothing to report", () => {
  test("is taken in as its own form, every row with the reason, and goes through to the recap", async () => {
    const office = handedOut.copy();
    await office.as("rina", `receive --nil ${SECTION}`, 2);
    await office.as("rina", 'receive --nil seksi-parkir --reason "x"', 2);
    await office.as("rina", `receive --nil ${SECTION} --reason "kegiatan mulai triwulan II"`);
    const { baris } = parse(office.read(`${CYCLE}/isian/${SECTION}.yaml`));
    const rows = Object.values<Record<string, unknown>>(baris);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({
        realisasi: null,
        alasan_kosong: "Belum terlaksana",
        masalah: "kegiatan mulai triwulan II",
      });
    for (const [section, figures] of Object.entries(office.figures()))
      if (section !== SECTION) await office.fill(CYCLE, section, figures);
    await office.as("rina", "receive");
    await office.as("rina", "verify");
    await office.as("rina", "compile");
    const { indikator } = parse(office.read(`${CYCLE}/rekap/rekap.yaml`));
    const own = indikator.filter((one: { seksi: string }) => one.seksi === SECTION);
    expect(own.map((one: object) => one)).toEqual(
      // What was not done counts as 0 against its target.
      own.map(() => expect.objectContaining({ realisasi: 0, realisasi_tw: null, capaian: 0 })),
    );
    expect((await office.json<{ verdict: string }>("audit --no-cache")).result.verdict).toBe("proven");
  });

  test("may give one of the form's own reasons", async () => {
    const office = handedOut.copy();
    await office.as("rina", `receive --nil ${SECTION} --reason "belum terlaksana"`);
    const { baris } = parse(office.read(`${CYCLE}/isian/${SECTION}.yaml`));
    for (const row of Object.values<Record<string, unknown>>(baris))
      expect(row).toMatchObject({ alasan_kosong: "Belum terlaksana", masalah: null });
  });
});

describe("the board", () => {
  test("has a line a section: who fills, what is done, since when, until when, how late, in which round", async () => {
    const office = handedOut.copy();
    await office.fill(CYCLE, "seksi-pmd", office.figures()["seksi-pmd"] ?? {});
    await office.as("rina", "receive");
    await office.as("rina", 'reject --section seksi-pmd --reason "angka ganjil"');
    await office.fill(CYCLE, "seksi-kesos", office.figures()["seksi-kesos"] ?? {});
    await office.as("rina", "receive 2021/tw1/masuk/seksi-kesos.xlsx");
    office.now = at("2021-04-08");
    const board = (await office.sop("status --lang en")).out.split("\n");
    const line = (section: string): string => board.find((one) => one.startsWith(`  ${section} `)) ?? "";
    expect(line("seksi-pmd")).toMatch(/Siti Contoh, S\.Pd\. +now +- +2021-04-01 +Tuesday 2021-04-06 +2 +2$/);
    expect(line("seksi-kesos")).toMatch(
      /Wahyu Contoh, S\.ST\. +2021-04-01 +now +2021-04-01 +Friday 2021-04-02 +4 +1$/,
    );
    expect(board.join("\n")).toContain("Sent back (seksi-pmd): angka ganjil");
    expect(board.join("\n")).toContain(`sop waive ${SECTION} ${CYCLE}`);
    const { result } = await office.json<Status>("status");
    expect(result.cycles[0]?.sections.find(({ section }) => section === "seksi-kesos")).toMatchObject({
      owners: ["Wahyu Contoh, S.ST."],
      round: 1,
      steps: [{ state: "done" }, { state: "open" }],
    });
  });

  test("shows itself again when the record has moved, and only then", async () => {
    const office = handedOut.copy();
    const acts = [
      async () => undefined,
      async () => {
        await office.fill(CYCLE, SECTION, office.figures()[SECTION] ?? {});
        await office.as("rina", "receive");
      },
    ];
    office.pause = async () => {
      const next = acts.shift();
      await next?.();
      return next !== undefined;
    };
    const { out } = await office.sop("status --watch --lang en");
    expect(out.match(/Stop: Ctrl\+C/g)).toHaveLength(2);
    expect(out).toContain("now 0/7 sections");
    expect(out).toContain("now 1/7 sections");
  });
});

test("due dates as a calendar file: one a person and step, the same bytes each time, over no other file", async () => {
  const office = handedOut.copy();
  const first = await office.sop("remind --ics batas.ics");
  expect(first.out).toBe("batas.ics (7)\n");
  const text = office.read("batas.ics");
  await office.sop("remind --ics batas.ics");
  expect(office.read("batas.ics")).toBe(text);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(7);
  // RFC 5545: lines end in CR LF, none is longer than 75 octets, a day is the day itself.
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).toContain("DTSTART;VALUE=DATE:20210406");
  expect(text.replace(/\r\n /g, "")).toContain("UID:2021-tw1-4-seksi-trantib-joko@sop");
  writeFileSync(join(office.folder, "surat.ics"), "milik orang lain");
  expect((await office.sop("remind --ics surat.ics")).code).toBe(2);
  expect(office.read("surat.ics")).toBe("milik orang lain");
});
