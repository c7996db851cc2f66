/**
 * What is odd about a procedure, though it can be run: dates out of order, bases that have expired, another office's
 * name or code. The office decides; nothing is changed silently (domain §6).
 */
import type { Procedure, ProcedureSheet } from "./procedure.ts";

export type DoubtCode =
  | "days-out-of-order"
  | "effective-weekend"
  | "basis-expired"
  | "region-other"
  | "office-other"
  | "related-missing";

export interface Doubt {
  readonly code: DoubtCode;
  /** Where in sop.yaml, in its own keys. */
  readonly where: string;
  readonly given: string;
  /** What it does not go with. */
  readonly against: string;
}

/** Everything odd. @param year bases that expired before it are named */
export function procedureDoubts(procedure: Procedure, year: number): readonly Doubt[] {
  return [
    ...daysInOrder(procedure.sheet),
    ...effectiveOnWeekday(procedure.sheet),
    ...basesInForce(procedure.sheet, year),
    ...ownRegion(procedure),
    ...ownOffice(procedure),
    ...relatedNamed(procedure),
  ];
}

/** Created, revised, decreed, effective: each no earlier than the one before. */
function daysInOrder(sheet: ProcedureSheet): readonly Doubt[] {
  const days = [
    ["identitas.tanggal_pembuatan", sheet.created],
    ["identitas.tanggal_revisi", sheet.revised],
    ["identitas.tanggal_keputusan", sheet.decreed],
    ["identitas.tanggal_efektif", sheet.effective],
  ] as const;
  const known = days.flatMap(([where, day]) => (day === undefined ? [] : [{ where, day }]));
  return known.flatMap(({ where, day }, at): Doubt[] => {
    const before = known[at - 1];
    if (before === undefined || before.day <= day) return [];
    return [{ code: "days-out-of-order", where, given: day, against: `${before.where} ${before.day}` }];
  });
}

function effectiveOnWeekday({ effective }: ProcedureSheet): readonly Doubt[] {
  if (effective === undefined) return [];
  const weekday = new Date(`${effective}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6
    ? [{ code: "effective-weekend", where: "identitas.tanggal_efektif", given: effective, against: "" }]
    : [];
}

function basesInForce({ legalBases, decreeBases }: ProcedureSheet, year: number): readonly Doubt[] {
  const lists = { dasar_hukum: legalBases, dasar_keputusan: decreeBases };
  return Object.entries(lists).flatMap(([key, bases]) =>
    bases.flatMap(({ title, validUntil }, at): Doubt[] =>
      validUntil !== undefined && validUntil < year
        ? [{ code: "basis-expired", where: `${key}[${at + 1}]`, given: title, against: String(validUntil) }]
        : [],
    ),
  );
}

const REGION = /\b[0-9]{2}\.[0-9]{2}\.[0-9]{2}\b/g;

/** A number that carries a region's code carries this office's own. */
function ownRegion({ number, office, sheet }: Procedure): readonly Doubt[] {
  return Object.entries({ "identitas.nomor": number, "identitas.keputusan": sheet.decree ?? "" }).flatMap(
    ([where, text]) =>
      [...text.matchAll(REGION)].flatMap(([code]): Doubt[] =>
        code === office.regionCode
          ? []
          : [{ code: "region-other", where, given: code, against: office.regionCode }],
      ),
  );
}

/** The names of other districts in what was copied from them. */
function ownOffice({ office, sheet, title }: Procedure): readonly Doubt[] {
  const texts: readonly (readonly [string, string])[] = [
    ["nama", title],
    ...sheet.legalBases.map(({ title: text }, at) => [`dasar_hukum[${at + 1}]`, text] as const),
    ...sheet.decreeBases.map(({ title: text }, at) => [`dasar_keputusan[${at + 1}]`, text] as const),
    ...sheet.warnings.map((text, at) => [`peringatan[${at + 1}]`, text] as const),
  ];
  return texts.flatMap(([where, text]) =>
    [...text.matchAll(/Kecamatan (\p{Lu}\p{L}+)/gu)].flatMap(([named]): Doubt[] =>
      office.name.includes(named)
        ? []
        : [{ code: "office-other", where, given: named, against: office.name }],
    ),
  );
}

/** A procedure that a remark leads to stands in the list of related ones. */
function relatedNamed({ steps, sheet }: Procedure): readonly Doubt[] {
  return steps.flatMap(({ no, remark }): Doubt[] => {
    const named = /SOP [\p{L} ]+/u.exec(remark)?.[0].trim();
    if (named === undefined || sheet.related.some((one) => one.includes(named))) return [];
    return [
      { code: "related-missing", where: `langkah[${no}].keterangan`, given: named, against: "keterkaitan" },
    ];
  });
}
