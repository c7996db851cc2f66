/** The figures as a Frictionless data package: tables, and a description of each column. */
import { asCsv } from "./csv.ts";
import { achievementTable, budgetTable, type Figures, type Table } from "./tables.ts";

/**
 * A tabular data package (specs.frictionlessdata.io, version 1): file name → content.
 * @param hash the SHA-256 of a text, as `sha256:` and hexadecimal digits
 */
export function dataPackage(figures: Figures, hash: (text: string) => string): ReadonlyMap<string, string> {
  const tables = [achievementTable(figures), budgetTable(figures)];
  const files = new Map(tables.map((table) => [`${table.name}.csv`, asCsv(table)]));
  const descriptor = {
    profile: "tabular-data-package",
    name: `${figures.officeId}-kinerja`,
    title: `${figures.procedureTitle} – ${figures.officeName}`,
    version: figures.entry,
    resources: tables.map((table) => resourceOf(table, files.get(`${table.name}.csv`) ?? "", hash)),
  };
  return new Map([["datapackage.json", `${JSON.stringify(descriptor, null, 2)}\n`], ...files]);
}

function resourceOf(
  { name, title, columns, key }: Table,
  csv: string,
  hash: (text: string) => string,
): object {
  return {
    profile: "tabular-data-resource",
    name,
    title,
    path: `${name}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: Buffer.byteLength(csv),
    hash: hash(csv),
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: columns, primaryKey: key, missingValues: [""] },
  };
}
