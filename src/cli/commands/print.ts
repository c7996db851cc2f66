/** `sop print` and `sop check`: paper from the record, and paper back to it. */
import { basename, dirname, resolve } from "node:path";
import { cycleId } from "../../domain/ids.ts";
import { Failure } from "../../failure.ts";
import { Folder, readGiven } from "../../files/folder.ts";
import { newestCycle } from "../../operations/papers.ts";
import { loadRecord, type Snapshot } from "../../operations/snapshot.ts";
import { writePdf } from "../../print/index.ts";
import { SHEET_KINDS, type SheetKind } from "../../print/sheet.ts";
import { forTerminal } from "../../report/escape.ts";
import { type Context, type RunCommand, textOption } from "../context.ts";
import { checkFile, checkText, squareIn } from "../papers/check.ts";
import { type About, makePaper, PAPERS } from "../papers/index.ts";
import { checkedLines } from "../views/check.ts";
import { sha256 } from "../workspace.ts";

/** Where papers lie unless another place is named; they are made again at any time, and not recorded. */
const FOLDER = "cetak";

export const print: RunCommand = async (context) => {
  const [named = "", period] = context.args;
  const kind = SHEET_KINDS.find((one) => one === named);
  if (kind === undefined) throw new Failure({ code: "usage", what: `print-kind ${named}` });
  const { office } = await context.open();
  const tip = await loadRecord(office);
  const about = aboutOf(context, tip, kind, period);
  const { sheet, mark, record } = await makePaper(office, tip, kind, about, sha256);
  const bytes = await writePdf(sheet, mark, record.judgement.state.lastAt);
  const out = textOption(context, "out");
  const file =
    out ??
    `${FOLDER}/${[kind, about.cycle?.replace("/", "-"), about.section ?? about.person ?? about.figure?.replace("!", "-")].filter(Boolean).join("-")}.pdf`;
  const path = out === undefined ? office.files.at(file) : resolve(context.terminal.cwd, out);
  await writePaper(path, bytes);
  return {
    result: { file, code: mark.code, entry: mark.entry, title: sheet.title },
    lines: [`${file}  ${mark.code}`, sheet.title].map(forTerminal),
  };
};

function aboutOf(context: Context, tip: Snapshot, kind: SheetKind, period: string | undefined): About {
  const named = period === undefined ? undefined : cycleId(period);
  const { ofCycle } = PAPERS[kind];
  if (
    ofCycle !== "never" &&
    period !== undefined &&
    !(named !== undefined && tip.judgement.state.cycles.has(named))
  )
    throw new Failure({
      code: "cycle-unknown",
      cycle: period,
      cycles: [...tip.judgement.state.cycles.keys()],
    });
  const cycle = ofCycle === "always" ? (named ?? newestCycle(tip).id) : named;
  if (kind === "key") return { person: textOption(context, "person") ?? period };
  const figure = textOption(context, "figure");
  if (kind === "proof" && figure === undefined)
    throw new Failure({ code: "needs-terminal", flags: "--figure INDICATOR" });
  return {
    ...(ofCycle === "never" ? {} : { cycle }),
    ...(kind === "form" ? { section: textOption(context, "section") } : {}),
    ...(figure === undefined ? {} : { figure: figure.includes("!") ? figure : `${figure}!realisasi` }),
  };
}

/** Over an earlier paper of ours, but over nothing else. @throws {Failure} */
async function writePaper(path: string, bytes: Uint8Array): Promise<void> {
  const folder = new Folder(dirname(path));
  const before = await folder.read(basename(path));
  if (before !== undefined && squareIn(before) === undefined)
    throw new Failure({ code: "usage", what: `not-a-paper ${basename(path)}` });
  await folder.write(basename(path), bytes);
}

export const check: RunCommand = async (context) => {
  const { office } = await context.open();
  const given = context.args.join(" ").trim();
  const tip = await loadRecord(office);
  const checked = /\.pdf$/i.test(given)
    ? await checkFile(office, tip, await readGiven(context.terminal.cwd, given), sha256)
    : await checkText(office, tip, given, sha256);
  return {
    result: checked,
    lines: checkedLines(checked, tip.world.procedure.utcOffset, context.language).map(forTerminal),
    exitCode: checked.verdict === "current" ? 0 : 1,
  };
};
