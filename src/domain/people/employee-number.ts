/** NIP and NI PPPK: the 18 digits of a civil servant, checked and printed (domain §3). */

export type EmployeeNumber =
  | { readonly kind: "nip" | "pppk"; readonly digits: string }
  | { readonly kind: "invalid" };

/**
 * Reads a number as people write it: with spaces, dots, and "NIP" or "NI PPPK" in front.
 * @param today YYYYMMDD; nobody was born or appointed after it
 */
export function readEmployeeNumber(text: string, today: string): EmployeeNumber {
  const digits = text.replace(/^\s*(?:NI\s*PPPK|NIP)\.?\s*:?/i, "").replace(/[\s.]/g, "");
  const parts = /^([0-9]{8})([0-9]{4})([0-9]{2})([12])([0-9]{3})$/.exec(digits);
  if (parts === null) return { kind: "invalid" };
  const [, birth = "", year = "", month = "", , sequence = ""] = parts;
  if (!isDay(birth) || birth > today || sequence === "000" || Number(year) > Number(today.slice(0, 4)))
    return { kind: "invalid" };
  if (Number(month) >= 21) return { kind: "pppk", digits };
  return Number(month) >= 1 && Number(month) <= 12 ? { kind: "nip", digits } : { kind: "invalid" };
}

/** Years between birth and appointment that are usual; anything else deserves a look. */
export function isUsualAge(digits: string): boolean {
  const years = Number(digits.slice(8, 12)) - Number(digits.slice(0, 4));
  return years >= 16 && years <= 60;
}

/** In the groups of a letterhead: 8 6 1 3. */
export function formatEmployeeNumber(digits: string): string {
  return digits.replace(/^(.{8})(.{6})(.)(.{3})$/, "$1 $2 $3 $4");
}

/** For everything that leaves the office. */
export function maskEmployeeNumber(digits: string): string {
  return digits.length < 8
    ? "****"
    : `${digits.slice(0, 4)}${"*".repeat(digits.length - 7)}${digits.slice(-3)}`;
}

function isDay(text: string): boolean {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
