/** What `sop draft` says: of the forms, and of what the plan changes. */
import { type Bilingual, said } from "../../language.ts";
import { counted } from "../../words.ts";

export function formsDrafted(forms: number, rows: number): Bilingual {
  return said(
    `${forms} formulir, ${rows} baris.`,
    `${counted(forms, "form", "forms")}, ${counted(rows, "row", "rows")}.`,
  );
}

export function previewsIn(folder: string): Bilingual {
  return said(`Pratinjau: ${folder}`, `Preview: ${folder}`);
}

/** What the office must look at is told above this. */
export function procedureToCheck(count: number): Bilingual {
  return said(
    `${count} butir di sop.yaml perlu dilihat kantor (di atas).`,
    `${counted(count, "item", "items")} in sop.yaml for the office to look at (above).`,
  );
}

/** What is odd about the plan is told above this. */
export function planToCheck(count: number): Bilingual {
  return said(
    `${count} butir di rencana.yaml perlu diperiksa; perbaiki bila keliru (di atas).`,
    `${counted(count, "item", "items")} in rencana.yaml to check; correct what is wrong (above).`,
  );
}

/** @param year that the plan was copied from */
export function planUnchanged(year: number): Bilingual {
  return said(
    `Perhatian: semua target dan pagu sama persis dengan ${year}. Sudah disesuaikan?`,
    `Note: all targets and ceilings are exactly those of ${year}. Have they been reviewed?`,
  );
}

/** The heads of the lists of what a plan changes. */
export const PLAN_CHANGES = {
  id: {
    amended: "Rencana tahun ini diubah:",
    against: "Dibanding rencana",
    sections: "seksi bertambah atau berkurang",
    added: "indikator baru",
    removed: "indikator tidak ada lagi",
    targets: "indikator dengan target lain",
    ceilings: "sub kegiatan dengan pagu lain",
    total: "Pagu seluruhnya",
  },
  en: {
    amended: "This year's plan was amended:",
    against: "Against the plan of",
    sections: "sections added or removed",
    added: "new indicators",
    removed: "indicators removed",
    targets: "indicators with another target",
    ceilings: "sub kegiatan with another ceiling",
    total: "Total ceiling",
  },
} as const;
