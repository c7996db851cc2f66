/** What the doctor says of each thing that is lacking, and the command that mends it. */
import type { Doubt } from "../../domain/procedure/procedure-lint.ts";
import { doubtText } from "./doubts.ts";
import { type Sentence, said, sentence } from "./language.ts";
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
}

type Code = "unconfirmed" | "doubtful" | "no-calendar" | "vacant" | "no-key" | "ends-soon";

const WORDS: Readonly<Record<Code, (lack: Told) => Sentence>> = {
  unconfirmed: ({ where = "", note = "" }) =>
    sentence(
      `Perlu dipastikan kantor: ${where}. ${note}`,
      `To be confirmed by the office: ${where}. ${note}`,
      "Sunting sop.yaml, hapus butirnya dari perlu_konfirmasi, lalu: sop amend",
      "Edit sop.yaml, take the item out of perlu_konfirmasi, then: sop amend",
    ),
  doubtful: ({ doubt }) => {
    const { id, en } = doubt === undefined ? said("", "") : doubtText(doubt);
    return sentence(
      `Janggal di sop.yaml: ${id}.`,
      `Odd in sop.yaml: ${en}.`,
      "Bila salah, perbaiki sop.yaml, lalu: sop amend. Bila benar, biarkan.",
      "Where it is wrong, mend sop.yaml, then: sop amend. Where it is right, leave it.",
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
  "no-key": ({ name = "", person = "", role = "" }) =>
    sentence(
      `${name} (${role}) tidak punya kunci yang berlaku, jadi belum dapat menandatangani.`,
      `${name} (${role}) has no key in force, and so cannot sign yet.`,
      `Di komputernya: ssh-keygen -t ed25519, lalu sop official prove ${person}; kemudian pencatat: sop official key ${person} --add ${person}.kunci`,
      `On their computer: ssh-keygen -t ed25519, then sop official prove ${person}; then the registrar: sop official key ${person} --add ${person}.kunci`,
    ),
  "ends-soon": ({ name = "", role = "", until = "" }) =>
    sentence(
      `Jabatan ${name} sebagai ${role} berakhir ${formatDay(until, "id")}.`,
      `The appointment of ${name} as ${role} ends on ${formatDay(until, "en")}.`,
      "Bila diperpanjang atau diganti, pencatat: sop official act / add",
      "Where it is prolonged or somebody follows, the registrar: sop official act / add",
    ),
};

export function lackText(lack: Told & { readonly code: Code }): Sentence {
  return WORDS[lack.code](lack);
}
