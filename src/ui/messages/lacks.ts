/** What the doctor says of each thing that is lacking, and the command that mends it. */
import type { Named } from "../../domain/failure.ts";
import type { KeyEnd } from "../../domain/people/official.ts";
import type { Doubt } from "../../domain/procedure/procedure-lint.ts";
import { doubtText } from "./doubts.ts";
import { endText, namedPeople } from "./failures/key-failures.ts";
import { type Bilingual, type Sentence, said, sentence } from "./language.ts";
import { formatDay } from "./words.ts";

/** As the operations find it; named here by shape so that floors stay apart. */
interface Told {
  readonly where?: string;
  readonly note?: string;
  readonly year?: number;
  readonly step?: number;
  readonly activity?: string;
  readonly roles?: readonly string[];
  readonly section?: string | undefined;
  readonly name?: string;
  readonly person?: string;
  readonly role?: string;
  readonly until?: string;
  readonly doubt?: Doubt;
  readonly ended?: { readonly day: string; readonly why: KeyEnd | undefined } | undefined;
  readonly registrars?: readonly Named[];
  readonly able?: readonly Named[];
  readonly others?: readonly Named[];
}

type Code = "unconfirmed" | "doubtful" | "no-calendar" | "vacant" | "no-key" | "one-registrar" | "ends-soon";

const WORDS: Readonly<Record<Code, (lack: Told) => Sentence>> = {
  unconfirmed: ({ where = "", note = "" }) =>
    sentence(
      `Perlu dikonfirmasi kantor: ${where}. ${note}`,
      `To be confirmed by the office: ${where}. ${note}`,
      "Sunting sop.yaml, hapus butirnya dari perlu_konfirmasi, lalu: sop amend",
      "Edit sop.yaml, take the item out of perlu_konfirmasi, then: sop amend",
    ),
  doubtful: ({ doubt }) => {
    const { id, en } = doubt === undefined ? said("", "") : doubtText(doubt);
    return sentence(
      `Perlu diperiksa pada sop.yaml: ${id}.`,
      `To be checked in sop.yaml: ${en}.`,
      "Bila salah, perbaiki sop.yaml, lalu: sop amend. Bila benar, jangan diubah.",
      "If it is wrong, fix sop.yaml, then: sop amend. If it is right, leave it.",
    );
  },
  "no-calendar": ({ year = 0 }) =>
    sentence(
      `Belum ada kalender/${year}.yaml: hanya Sabtu dan Minggu dihitung libur.`,
      `There is no kalender/${year}.yaml: only weekends count as days off.`,
      "Tulis hari libur menurut keputusan bersama tahun itu, lalu: sop amend",
      "Write that year's days off by its joint decree, then: sop amend",
    ),
  vacant: ({ step = 0, activity = "", roles = [], section }) =>
    sentence(
      `Langkah ${step} (${activity}) tidak ada pemegang perannya hari ini: ${roles.join(" / ")}${section === undefined ? "" : `, ${section}`}.`,
      `Nobody holds the role of step ${step} (${activity}) today: ${roles.join(" / ")}${section === undefined ? "" : `, ${section}`}.`,
      "Pencatat: sop official add, atau sop official act untuk Plt./Plh.",
      "The registrar: sop official add, or sop official act for an acting official",
    ),
  "no-key": ({ name = "", person = "", role = "", ended, registrars = [] }) => {
    const since = ended === undefined ? said("", "") : endedText(ended);
    return sentence(
      `${name} (${role}) tidak punya kunci yang berlaku, jadi belum dapat menandatangani${since.id}.`,
      `${name} (${role}) has no key in force, and so cannot sign yet${since.en}.`,
      `Di komputernya: ssh-keygen -t ed25519, lalu sop official prove ${person}; kemudian ${namedPeople(registrars, "id") || "pencatat"}: sop official key ${person} --add ${person}.kunci`,
      `On their computer: ssh-keygen -t ed25519, then sop official prove ${person}; then ${namedPeople(registrars, "en") || "the registrar"}: sop official key ${person} --add ${person}.kunci`,
    );
  },
  "one-registrar": ({ able = [], others = [] }) => {
    const [only] = able;
    const [other] = others;
    if (only === undefined)
      return sentence(
        "Tidak ada lagi yang dapat mendaftarkan kunci: tidak ada pencatat atau penggantinya yang punya kunci yang berlaku.",
        "Nobody can register keys any more: neither a registrar nor a substitute has a key in force.",
        "Register ini tetap terbukti, tetapi tidak dapat diteruskan dengan orang baru: dirikan yang baru di folder lain dengan sop init.",
        "This record stays proven, but cannot go on with new people: found another in a new folder with sop init.",
      );
    return sentence(
      `Hanya satu orang yang dapat mendaftarkan kunci: ${namedPeople(able, "id")}. Bila kuncinya hilang, tidak ada lagi kunci yang dapat didaftarkan.`,
      `Only one person can register keys: ${namedPeople(able, "en")}. If that key is lost, no key can be registered any more.`,
      other === undefined
        ? "Tunjuk pengganti pencatat beserta kuncinya (peran pada sop.yaml, wewenang: pengganti_pencatat): sop official add"
        : `Daftarkan juga kunci ${namedPeople(others, "id")}: di komputernya sop official prove ${other.id}; kemudian ${namedPeople(able, "id")}: sop official key ${other.id} --add ${other.id}.kunci`,
      other === undefined
        ? "Appoint a registrar's substitute with a key (the role in sop.yaml, wewenang: pengganti_pencatat): sop official add"
        : `Register a key of ${namedPeople(others, "en")} too: on their computer sop official prove ${other.id}; then ${namedPeople(able, "en")}: sop official key ${other.id} --add ${other.id}.kunci`,
    );
  },
  "ends-soon": ({ name = "", role = "", until = "" }) =>
    sentence(
      `Jabatan ${name} sebagai ${role} berakhir ${formatDay(until, "id")}.`,
      `The appointment of ${name} as ${role} ends on ${formatDay(until, "en")}.`,
      "Bila diperpanjang atau diganti, pencatat: sop official act / add",
      "Where it is prolonged or somebody follows, the registrar: sop official act / add",
    ),
};

/** That the last key was ended: when, and why. */
function endedText({ day, why }: NonNullable<Told["ended"]>): Bilingual {
  return said(
    `; kuncinya berakhir ${formatDay(day, "id")} (${endText(why).id})`,
    `; the key was ended on ${formatDay(day, "en")} (${endText(why).en})`,
  );
}

export function lackText(lack: Told & { readonly code: Code }): Sentence {
  return WORDS[lack.code](lack);
}
