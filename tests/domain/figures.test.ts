import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accumulate, achievement, type Formula } from "../../src/domain/achievement.ts";
import { Decimal, plain, rounded } from "../../src/domain/decimal.ts";
import { readNumberText } from "../../src/domain/number-text.ts";
import { rate, ratingScale } from "../../src/domain/rating.ts";
import { formatNumber, formatPercent } from "../../src/text/format.ts";

const data = (name: string) => JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8"));
const D = (value: number | string): Decimal => new Decimal(value);

describe("achievement by the published vectors", () => {
  const { vectors } = data("achievement-vectors.json") as {
    vectors: {
      method: string;
      formula?: string;
      target: number[];
      realisasi: (number | null)[];
      expect: string | null;
    }[];
  };
  test.each(vectors)(
    "$method $target → $expect",
    ({ method, formula, target, realisasi, expect: wanted }) => {
      const quarters = realisasi.map((value, at) => ({
        target: D(target[at] ?? 0),
        realised: value === null ? undefined : D(value),
      }));
      const how = method === "sum" ? "jumlah" : "terakhir";
      const rule: Formula = method === "trend_turun" ? (formula === "T/R" ? "turun_b" : "turun_a") : "naik";
      const reached = achievement(rule, accumulate(how, quarters));
      const clamped = wanted?.startsWith("-") ? "0.00" : wanted;
      expect(reached.kind === "percent" ? rounded(reached.percent).toFixed(2) : null).toBe(clamped);
    },
  );
});

describe("what cannot be computed has a reason, never 0 %", () => {
  test.each([
    ["naik", undefined, 5, "target_kosong"],
    ["naik", 5, undefined, "realisasi_kosong"],
    ["naik", 0, 5, "target_nol"],
    ["turun_a", 0, 3, "target_nol"],
  ] as const)("%s target %s realised %s → %s", (formula, target, realised, why) => {
    const figures = {
      target: target === undefined ? undefined : D(target),
      realised: realised === undefined ? undefined : D(realised),
    };
    expect(achievement(formula, figures)).toEqual({ kind: "none", why });
  });

  test.each(["turun_a", "turun_b"] as const)("%s: nothing wanted, nothing happened, is 100", (formula) => {
    expect(achievement(formula, { target: D(0), realised: D(0) })).toEqual({
      kind: "percent",
      percent: D(100),
    });
  });

  test("on target counts every distance from it", () => {
    const reached = achievement("tepat", { target: D(24), realised: D(27) });
    expect(reached.kind === "percent" && reached.percent.toString()).toBe("87.5");
  });
});

test("Gunung Kaler 2020 is reproduced, and the printed 95,24 comes from an unrounded input", () => {
  const { rows, rataRata } = data("gunung-kaler-2020.json") as {
    rows: { "2020": { target: string; realisasi: string; capaianTercetak: string } }[];
    rataRata: Record<string, string>;
  };
  const percents = rows.map(({ "2020": year }) => {
    const [target, realised] = [year.target, year.realisasi].map((text) => readNumberText(text, false));
    if (target?.kind !== "number" || realised?.kind !== "number") throw new Error("unreadable vector");
    const reached = achievement("naik", { target: target.value, realised: realised.value });
    return reached.kind === "percent" ? formatPercent(reached.percent, "id").replace(" %", "") : "";
  });
  expect(percents).toEqual(["104,96", "95,29", "100,00"]);
  expect(formatPercent(D("66.67").div(70).times(100), "id")).toBe("95,24 %");
  expect(rataRata["2020"]).toBe("100,07");
});

describe("ratings name their boundaries", () => {
  const { value, ...scales } = data("rating-vectors.json") as { value: string[] } & Record<string, string[]>;
  const short: Record<string, string> = {
    "Sangat Rendah": "SR",
    Rendah: "R",
    Sedang: "S",
    Tinggi: "T",
    "Sangat Tinggi": "ST",
  };
  test.each(Object.entries(scales))("%s", (id, grades) => {
    const scale = ratingScale(id);
    if (scale === undefined) throw new Error(id);
    expect(value.map((one) => short[rate(scale, D(one))])).toEqual(grades);
  });
});

describe("numbers as people type them", () => {
  const { accept, reject, ambiguous } = data("number-texts.json") as {
    accept: Record<string, string>;
    reject: string[];
    ambiguous: string[];
  };
  test.each(Object.entries(accept))("%s is %s", (text, wanted) => {
    expect(readNumberText(text, false)).toEqual({ kind: "number", value: D(wanted) });
  });
  test.each(reject)("%s is no number", (text) => {
    expect(readNumberText(text, false).kind).toBe("not-a-number");
  });
  test.each(ambiguous)("%s is asked about, but a thousand where only whole things are counted", (text) => {
    expect(readNumberText(text, false).kind).toBe("ambiguous");
    expect(readNumberText(text, true)).toEqual({ kind: "number", value: D(text.replace(".", "")) });
  });
  test.each([
    ["", "empty"],
    ["-", "empty"],
    [" \u00a0 ", "empty"],
    ["0", "number"],
    ["Rp1.234.567,-", "number"],
    ["1.2.3", "not-a-number"],
    ["12 dokumen", "not-a-number"],
    ["0x10", "not-a-number"],
    ["1e5", "not-a-number"],
  ])("%j → %s", (text, kind) => {
    expect(readNumberText(text, false).kind).toBe(kind);
  });
  test("whatever is shown is read back as the same number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const value = D(`${whole}.${String(cents).padStart(2, "0")}`);
          const reading = readNumberText(formatNumber(value, "id"), true);
          return reading.kind === "number" && reading.value.eq(value);
        },
      ),
    );
  });
});

test("rounding is half up, for display only, and stored figures keep 15 digits", () => {
  expect(formatNumber(D("2.345"), "id")).toBe("2,35");
  expect(formatNumber(D("-1234567.5"), "id")).toBe("-1.234.567,5");
  expect(formatNumber(D("1234567.5"), "en")).toBe("1,234,567.5");
  expect(plain(D("0.1").plus("0.2"))).toBe(0.3);
});

test("the sum of quarters does not depend on their order", () => {
  const quarter = fc.record({
    target: fc.integer({ min: 1, max: 1000 }),
    realised: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(quarter, { minLength: 1, maxLength: 4 }), (quarters) => {
      const figures = quarters.map(({ target, realised }) => ({
        target: D(target),
        realised: realised === undefined ? undefined : D(realised),
      }));
      const forwards = accumulate("jumlah", figures).realised?.toString();
      return forwards === accumulate("jumlah", [...figures].reverse()).realised?.toString();
    }),
  );
});
