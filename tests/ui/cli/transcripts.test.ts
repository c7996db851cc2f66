/** Golden transcripts: every verb, as a person sees it, in Indonesian and in English. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestOffice } from "../../support/office.ts";

type Line = readonly [person: string | undefined, line: string];

/** One story in which every verb appears, rightly and wrongly. */
const STORY: readonly (Line | ((office: TestOffice) => Promise<unknown>))[] = [
  [undefined, "status"],
  [undefined, "init"],
  ["lestari", "init --example pakusari --keys ../keys"],
  [undefined, "status"],
  [undefined, "official list"],
  ["lestari", "official act agus --role camat --capacity plh --acting-for hadi --basis SP"],
  ["lestari", 'official absent hadi --basis "SC 850/7/2021" --from 2021-05-01 --until 2021-05-07'],
  [
    "lestari",
    'official act agus --role camat --capacity plh --acting-for hadi --basis "SP 090/7/2021" --from 2021-05-01 --until 2021-05-07',
  ],
  ["lestari", 'official act lestari --role petugas --capacity pj --basis "SP 1"'],
  ["lestari", "official end dewi"],
  ["lestari", "official key rina --end SHA256:tidak-ada"],
  ["rina", "official add tono --role petugas --basis SK"],
  ["rina", "draft"],
  ["rina", "open 2021/tw1"],
  ["rina", "open 2021/tw1"],
  [undefined, "status"],
  ["rina", "draft --dry-run"],
  ["rina", "draft"],
  ["rina", "approve"],
  ["dewi", 'reject --reason "Judul kolom bukti belum jelas"'],
  ["rina", "draft"],
  ["dewi", "approve"],
  ["rina", "compile"],
  ["rina", "distribute"],
  ["rina", "receive"],
  async (office) => {
    for (const [section, figures] of Object.entries(office.figures()))
      await office.fill(
        "2021/tw1",
        section,
        section === "seksi-trantib"
          ? { "7.01.04.2.02.01-1": { realisasi: "12.500", realisasi_anggaran: 500_000_000 } }
          : figures,
      );
    office.write("2021/tw1/masuk/catatan.xlsx", "bukan buku kerja");
  },
  ["rina", "receive --preview 2021/tw1/masuk/seksi-trantib.xlsx"],
  ["rina", "receive"],
  ["rina", "receive 2021/tw1/masuk/seksi-kesos.xlsx"],
  [undefined, "verify --check"],
  ["rina", "verify"],
  ["rina", 'reject --section seksi-trantib --reason "Angka belum jelas" --cell "Data!I10 tulis tanpa titik"'],
  [undefined, "status"],
  [undefined, "remind"],
  [undefined, "remind --all"],
  [undefined, "remind --ics batas-waktu.ics"],
  ["rina", "receive --nil seksi-parkir --reason nihil"],
  ["rina", 'waive seksi-trantib --reason "Kepala seksi sakit"'],
  ["agus", 'waive seksi-trantib --reason "Kepala seksi sakit" --until 2021-04-09'],
  ["agus", 'waive seksi-kesos --reason "Kepala seksi sakit"'],
  [undefined, "status"],
  async (office) => office.fill("2021/tw1", "seksi-trantib", office.figures()["seksi-trantib"] ?? {}),
  ["rina", "receive 2021/tw1/masuk/seksi-trantib.xlsx"],
  ["rina", "verify seksi-trantib"],
  ["rina", "compile"],
  ["agus", "approve"],
  ["dewi", 'approve --note "Sudah dicocokkan dengan SPJ."'],
  ["dewi", "approve"],
  ["agus", "approve"],
  ["hadi", "approve"],
  ["hadi", "approve"],
  [undefined, "trace 2021/tw1/seksi-trantib!I10"],
  [undefined, "trace 2021/tw1/seksi-trantib!A1"],
  [undefined, "export sippd"],
  [undefined, "export pdf"],
  [undefined, "export lkjip 2021"],
  [undefined, "export lkjip 2030"],
  [undefined, "print recap"],
  [undefined, "print proof --figure iku-ikm"],
  [undefined, "print poster"],
  [undefined, "check cetak/recap-2021-tw1.pdf"],
  [undefined, "check 0AB12-CD34E-F56G7-H8J9K"],
  [undefined, "check selembar kertas"],
  [undefined, "report"],
  [undefined, "status --timeliness"],
  async (office) => {
    office.write("2021/tw1/masuk/ttd.pdf", "%PDF-1.7\n%%EOF\n");
    office.write("2021/tw1/masuk/surat.pdf", "bukan PDF");
  },
  ["rina", "attach 2021/tw1 2021/tw1/masuk/surat.pdf"],
  ["rina", 'attach 2021/tw1 2021/tw1/masuk/ttd.pdf --place "boks 3, map 2021"'],
  [undefined, "doctor"],
  [undefined, "init --year 2024"],
  ["rina", 'reopen 2021/tw1 --reason "Temuan Inspektorat"'],
  ["hadi", 'reopen 2021/tw1 --reason "Temuan Inspektorat"'],
  [undefined, "check cetak/recap-2021-tw1.pdf"],
  ["hadi", "amend"],
  async (office) =>
    office.write("sop.yaml", office.read("sop.yaml").replace("waktu: 3 hari", "waktu: 4 hari")),
  [undefined, "audit"],
  ["rina", "amend"],
  ["hadi", "amend"],
  ["rina", "open 2021/tw3"],
  ["rina", "cancel 2021/tw3"],
  ["rina", 'cancel 2021/tw3 --reason "Salah triwulan"'],
  ["rina", 'cancel 2021/tw1 --reason "Salah triwulan"'],
  [undefined, "status"],
  [undefined, "log"],
  [undefined, "audit"],
  async (office) => {
    office.write("2021/tw1/rekap/rekap.yaml", "palsu\n");
    office.git(
      "-c",
      "user.name=x",
      "-c",
      "user.email=x@y",
      "-c",
      "commit.gpgsign=false",
      "commit",
      "--quiet",
      "--date=2021-06-01T00:00:00Z",
      "-am",
      "perbaiki angka",
    );
  },
  [undefined, "audit"],
  [undefined, "log"],
  [undefined, "demo ."],
  [undefined, "doctor"],
];

test.each(["id", "en"] as const)("%s", async (language) => {
  const office = new TestOffice();
  Object.assign(office.env, { GIT_COMMITTER_DATE: "2021-06-01T00:00:00Z" });
  const transcripts = new Map<string, string>();
  for (const scene of STORY) {
    if (typeof scene === "function") {
      await scene(office);
      continue;
    }
    const [person, line] = scene;
    const signed =
      person === undefined ? line : `${line} --yes --key ${join(office.keys, person, "id_ed25519")}`;
    const { code, out, err } = await office.sop(`${signed} --lang ${language}`);
    const [verb = ""] = line.split(" ");
    const told = `$ sop ${line}${person === undefined ? "" : `   (${person})`}\n${masked(office, out)}${masked(office, err)}= ${code}\n\n`;
    transcripts.set(verb, (transcripts.get(verb) ?? "") + told);
  }
  const help = await office.sop(`--help --lang ${language}`);
  transcripts.set("help", help.out);
  expect(help.out.split("\n").length).toBeLessThanOrEqual(25);
  expect(Math.max(...help.out.split("\n").map((one) => one.length))).toBeLessThanOrEqual(92);
  expect([...transcripts.keys()].sort()).toEqual([
    "amend",
    "approve",
    "attach",
    "audit",
    "cancel",
    "check",
    "compile",
    "demo",
    "distribute",
    "doctor",
    "draft",
    "export",
    "help",
    "init",
    "log",
    "official",
    "open",
    "print",
    "receive",
    "reject",
    "remind",
    "reopen",
    "report",
    "status",
    "trace",
    "verify",
    "waive",
  ]);
  for (const [verb, text] of transcripts)
    await expect(text).toMatchFileSnapshot(`golden/${language}/${verb}.txt`);
});

/** Ids change with every byte of a form; the words around them must not. */
function masked(office: TestOffice, text: string): string {
  return text
    .replaceAll(office.base, "<folder>")
    .replace(/\b[0-6][0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}\b/g, (code) =>
      code.startsWith("0AB12") ? code : "<code>",
    )
    .replace(/\b[0-9a-f]{64}\b/g, "<digest>")
    .replace(/\b[0-9a-f]{40}\b/g, "<entry>")
    .replace(/\b[0-9a-f]{12,16}\b/g, "<id>");
}
