/** `sop export`: data out, to stdout or into a folder. */
import { join, resolve } from "node:path";
import { Folder } from "../../../../adapters/fs/folder.ts";
import { type Exported, exported } from "../../../../app/queries/export.ts";
import { yearly } from "../../../../app/queries/yearly.ts";
import { Failure } from "../../../../domain/failure.ts";
import { forJson, forTerminal } from "../../../render/escape.ts";
import { asCsv, asRecords, type CsvDialect } from "../../../render/machine/csv.ts";
import { dataPackage } from "../../../render/machine/data-package.ts";
import { achievementTable, budgetTable, sippdTable } from "../../../render/machine/tables.ts";
import { yearlyBudgetTable, yearlyTable } from "../../../render/machine/yearly-tables.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import type { Outcome } from "../../outcome.ts";
import { sha256 } from "../../workspace.ts";

/** Each kind as files; the first is what is shown where no folder is named. */
const KINDS: Readonly<
  Record<string, (figures: Exported, dialect: CsvDialect) => ReadonlyMap<string, string>>
> = {
  csv: (figures, dialect) =>
    new Map([
      ["capaian.csv", asCsv(achievementTable(figures), dialect)],
      ["anggaran.csv", asCsv(budgetTable(figures), dialect)],
    ]),
  json: (figures) => new Map([["kinerja.json", `${JSON.stringify(recordsOf(figures), null, 2)}\n`]]),
  datapackage: (figures) => dataPackage(figures, sha256),
  sippd: (figures, dialect) => new Map([["sippd.csv", asCsv(sippdTable(figures), dialect)]]),
};

export const exportData: RunCommand = async (context) => {
  const [kind = "", period] = context.args;
  if (kind === "lkjip") return exportYear(context, period);
  const make = KINDS[kind];
  if (make === undefined) throw new Failure({ code: "usage", slip: "export-kind", given: kind });
  // A package is several files that name each other.
  if (textOption(context, "out") === undefined && kind === "datapackage")
    throw new Failure({ code: "needs-terminal", flags: "--out FOLDER" });
  const { ports } = await context.open();
  const figures = await exported(ports, period);
  return delivered(context, make(figures, dialectOf(context)), recordsOf(figures));
};

/** A table is read by programs unless a person says that they open it themselves. */
function dialectOf({ options }: Context): CsvDialect {
  return options.excelId === true ? "excel-id" : "plain";
}

/** A whole year, as the annual accountability report has it. */
async function exportYear(context: Context, year: string | undefined): Promise<Outcome> {
  const { ports } = await context.open();
  const figures = await yearly(ports, year);
  const tables = [yearlyTable(figures), yearlyBudgetTable(figures)];
  const { officeId, officeName, entry, unsigned } = figures;
  const result = { office: officeId, officeName, entry, year: figures.year, unsigned };
  return delivered(
    context,
    new Map(tables.map((table) => [`${table.name}.csv`, asCsv(table, dialectOf(context))])),
    {
      ...result,
      ...Object.fromEntries(tables.map((table) => [table.name, asRecords(table)])),
    },
  );
}

/** Files into the folder that was named; without one, the first to stdout. */
async function delivered(
  context: Context,
  files: ReadonlyMap<string, string>,
  result: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const out = textOption(context, "out");
  if (out === undefined) {
    const [[name, first] = ["", ""]] = files;
    const safe = name.endsWith(".json") ? forJson(first) : first.split("\r\n").map(forTerminal).join("\r\n");
    return { result, lines: [safe.replace(/\r?\n$/, "")], verbatim: true };
  }
  const folder = new Folder(resolve(context.terminal.cwd, out));
  for (const [name, content] of files) await folder.write(name, content);
  return {
    result: { ...result, files: [...files.keys()] },
    lines: [...files.keys()].map((name) => join(out, name)),
  };
}

function recordsOf(figures: Exported): Readonly<Record<string, unknown>> {
  const { officeId, officeName, entry } = figures;
  return {
    office: officeId,
    officeName,
    entry,
    capaian: asRecords(achievementTable(figures)),
    anggaran: asRecords(budgetTable(figures)),
    sippd: asRecords(sippdTable(figures)),
  };
}
