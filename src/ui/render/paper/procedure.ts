/** The SOP sheet: its identity, what it rests on, and the activities with their flowchart (PermenPANRB 35/2012). */

import type { FlowRow, Sheet } from "../../../adapters/pdf/sheet.ts";
import type { ProcedurePaper } from "../../../app/queries/papers.ts";
import type { RoleId } from "../../../domain/ids.ts";
import { formatEmployeeNumber } from "../../../domain/people/employee-number.ts";
import {
  isJudged,
  type LegalBasis,
  type Limit,
  roleLabel,
  type Step,
} from "../../../domain/procedure/procedure.ts";
import { formatDay, formatList } from "../../messages/words.ts";

const UNIT: Record<Limit["unit"], string> = { "working-day": "hari kerja", hour: "jam", minute: "menit" };

export function procedureSheet({ procedure, approver, root }: ProcedurePaper): Sheet {
  const { sheet, office } = procedure;
  const lanes = lanesOf(procedure.steps);
  const day = (text: string | undefined): string => (text === undefined ? "–" : formatDay(text, "id"));
  const role = sheet.approvedBy === undefined ? "" : roleLabel(procedure, sheet.approvedBy);
  return {
    kind: "sop",
    title: `SOP ${procedure.title}, ${office.name}`,
    officeId: office.id,
    paper: procedure.paper,
    landscape: true,
    across: procedure.unconfirmed.length === 0 ? "" : "BELUM DIPASTIKAN",
    blocks: [
      { kind: "letterhead", lines: office.letterhead },
      { kind: "title", lines: ["STANDAR OPERASIONAL PROSEDUR", procedure.title] },
      {
        kind: "pairs",
        pairs: [
          ["Nomor SOP", procedure.number],
          ["Tanggal pembuatan", day(sheet.created)],
          ["Tanggal revisi", day(sheet.revised)],
          ["Tanggal efektif", day(sheet.effective)],
          ["Ditetapkan dengan", sheet.decree === undefined ? "–" : `${sheet.decree}, ${day(sheet.decreed)}`],
          ["Disahkan oleh", approvedBy(role, approver)],
          ["Nama SOP", [procedure.title, ...sheet.alsoKnownAs].join("; ")],
          ["Register", `catatan pertama ${root}`],
        ],
      },
      { kind: "list", title: "Dasar hukum", items: sheet.legalBases.map(basis) },
      { kind: "list", title: "Dasar keputusan", items: sheet.decreeBases.map(basis) },
      { kind: "list", title: "Kualifikasi pelaksana", items: sheet.qualifications },
      { kind: "list", title: "Keterkaitan", items: sheet.related },
      { kind: "list", title: "Peralatan/perlengkapan", items: sheet.equipment },
      { kind: "list", title: "Peringatan", items: sheet.warnings },
      { kind: "list", title: "Pencatatan dan pendataan", items: sheet.records },
      { kind: "page" },
      { kind: "heading", text: procedure.title },
      {
        kind: "flow",
        lanes: lanes.map((one) => roleLabel(procedure, one)),
        rows: procedure.steps.map((step, at) => flowRow(step, at, procedure.steps.length, lanes)),
      },
      {
        kind: "list",
        title: "Yang masih perlu dipastikan kantor",
        items: procedure.unconfirmed.map(({ where, note }) => `${where}: ${note}`),
      },
    ],
  };
}

function approvedBy(role: string, approver: ProcedurePaper["approver"]): string {
  if (approver === undefined) return role === "" ? "–" : role;
  const nip = formatEmployeeNumber(approver.employeeNo);
  return [role, approver.name, approver.rank, nip === "" ? "" : `NIP ${nip}`].filter(Boolean).join(", ");
}

function basis({ title, validUntil }: LegalBasis): string {
  return validUntil === undefined ? title : `${title} (berlaku sampai ${validUntil})`;
}

/** The roles that do a step, in the order in which they first appear. */
function lanesOf(steps: readonly Step[]): readonly RoleId[] {
  return [...new Set(steps.flatMap(({ roles }) => roles))];
}

function flowRow(step: Step, at: number, count: number, lanes: readonly RoleId[]): FlowRow {
  const { no, activity, roles, limit, needs, output, remark, returnsTo } = step;
  const told = returnsTo.length > (isJudged(step) ? 1 : 0);
  const others = told ? `Dapat dikembalikan ke langkah ${formatList(returnsTo.map(String), "id")}` : "";
  return {
    no,
    activity,
    shape: shapeOf(step, at, count),
    lanes: roles.map((role) => lanes.indexOf(role)).sort((a, b) => a - b),
    needs,
    time: `${limit.amount} ${UNIT[limit.unit]}`,
    output,
    remark: [remark, others].filter(Boolean).join(". "),
    back: isJudged(step) ? returnsTo : [],
  };
}

/** Where it can go back it is a decision, even at the end; the capsule is for what only begins or ends. */
function shapeOf(step: Step, at: number, count: number): FlowRow["shape"] {
  if (at === 0) return "start";
  if (isJudged(step) && step.returnsTo.length > 0) return "decision";
  return at === count - 1 ? "end" : "process";
}
