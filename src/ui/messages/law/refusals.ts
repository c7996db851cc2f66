/** Why the law refuses an entry: one sentence each, the same before writing and in an audit. */
import type { Refusal, RefusalCode } from "../../../domain/ledger/proposal.ts";
import { type Bilingual, said } from "../language.ts";
import { turnsText } from "../turns.ts";
import { formatMoment } from "../words.ts";
import { rosterFaultText } from "./roster-faults.ts";

type Words = { readonly [C in RefusalCode]: (refusal: Extract<Refusal, { code: C }>) => Bilingual };

const WORDS: Words = {
  "repository-other": ({ given }) =>
    said(
      `entri ini milik register lain (${short(given)})`,
      `this entry belongs to another record (${short(given)})`,
    ),
  "previous-other": ({ given, expected }) =>
    said(
      `entri sebelumnya disebut ${shortBeside(given, expected)}, seharusnya ${shortBeside(expected, given)}`,
      `it names ${shortBeside(given, expected)} as the entry before it, but that is ${shortBeside(expected, given)}`,
    ),
  "roster-other": ({ given, expected }) =>
    said(
      `menyebut pejabat.yaml versi ${given}, yang berlaku versi ${expected}`,
      `it names roster version ${given}, but ${expected} is in force`,
    ),
  "clock-backwards": ({ at, previous }) =>
    said(
      `jam mundur: ${formatMoment(at, 0)} UTC, padahal entri sebelumnya ${formatMoment(previous, 0)} UTC`,
      `the clock runs backwards: ${formatMoment(at, 0)} UTC, after an entry of ${formatMoment(previous, 0)} UTC`,
    ),
  "key-unregistered": () =>
    said("kunci penanda tangan tidak ada di pejabat.yaml", "the signing key is not on the roster"),
  "key-of-another": ({ owner }) =>
    said(`kunci penanda tangan milik ${owner}`, `the signing key belongs to ${owner}`),
  "key-not-in-force": ({ owner }) =>
    said(`kunci ${owner} tidak berlaku pada hari itu`, `the key of ${owner} was not in force that day`),
  "person-unknown": ({ person }) =>
    said(`${person} tidak ada di pejabat.yaml`, `${person} is not on the roster`),
  "role-not-held": ({ person, needed, section }) =>
    said(
      `${person} tidak memegang peran ${needed.join(" / ")}${section === undefined ? "" : ` untuk ${section}`} pada hari itu`,
      `${person} did not hold the role ${needed.join(" / ")}${section === undefined ? "" : ` for ${section}`} that day`,
    ),
  "capacity-other": ({ given, expected }) =>
    said(
      `bertindak sebagai "${given}", padahal "${expected}"`,
      `it claims to act as "${given}", but was "${expected}"`,
    ),
  "trailers-unfit": ({ act, trailer }) =>
    said(`${trailer} tidak sesuai untuk ${act}`, `${trailer} does not fit ${act}`),
  "act-unexplained": ({ act }) => said(`${act} harus disertai alasan`, `${act} needs a reason`),
  "cycle-unknown": ({ cycle }) => said(`siklus ${cycle} belum dibuka`, `cycle ${cycle} has not been opened`),
  "cycle-exists": ({ cycle }) =>
    said(`siklus ${cycle} sudah dibuka`, `cycle ${cycle} has already been opened`),
  "cycle-open": ({ cycle }) => said(`siklus ${cycle} belum selesai`, `cycle ${cycle} is not finished`),
  "cycle-finished": ({ cycle }) => said(`siklus ${cycle} sudah selesai`, `cycle ${cycle} is finished`),
  "cycle-begun": ({ cycle }) =>
    said(
      `siklus ${cycle} sudah memuat isian atau tanda tangan, jadi tidak dapat dibatalkan`,
      `cycle ${cycle} already has a return or a signature, so it cannot be cancelled`,
    ),
  "cycle-not-empty": ({ cycle }) =>
    said(
      `pembatalan siklus ${cycle} menyisakan berkas di foldernya`,
      `the cancelling of cycle ${cycle} leaves files in its folder`,
    ),
  "nothing-amended": ({ cycle }) =>
    said(
      `siklus ${cycle} sudah berjalan menurut sop.yaml yang berlaku`,
      `cycle ${cycle} already runs under the procedure in force`,
    ),
  "section-unknown": ({ section }) =>
    said(`seksi ${section} tidak ada di rencana`, `section ${section} is not in the plan`),
  "section-delivered": ({ section }) =>
    said(
      `isian ${section} sudah diverifikasi atau rekap sudah disusun, jadi tidak ada yang perlu diberi dispensasi`,
      `the return of ${section} is verified or the recap is made, so there is nothing to excuse`,
    ),
  "waiver-expired": ({ section, until }) =>
    said(
      `dispensasi ${section} berakhir ${until}; terima isiannya atau beri dispensasi baru`,
      `the waiver of ${section} ended on ${until}; take in its return or grant another`,
    ),
  "step-unfit": ({ step, act }) =>
    said(`langkah ${step} tidak dilakukan dengan ${act}`, `step ${step} is not done by ${act}`),
  "step-not-open": ({ step, section, waitingFor }) => {
    const where = section === undefined ? "" : ` ${section}`;
    const now = turnsText(waitingFor);
    const turn =
      waitingFor.length === 0 ? said("", "") : said(`; sekarang ${now.id}`, `; now it is ${now.en}`);
    return said(
      `langkah ${step}${where} belum waktunya atau sudah dilakukan${turn.id}`,
      `step ${step}${where} is not open${turn.en}`,
    );
  },
  "round-other": ({ given, expected }) =>
    said(
      `menyebut putaran ${given}, yang berjalan putaran ${expected}`,
      `it names round ${given}, but round ${expected} is running`,
    ),
  "return-not-allowed": ({ step, to, allowed }) =>
    said(
      `langkah ${step} tidak dapat dikembalikan ke langkah ${to}; yang boleh: ${allowed.join(", ") || "tidak ada"}`,
      `step ${step} cannot be sent back to step ${to}; allowed: ${allowed.join(", ") || "none"}`,
    ),
  "same-person": ({ person, step, other }) =>
    said(
      `${person} sudah mengerjakan langkah ${other}, jadi tidak boleh langkah ${step} pada putaran ini`,
      `${person} already did step ${other}, and so may not do step ${step} in this round`,
    ),
  "plan-in-use": ({ cycle }) =>
    said(`rencana tahun ini sedang dipakai siklus ${cycle}`, `this year's plan is in use by cycle ${cycle}`),
  "content-unchanged": () =>
    said("isian sama persis dengan yang dikembalikan", "the return is exactly what was sent back"),
  "path-not-permitted": ({ path, act }) =>
    said(`${act} tidak boleh mengubah ${path}`, `${act} may not change ${path}`),
  "path-windows": ({ path }) =>
    said(`nama ${path} tidak dapat disimpan di Windows`, `the name ${path} cannot be stored on Windows`),
  "path-form": ({ path }) =>
    said(`nama ${path} tidak dalam bentuk Unicode baku`, `the name ${path} is not in normal Unicode form`),
  "subject-other": () =>
    said(
      "kode hash isi tidak cocok dengan isi yang dicatat",
      "the digest does not match the recorded content",
    ),
  "state-other": () =>
    said(
      "kode hash seluruh isi (Sop-State) tidak cocok dengan isi yang dicatat",
      "the digest of the whole content (Sop-State) does not match the recorded content",
    ),
  "version-back": ({ given, expected }) =>
    said(
      `ditulis dalam format versi ${given}, padahal register sudah memakai versi ${expected}`,
      `it is written in format version ${given}, but the record already uses version ${expected}`,
    ),
  "rules-back": ({ given, expected }) =>
    said(
      `memakai aturan hitung versi ${given}, padahal register sudah memakai versi ${expected}`,
      `it goes by rules version ${given}, but the record already uses version ${expected}`,
    ),
  "heal-unconfirmed": ({ entry }) =>
    said(
      `pemulihan ${short(entry)} belum dikonfirmasi orang kedua; konfirmasi dengan: sop heal --confirm`,
      `the healing ${short(entry)} is not confirmed by a second person; confirm it with: sop heal --confirm`,
    ),
  "heal-other": ({ given, expected }) =>
    said(
      `pemulihan menyebut ${shortList(given)}, padahal yang harus disebut ${shortList(expected)}`,
      `the healing names ${shortList(given)}, but has to name ${shortList(expected)}`,
    ),
  "heal-content": ({ path }) =>
    said(
      `pemulihan tidak mengembalikan ${path} seperti pada entri sah terakhir`,
      `the healing does not restore ${path} as it was at the last good entry`,
    ),
  "heal-alone": ({ person }) =>
    said(
      `${person} tidak dapat mengonfirmasi pemulihannya sendiri`,
      `${person} cannot confirm their own healing`,
    ),
  "roster-invalid": ({ fault }) => rosterFaultText(fault),
};

/** Why the law refuses; without a full stop. */
export function refusalText<C extends RefusalCode>(refusal: Extract<Refusal, { code: C }>): Bilingual {
  const words: (refusal: Extract<Refusal, { code: C }>) => Bilingual = WORDS[refusal.code as C];
  return words(refusal);
}

/** What a refusal may speak of, for an example of its sentence. */
const EXAMPLE = {
  given: "…",
  expected: "…",
  at: 1_711_933_200,
  previous: 1_711_936_800,
  owner: "dewi",
  person: "dewi",
  needed: ["camat"],
  section: "seksi-pmd",
  until: "2024-04-12",
  act: "approve",
  trailer: "Sop-Section",
  cycle: "2024/tw1",
  step: 8,
  other: 7,
  to: 2,
  allowed: [6, 4],
  waitingFor: [],
  path: "2024/tw1/rekap/rekap.yaml",
  entry: "3f2a91c07d5e48b6a1c2f0e9d8b7a6954c3d2e1f",
  fault: { code: "history-changed", person: "dewi" },
} as const;

/** Every refusal's code, with an example of its sentence. */
export function refusalExamples(): readonly (readonly [RefusalCode, Bilingual])[] {
  return (Object.keys(WORDS) as RefusalCode[]).map((code) => {
    const words: (refusal: never) => Bilingual = WORDS[code];
    // Each sentence takes of the example what it speaks of.
    return [code, words({ code, ...EXAMPLE } as never)];
  });
}

function shortList(ids: string): string {
  return ids === "" ? "–" : ids.split(" ").map(short).join(", ");
}

/** The beginning of an id, enough to find it by. */
export function short(id: string): string {
  return /^[0-9a-f]{40,64}$/.test(id) ? id.slice(0, 12) : id;
}

/** As short, but never so short that it looks like the other id that stands beside it. */
function shortBeside(id: string, other: string): string {
  const same = [...id].findIndex((digit, at) => digit !== other[at]);
  return same < short(id).length ? short(id) : id;
}
