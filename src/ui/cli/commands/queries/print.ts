/** `sop print`: a paper made from the record. */

import { resolve } from "node:path";
import { writePdf } from "../../../../adapters/pdf/index.ts";
import { SHEET_KINDS, type SheetKind } from "../../../../adapters/pdf/sheet.ts";
import { chooseCycle } from "../../../../app/ledger/choose-cycle.ts";
import { loadRecord, type Snapshot } from "../../../../app/ledger/workspace-state.ts";
import { newestCycle } from "../../../../app/queries/papers.ts";
import { Failure } from "../../../../domain/failure.ts";
import { forTerminal } from "../../../render/escape.ts";
import { squareIn } from "../../../render/paper/check.ts";
import { type About, makePaper, PAPERS } from "../../../render/paper/index.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { writeOwnFile } from "../../generated-file.ts";
import { sha256 } from "../../workspace.ts";

/** Where papers lie unless another place is named; they are made again at any time, and not recorded. */
const FOLDER = "cetak";

export const print: RunCommand = async (context) => {
  const [named = "", period] = context.args;
  const kind = SHEET_KINDS.find((one) => one === named);
  if (kind === undefined) throw new Failure({ code: "usage", slip: "print-kind", given: named });
  const { ports } = await context.open();
  const tip = await loadRecord(ports);
  const about = aboutOf(context, tip, kind, period);
  ports.progress(kind, 1, 1);
  const { sheet, mark, record } = await makePaper(ports, tip, kind, about, sha256);
  const bytes = await writePdf(sheet, mark, record.judgement.state.lastAt);
  const out = textOption(context, "out");
  const file = out ?? `${FOLDER}/${fileName(kind, about)}`;
  const path = out === undefined ? ports.files.at(file) : resolve(context.terminal.cwd, out);
  await writeOwnFile(path, bytes, (before) => squareIn(before) !== undefined, "not-a-paper", ports.files);
  return {
    result: { file, code: mark.code, entry: mark.entry, title: sheet.title },
    lines: [`${file}  ${mark.code}`, sheet.title].map(forTerminal),
  };
};

function fileName(kind: SheetKind, { cycle, section, person, figure }: About): string {
  const parts = [kind, cycle?.replace("/", "-"), section ?? person ?? figure?.replace("!", "-")];
  return `${parts.filter((part) => part !== undefined).join("-")}.pdf`;
}

function aboutOf(context: Context, tip: Snapshot, kind: SheetKind, period: string | undefined): About {
  if (kind === "key") return { person: textOption(context, "person") ?? period };
  const { ofCycle } = PAPERS[kind];
  const named = period === undefined || ofCycle === "never" ? undefined : chooseCycle(tip, period).id;
  const cycle = ofCycle === "always" ? (named ?? newestCycle(tip).id) : named;
  const figure = textOption(context, "figure");
  if (kind === "proof" && figure === undefined)
    throw new Failure({ code: "needs-terminal", flags: "--figure INDICATOR" });
  return {
    cycle,
    ...(kind === "form" ? { section: textOption(context, "section") } : {}),
    ...(kind === "proof" ? { figure: figure?.includes("!") === true ? figure : `${figure}!realisasi` } : {}),
  };
}
