/** What the recap on paper says of the signatures under it: rules that changed on the way, and one person for two steps. */
import { expect, test } from "vitest";
import type { RecapPaper } from "../../../../src/app/queries/papers.ts";
import { recapSheet } from "../../../../src/ui/render/paper/recap.ts";
import { largeRecap } from "../../../support/large-recap.ts";

/** The pairs of the summary whose label is one of these. */
function told(paper: RecapPaper): readonly (readonly [string, string])[] {
  const labels = ["Perubahan prosedur", "Rangkap", "Dirangkap"];
  return recapSheet(paper).blocks.flatMap((block) =>
    block.kind === "pairs"
      ? block.pairs.flatMap(([label, text]) =>
          labels.includes(label) ? [[label, String(text)] as const] : [],
        )
      : [],
  );
}

test("nothing where nothing was out of the ordinary", async () => {
  expect(told(await largeRecap(2, 10))).toEqual([]);
});

test("who changed the procedure in the cycle, when, why, and from where on it was done again", async () => {
  const one = { name: "Hadi Contoh", day: "2021-04-12", reason: "kasubag kosong" };
  const amendments = [
    { ...one, from: 7 },
    { ...one, from: undefined },
  ];
  expect(told({ ...(await largeRecap(2, 10)), amendments })).toEqual([
    [
      "Perubahan prosedur",
      "Prosedur diubah dalam siklus ini oleh Hadi Contoh, 12 April 2021: kasubag kosong. Langkah 7 dan sesudahnya diulang.",
    ],
    [
      "Perubahan prosedur",
      "Prosedur diubah dalam siklus ini oleh Hadi Contoh, 12 April 2021: kasubag kosong. Tidak ada langkah yang diulang.",
    ],
  ]);
});

test("that one person may sign twice, and who did", async () => {
  const paper = await largeRecap(2, 10);
  const combines = { steps: [7, 8], reason: "sekretaris kosong" };
  const combined = [{ name: "Dewi Contoh", steps: [7, 8] }];
  expect(told({ ...paper, procedure: { ...paper.procedure, combines }, combined })).toEqual([
    ["Rangkap", "Langkah 7 dan 8 boleh dilakukan satu orang (rangkap): sekretaris kosong."],
    ["Dirangkap", "Langkah 7 dan 8 pada putaran ini dilakukan satu orang: Dewi Contoh."],
  ]);
});
