/** How a plan says what the periods of an indicator mean: by its pola ukur, or by the accumulation alone as before. */
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/adapters/yaml/documents/plan.ts";
import { meaning } from "../../../src/ui/messages/failures/yaml-words.ts";

const written = (indicator: object): string =>
  JSON.stringify({
    tahun: 2024,
    sumber: "Perjanjian Kinerja",
    pagu: 0,
    seksi: [{ id: "seksi-a", nama: "Seksi A" }],
    indikator_utama: [
      {
        id: "ikm",
        nama: "IKM",
        satuan: "Nilai",
        rumus: "naik",
        target: {},
        seksi: "seksi-a",
        sasaran: "S",
        ...indicator,
      },
    ],
    program: [],
  });

describe("the pattern of an indicator", () => {
  test.each<[object, string, string, object | undefined]>([
    [{ akumulasi: "jumlah" }, "hitungan", "jumlah", undefined],
    [{ akumulasi: "terakhir" }, "posisi", "terakhir", undefined],
    [{ akumulasi: "rata_rata" }, "posisi", "rata_rata", undefined],
    [{ pola: "hitungan" }, "hitungan", "jumlah", undefined],
    [{ pola: "posisi" }, "posisi", "terakhir", undefined],
    [{ pola: "posisi", akumulasi: "rata_rata" }, "posisi", "rata_rata", undefined],
    [
      { pola: "rilis", rilis: { oleh: "BPS", bulan: [12, 7] } },
      "rilis",
      "terakhir",
      { by: "BPS", months: [7, 12] },
    ],
  ])("%j", async (indicator, pattern, accumulation, release) => {
    const plan = await readPlan(written(indicator), "rencana.yaml");
    const [found] = plan.kind === "read" ? plan.value.mainIndicators : [];
    expect([found?.pattern, found?.accumulation, found?.release]).toEqual([pattern, accumulation, release]);
  });

  test.each<[object, string, RegExp]>([
    [{}, "pattern-needed", /belum menyebut pola ukur/],
    [{ pola: "hitungan", akumulasi: "terakhir" }, "pattern-accumulation", /pola dan akumulasi tidak cocok/],
    [{ pola: "rilis" }, "release-needed", /sebut penerbit dan bulannya/],
    [{ pola: "posisi", rilis: { oleh: "BPS", bulan: [7] } }, "release-unneeded", /polanya bukan rilis/],
  ])("%j: %s", async (indicator, code, words) => {
    const plan = await readPlan(written(indicator), "rencana.yaml");
    const findings = plan.kind === "faulty" ? plan.findings : [];
    expect(findings.map(({ rule, expected }) => [rule, expected])).toContainEqual(["yaml-meaning", code]);
    expect(
      meaning({ rule: "yaml-meaning", severity: "error", file: "", given: "ikm", expected: code }).id,
    ).toMatch(words);
  });
});
