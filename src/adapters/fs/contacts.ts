/** kontak.yaml: telephone numbers, on this computer only. They are nobody else's business, so the record never has them. */
import { parse } from "yaml";
import type { Files } from "../../app/ports/store.ts";
import { type PersonId, personId } from "../../domain/ids.ts";

export const CONTACTS = "kontak.yaml";

/** Numbers by person, as digits with the country code; what cannot be one is left out. */
export async function readContacts(files: Files): Promise<ReadonlyMap<PersonId, string>> {
  const written = await readNames(files);
  return new Map(
    Object.entries(written).flatMap(([name, number]): [PersonId, string][] => {
      const person = personId(name);
      const digits = internationalNumber(String(number));
      return person === undefined || digits === undefined ? [] : [[person, digits]];
    }),
  );
}

/** Everything as it is written: a number that begins with a nought is no number to YAML. */
async function readNames(files: Files): Promise<object> {
  try {
    const written: unknown = parse((await files.read(CONTACTS))?.toString("utf8") ?? "", {
      schema: "failsafe",
    });
    return typeof written === "object" && written !== null ? written : {};
  } catch {
    return {};
  }
}

/** `0812-3456-7890` and `+62 812 3456 7890` are both 6281234567890. */
function internationalNumber(text: string): string | undefined {
  const digits = text.replace(/[\s().+-]/g, "");
  const full = digits.startsWith("0") ? `62${digits.slice(1)}` : digits;
  return /^[1-9][0-9]{8,14}$/.test(full) ? full : undefined;
}
