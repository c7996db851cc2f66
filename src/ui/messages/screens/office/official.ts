/** What `sop official` asks and says. */
import type { Named } from "../../../../domain/failure.ts";
import { namedPeople } from "../../failures/key-failures.ts";
import { type Bilingual, said } from "../../language.ts";
import { formatDay } from "../../words.ts";

export const WHICH_APPOINTMENT_ENDS = said("Jabatan mana yang berakhir?", "Which appointment ends?");
export const LAST_DAY_IN_OFFICE = said(
  "Hari terakhir menjabat (TTTT-BB-HH)",
  "Last day in office (YYYY-MM-DD)",
);
export const WHICH_KEY_IS_LOST = said("Kunci mana yang hilang?", "Which key is lost?");

/** Nobody can register keys after a day. @param day YYYY-MM-DD @param role that a successor needs */
export function noRegistrarAfter(day: string, role: string): Bilingual {
  return said(
    `Sesudah ${formatDay(day, "id")} tidak ada yang dapat mendaftarkan kunci. Tunjuk penggantinya sebelum hari itu lewat: sop official act ORANG --role ${role} --from HARI_BERIKUTNYA --basis "…"`,
    `After ${formatDay(day, "en")} nobody can register keys. Appoint a successor before that day is over: sop official act PERSON --role ${role} --from NEXT_DAY --basis "…"`,
  );
}

export function signsOnThisComputer(person: string): Bilingual {
  return said(
    `Di komputer ini, untuk register ini, yang menandatangani adalah ${person} (kecuali disebut lain dengan --as).`,
    `On this computer, for this record, ${person} is who signs (unless --as says otherwise).`,
  );
}

/** The words of the roster as a list. */
export const ROSTER_LIST = {
  id: { ended: "berakhir", noKey: "tanpa kunci", absent: "berhalangan", since: "sejak" },
  en: { ended: "ended", noKey: "no key", absent: "absent", since: "since" },
} as const;

/** @param registrars to whom the key file is given, where anyone is @param command that registers it */
export function keyFileHandedTo(file: string, registrars: readonly Named[], command: string): Bilingual {
  return said(
    `${file}: serahkan kepada ${namedPeople(registrars, "id") || "pencatat"}, yang mendaftarkannya dengan: ${command}`,
    `${file}: give it to ${namedPeople(registrars, "en") || "the registrar"}, who registers it with: ${command}`,
  );
}

/** An older key is in force, but not on this computer. */
export function notVouchedFor(person: string): Bilingual {
  return said(
    `Kunci lama ${person} masih berlaku tetapi tidak ada di sini, jadi belum menjamin kunci ini: ulangi dengan --vouch KUNCI-LAMA; bila kunci lama hilang, pencatat mencabutnya lebih dulu: sop official key ${person} --lost`,
    `An older key of ${person} is in force but not here, so it does not vouch for this one: run this again with --vouch OLD-KEY; if it is lost, the registrar revokes it first: sop official key ${person} --lost`,
  );
}
