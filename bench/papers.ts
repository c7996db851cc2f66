/**
 * Papers and the report, as a process of its own: `pdf COUNT FILE` prints a recap of so many indicators,
 * `html COUNT FILE` makes the report of so many cycles of seventeen indicators.
 */
import { writeFileSync } from "node:fs";
import { writePdf } from "../src/adapters/pdf/index.ts";
import type { Overview } from "../src/app/queries/overview.ts";
import { reportPage } from "../src/ui/render/html/page.ts";
import { recapSheet } from "../src/ui/render/paper/recap.ts";
import { largeRecap } from "../tests/support/large-recap.ts";

const [, , what = "", count = "1", file = ""] = process.argv;
const ENTRY = "592fddcc12ac0000000000000000000000000000" as Overview["tip"];

async function main(): Promise<void> {
  if (what === "pdf") {
    const code = "0WWC1-AR5Q3-B32AS-2S0QN";
    const mark = { code, square: `SOP ${code} kantor 2024/tw1 1`, entry: ENTRY, day: "2024-04-09" };
    writeFileSync(file, await writePdf(recapSheet(await largeRecap(Number(count), 60)), mark, 1_700_000_000));
  }

  if (what === "html") {
    const { procedure, plan, recap, round } = await largeRecap(17, 60);
    const cycles = Array.from({ length: Number(count) }, (_, no) => ({
      plan,
      recap: {
        ...recap,
        year: 2024 + Math.floor(no / 4),
        quarter: (["I", "II", "III", "IV"] as const)[no % 4] ?? "I",
      },
      round,
      signedBy: ENTRY,
    }));
    const entry = { id: ENTRY, at: 1_700_000_000, flags: [] };
    const message = {
      subject: "sop(2024/tw1): langkah 5 – isian seksi-a diverifikasi",
      note: [],
      trailers: { act: "verify" },
    };
    const line = { entry, message, name: "Rina Contoh", role: "Petugas" };
    const overview = {
      officeName: procedure.office.name,
      procedureTitle: procedure.title,
      letterhead: procedure.office.letterhead,
      utcOffset: 420,
      root: ENTRY,
      tip: ENTRY,
      lastAt: 1_700_000_000,
      board: { cycles: [] },
      timeliness: { done: [], byStep: [], bySection: [], byPerson: [] },
      cycles,
      // As many entries as seven sections bring to a cycle.
      register: Array.from({ length: 29 * Number(count) }, (_, no) => ({ no: no + 1, ...line })),
    } as unknown as Overview;
    writeFileSync(file, reportPage(overview, "id", undefined));
  }
}

void main();
