/** What is wrong with a roster: one sentence each, with what to do instead; without a full stop. */
import type { RosterFault, RosterFaultCode } from "../../../domain/ledger/roster/roster-faults.ts";
import { type Bilingual, said } from "../language.ts";

type Words = {
  readonly [C in RosterFaultCode]: (fault: Extract<RosterFault, { code: C }>) => Bilingual;
};

/** A role, and of which section where it is one of many alike. */
function post(role: string, section: string | undefined): Bilingual {
  return section === undefined
    ? said(role, role)
    : said(`${role} untuk ${section}`, `${role} for ${section}`);
}

const WORDS: Words = {
  "key-shared": ({ persons }) =>
    said(
      `satu kunci dipakai ${persons.join(" dan ")}; satu kunci milik satu orang`,
      `one key is given to ${persons.join(" and ")}; a key belongs to one person`,
    ),
  "key-twice": ({ person }) =>
    said(
      `satu kunci ${person} tercantum dua kali; kunci yang sudah dicabut tidak didaftarkan lagi`,
      `one key of ${person} stands twice; a key that was ended is not registered again`,
    ),
  "key-unproven": ({ person }) =>
    said(
      `kunci baru ${person} tanpa bukti pemilikan; ${person} membuatnya dengan: sop official prove ${person}`,
      `the new key of ${person} has no proof of possession; ${person} makes it with: sop official prove ${person}`,
    ),
  "key-unvouched": ({ person }) =>
    said(
      `kunci baru ${person} tidak dijamin kunci lamanya; buat lagi di komputer yang memiliki kunci lama: sop official prove ${person} --vouch KUNCI-LAMA, atau bila kunci lama hilang, cabut lebih dulu: sop official key ${person} --lost`,
      `the new key of ${person} is not vouched for by an older one; make it again where the older key is: sop official prove ${person} --vouch OLD-KEY, or where it is lost, end it first: sop official key ${person} --lost`,
    ),
  "key-final": ({ person }) =>
    said(
      `akhir kunci ${person} dibatalkan atau diubah; daftarkan kunci baru`,
      `the end of a key of ${person} is taken back or altered; register a new key instead`,
    ),
  "appointment-final": ({ person }) =>
    said(
      `hari terakhir jabatan ${person} dibatalkan, diundurkan, atau diubah sesudah lewat; catat penunjukan baru: sop official act`,
      `the last day of an appointment of ${person} is taken back, made later, or changed once past; record a new appointment: sop official act`,
    ),
  "person-twice": ({ person }) =>
    said(`${person} tercantum dua kali di pejabat.yaml`, `${person} is on the roster twice`),
  "role-overlap": ({ role, section, persons: [one, other] }) => {
    const held = post(role, section);
    return one === other
      ? said(
          `${one} sudah memegang peran ${held.id} pada hari-hari itu`,
          `${one} already holds the role ${held.en} on those days`,
        )
      : said(
          `peran ${held.id} dipegang ${one} dan ${other} pada waktu yang sama; akhiri yang lama: sop official end ORANG --role ${role} --until HARI --reason "…", dan mulai yang baru sehari sesudahnya (--from)`,
          `the role ${held.en} is held by ${one} and ${other} at once; end the older one: sop official end PERSON --role ${role} --until DAY --reason "…", and begin the new one on the day after (--from)`,
        );
  },
  "person-removed": ({ person }) =>
    said(
      `${person} dihapus dari pejabat.yaml; pejabat hanya diakhiri`,
      `${person} was removed from the roster; officials are only ended`,
    ),
  "history-changed": ({ person }) =>
    said(
      `riwayat jabatan atau kunci ${person} diubah`,
      `the past appointments or keys of ${person} were altered`,
    ),
  "version-step": ({ expected, given }) =>
    said(
      `versi pejabat.yaml harus ${expected}, bukan ${given}`,
      `the roster's version must be ${expected}, not ${given}`,
    ),
  "identity-changed": ({ person, how }) =>
    how === "appoint"
      ? said(
          `nama atau NIP ${person} diubah bersama penunjukan; koreksi dicatat tersendiri: sop official correct ${person}`,
          `the name or NIP of ${person} is changed by an appointment; a correction is recorded by itself: sop official correct ${person}`,
        )
      : said(
          `koreksi ${person} mengubah lebih dari nama atau NIP satu orang; nama dan NIP dikoreksi satu per satu`,
          `the correction of ${person} changes more than the name or the NIP of one person; name and NIP are corrected one by one`,
        ),
  "employee-no-shared": ({ persons }) =>
    said(
      `${persons.join(" dan ")} ber-NIP sama, atau bernama sama tanpa NIP; satu orang memakai satu pengenal, jabatan lain ditambahkan dengan: sop official act`,
      `${persons.join(" and ")} have the same NIP, or the same name without one; a person has one id, and gets another appointment with: sop official act`,
    ),
  "nothing-changed": () =>
    said(
      "pejabat.yaml tidak berubah selain nomor versinya",
      "nothing on the roster differs but its version number",
    ),
  "post-not-vacant": ({ role, section, person, holder }) => {
    const held = post(role, section);
    return said(
      `${person} tidak dapat menduduki ${held.id} selama ${holder} memegangnya; akhiri dulu: sop official end ${holder}, atau catat berhalangan dan tunjuk Plh.: sop official absent ${holder}`,
      `${person} cannot take the post ${held.en} while ${holder} has it; end that first: sop official end ${holder}, or record an absence and appoint a Plh.: sop official absent ${holder}`,
    );
  },
  "holder-not-absent": ({ role, section, person, holder }) => {
    const who = holder ?? "ORANG";
    const held = post(role, section);
    return said(
      `${person} tidak dapat menjadi Plh. ${held.id}: pejabat definitif harus tercatat berhalangan pada seluruh harinya, dan hari terakhir harus disebut; catat dengan: sop official absent ${who} --from … --until … --basis "…", lalu sebutkan --acting-for ${who} dan --until`,
      `${person} cannot be Plh. of ${held.en}: its definitive holder must be recorded as absent on all of those days, and the last day must be given; record it with: sop official absent ${who} --from … --until … --basis "…", then name --acting-for ${who} and --until`,
    );
  },
  "basis-missing": ({ person, role }) =>
    said(
      `${role ?? "berhalangan"} ${person} tanpa nomor surat; sebutkan dengan --basis "SK …"`,
      `${role ?? "the absence"} of ${person} has no number of its letter; give it with --basis "SK …"`,
    ),
  "self-dealing": ({ person, how, roles }) => {
    const by = { id: roles.join(" / ") || "siapa pun", en: roles.join(" / ") || "nobody" };
    if (how === "beyond")
      return said(
        `hal mengenai ${person} hanya dicatat oleh ${by.id}; pengganti pencatat hanya mencatat hal mengenai pencatat`,
        `what concerns ${person} is recorded by ${by.en} alone; the registrar's substitute records only what concerns the registrar`,
      );
    return roles.length === 0
      ? said(
          `${person} tidak dapat memberi sesuatu kepada diri sendiri, dan sop.yaml belum menyebut wewenang.pengganti_pencatat`,
          `${person} cannot give anything to himself or herself, and sop.yaml names no wewenang.pengganti_pencatat yet`,
        )
      : said(
          `${person} tidak dapat memberi sesuatu kepada diri sendiri; yang boleh mencatatnya: ${by.id}`,
          `${person} cannot give anything to himself or herself; it may be recorded by: ${by.en}`,
        );
  },
};

/** What is wrong with a roster, in both languages. */
export function rosterFaultText<C extends RosterFaultCode>(
  fault: Extract<RosterFault, { code: C }>,
): Bilingual {
  const words: (fault: Extract<RosterFault, { code: C }>) => Bilingual = WORDS[fault.code as C];
  return words(fault);
}

/** What a fault may speak of, for an example of its sentence. */
const EXAMPLE = {
  person: "dewi",
  persons: ["dewi", "agus"],
  role: "camat",
  roles: ["sekretaris"],
  holder: "hadi",
  expected: 4,
  given: 6,
} as const;

/** Every fault's code, with an example of its sentence. */
export function rosterFaultExamples(): readonly (readonly [RosterFaultCode, Bilingual])[] {
  return (Object.keys(WORDS) as RosterFaultCode[]).map((code) => {
    const words: (fault: never) => Bilingual = WORDS[code];
    const how = code === "self-dealing" ? "own" : "appoint";
    // Each sentence takes of the example what it speaks of.
    return [code, words({ code, how, ...EXAMPLE } as never)];
  });
}
