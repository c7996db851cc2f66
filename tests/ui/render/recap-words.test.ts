/** What is said of a recap's means and of what is implausible about it, in both languages. */
import { describe, expect, test } from "vitest";
import { ratingScale } from "../../../src/domain/figures/rating.ts";
import type { GroupMean } from "../../../src/domain/recap/means.ts";
import type { RecapWarning } from "../../../src/domain/recap/warnings.ts";
import { meanWords, warningText } from "../../../src/ui/messages/recap-words.ts";
import { D } from "../../support/figures.ts";
import { there } from "../../support/there.ts";

const SCALE = there(ratingScale("jember"));
const MEAN: GroupMean = {
  group: "main",
  percent: D(95),
  rating: "Sangat Tinggi",
  counted: 1,
  among: 3,
  left: [
    { id: "ikm", code: "IKU", name: "IKM", why: "data_belum_terbit", due: 12 },
    { id: "sakip", code: "IKU", name: "SAKIP", why: "target_kosong", due: undefined },
  ],
  lastPeriod: undefined,
  lastYear: undefined,
};

describe("a mean", () => {
  test("says whose it is, of how many, what caps it, and what it leaves out and why", () => {
    expect(meanWords(MEAN, { cap: D(110), scale: SCALE }, "id")).toEqual({
      label:
        "Rata-rata capaian IKU, 1 dari 3 indikator (rata-rata persentase, bukan rasio jumlah); setiap capaian dihitung paling banyak 110 % (batas rata-rata, skala jember)",
      short: "Rata-rata capaian IKU % (rata-rata persentase)",
      left: "Tidak dihitung: IKU IKM (data belum terbit, terbit Desember); IKU SAKIP (target kosong)",
    });
    expect(meanWords(MEAN, { cap: undefined, scale: SCALE }, "en")).toEqual({
      label:
        "Mean achievement of main indicators (IKU), 1 of 3 indicators (an average of ratios, not a ratio of sums)",
      short: "Mean achievement of main indicators (IKU) %",
      left: "Not counted: IKU IKM (not published yet, published in December); IKU SAKIP (no target)",
    });
  });
  test("that counts all has nothing to add", () => {
    const whole = { ...MEAN, group: "output" as const, counted: 3, left: [] };
    expect(meanWords(whole, { cap: undefined, scale: SCALE }, "id").left).toBeUndefined();
  });
});

describe("what is implausible", () => {
  const place = { code: "7.1.1", name: "Dokumen" };
  test.each<[RecapWarning, string, string]>([
    [
      { rule: "ratio-odd", ...place, given: D("30.5"), expected: D(2), note: "salah ketik" },
      "7.1.1 Dokumen: realisasi 30,5 terlalu jauh dari target 2; keterangan: salah ketik",
      "7.1.1 Dokumen: realised 30.5 is too far from the target of 2; note: salah ketik",
    ],
    [
      { rule: "fraction-counted", ...place, given: D("0.5"), expected: undefined, note: "" },
      "7.1.1 Dokumen: 0,5 adalah pecahan dari yang dihitung utuh; keterangan: tanpa keterangan seksi",
      "7.1.1 Dokumen: 0.5 is a fraction of what is counted whole; note: no word from the section",
    ],
    [
      { rule: "absorption-odd", ...place, given: D(10), expected: D(100), note: "" },
      "7.1.1 Dokumen: capaian 100,00 % dengan serapan 10,00 %; keterangan: tanpa keterangan seksi",
      "7.1.1 Dokumen: achievement of 100.00 % with absorption of 10.00 %; note: no word from the section",
    ],
    [
      { rule: "mean-odd", group: "output", given: D("362.5") },
      "Rata-rata capaian keluaran 362,50 %: di atas 110 %; periksa target dan realisasinya",
      "Mean achievement of outputs 362.50 %: above 110 %; check targets and figures",
    ],
    [
      { rule: "few-counted", group: "main", counted: 4, among: 7 },
      "Rata-rata capaian IKU: hanya 4 dari 7 indikator yang dihitung, kurang dari 80 %",
      "Mean achievement of main indicators (IKU): only 4 of 7 indicators are counted, fewer than 80 %",
    ],
  ])("%j", (warning, id, en) => {
    expect([warningText(warning, "id"), warningText(warning, "en")]).toEqual([id, en]);
  });
});
