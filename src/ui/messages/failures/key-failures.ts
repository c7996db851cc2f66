/** Reasons to stop that lie in a key: there is none, it is weak, unknown or ended, or it is the last one. */
import type { Named, Reason } from "../../../domain/failure.ts";
import type { KeyEnd } from "../../../domain/people/official.ts";
import { type Bilingual, type Language, type Sentence, said, sentence } from "../language.ts";
import { KEY_END } from "../law/rule-changes.ts";
import { formatDay, formatList } from "../words.ts";

type Code =
  | "no-key"
  | "key-unreadable"
  | "key-unproven"
  | "key-unfit"
  | "key-not-on-roster"
  | "key-ended"
  | "person-not-here"
  | "several-persons"
  | "last-registrar";

const KEY_HINT = [
  "Buat kunci dengan: ssh-keygen -t ed25519 — lalu: sop official prove ORANG, dan serahkan berkas ORANG.kunci kepada pencatat; atau sebutkan berkasnya dengan --key BERKAS.",
  "Make one with: ssh-keygen -t ed25519 — then: sop official prove PERSON, and give the file PERSON.kunci to the registrar; or name a key with --key FILE.",
] as const;

const FOUNDING_HINT = [
  "Buat kunci dengan: ssh-keygen -t ed25519 — lalu ulangi: sop init; atau sebutkan berkasnya dengan --key BERKAS.",
  "Make one with: ssh-keygen -t ed25519 — then run sop init again; or name a key with --key FILE.",
] as const;

export const KEY_FAILURES: {
  readonly [C in Code]: (reason: Extract<Reason, { code: C }>) => Sentence;
} = {
  "no-key": ({ lookedAt, founding }) =>
    sentence(
      `Tidak ada kunci tanda tangan di komputer ini (dicari di ${lookedAt.join(", ")}).`,
      `There is no signing key on this computer (looked at ${lookedAt.join(", ")}).`,
      ...(founding ? FOUNDING_HINT : KEY_HINT),
    ),
  "key-unreadable": ({ file, why }) => {
    if (why === "missing")
      return sentence(
        `Tidak ada berkas ${file}.`,
        `There is no file ${file}.`,
        "Periksa nama dan foldernya; berkas ORANG.kunci dibuat pemiliknya dengan: sop official prove ORANG",
        "Check its name and folder; the file PERSON.kunci is made by its holder with: sop official prove PERSON",
      );
    return sentence(
      `${file} tidak dapat dibaca sebagai kunci tanda tangan.`,
      `${file} cannot be read as a signing key.`,
      "Sebutkan berkas kunci OpenSSH, privat atau .pub, atau sidik jari kunci dalam gpg yang dapat menandatangani (ed25519, atau RSA mulai 3072 bit).",
      "Name an OpenSSH key file, private or .pub, or the fingerprint of a key in gpg that can sign (ed25519, or RSA of 3072 bits or more).",
    );
  },
  "key-unproven": ({ file, person }) =>
    sentence(
      `Belum terbukti bahwa ${person} memegang kunci ${file}: berkas itu tidak memuat buktinya.`,
      `It is not proven that ${person} holds the key ${file}: the file brings no proof of it.`,
      `Minta ${person} menjalankan di komputernya: sop official prove ${person}; lalu daftarkan berkas ${person}.kunci yang dibuatnya.`,
      `Ask ${person} to run on their own computer: sop official prove ${person}; then register the file ${person}.kunci that it makes.`,
    ),
  "key-unfit": ({ file, why }) =>
    why === "weak"
      ? sentence(
          `Kunci ${file} terlalu lemah (RSA di bawah 3072 bit, atau ed25519 yang dapat dipakai siapa pun untuk menandatangani).`,
          `The key ${file} is too weak (RSA below 3072 bits, or an ed25519 key with which anybody can sign).`,
          ...KEY_HINT,
        )
      : sentence(
          `Jenis kunci ${file} tidak dikenal.`,
          `The kind of key in ${file} is not known.`,
          ...KEY_HINT,
        ),
  "key-not-on-roster": ({ keys, registrars }) =>
    sentence(
      `Kunci di komputer ini (${keys.join(", ")}) tidak terdaftar di pejabat.yaml.`,
      `The key on this computer (${keys.join(", ")}) is not on the roster.`,
      `Minta ${namedPeople(registrars, "id") || "pencatat"} mendaftarkannya: sop official key ORANG --add ORANG.kunci (buat dengan: sop official prove ORANG) — atau sebutkan kunci lain dengan --key.`,
      `Ask ${namedPeople(registrars, "en") || "the registrar"} to register it: sop official key PERSON --add PERSON.kunci (make it with: sop official prove PERSON) — or name another key with --key.`,
    ),
  "key-ended": ({ name, person, key, day, why, registrars }) =>
    sentence(
      `Kunci ${name} di komputer ini (${key}) sudah berakhir ${formatDay(day, "id")}: ${endText(why).id}. Kunci yang berakhir tidak berlaku lagi.`,
      `The key of ${name} on this computer (${key}) was ended on ${formatDay(day, "en")}: ${endText(why).en}. An ended key signs nothing more.`,
      `Buat kunci baru: ssh-keygen -t ed25519 -f BERKAS — lalu: sop official prove ${person} --key BERKAS — dan serahkan ${person}.kunci kepada ${namedPeople(registrars, "id") || "pencatat"}, yang mendaftarkannya: sop official key ${person} --add ${person}.kunci`,
      `Make a new key: ssh-keygen -t ed25519 -f FILE — then: sop official prove ${person} --key FILE — and give ${person}.kunci to ${namedPeople(registrars, "en") || "the registrar"}, who registers it: sop official key ${person} --add ${person}.kunci`,
    ),
  "person-not-here": ({ person, here }) =>
    sentence(
      `Kunci ${person} tidak ada di komputer ini.`,
      `The key of ${person} is not on this computer.`,
      `Yang ada: ${here.join(", ") || "tidak ada"}. Sebutkan berkas kuncinya dengan --key BERKAS.`,
      `Here are: ${here.join(", ") || "none"}. Name the key file with --key FILE.`,
    ),
  "several-persons": ({ persons }) =>
    sentence(
      `Di komputer ini ada kunci beberapa orang: ${persons.join(", ")}. Tidak ada yang ditandatangani sebelum jelas siapa Anda.`,
      `Keys of several people are on this computer: ${persons.join(", ")}. Nothing is signed before it is said who you are.`,
      "Sebutkan dengan --as ORANG, dengan variabel SOP_AS=ORANG, atau untuk seterusnya: sop official me ORANG (--yes bukan jawabannya).",
      "Say so with --as PERSON, with the variable SOP_AS=PERSON, or from now on: sop official me PERSON (--yes is no answer).",
    ),
  "last-registrar": ({ substitutes, holders }) => {
    const roles = { id: substitutes.join(" / "), en: substitutes.join(" / ") };
    return sentence(
      "Tidak dicatat: ini kunci atau jabatan terakhir yang berwenang; sesudahnya tidak ada lagi yang dapat mendaftarkan kunci siapa pun.",
      "Not recorded: this is the last key or appointment with that power; after it nobody could register anybody's key.",
      lastHint(holders, roles).id,
      lastHint(holders, roles).en,
    );
  },
};

/** The way to a second person who can register keys. */
function lastHint(holders: readonly Named[], roles: Bilingual): Bilingual {
  const [first] = holders;
  if (first !== undefined)
    return said(
      `Daftarkan dulu kunci ${namedPeople(holders, "id")}: di komputernya sop official prove ${first.id}, lalu Anda: sop official key ${first.id} --add ${first.id}.kunci; sesudah itu ulangi perintah ini.`,
      `First register a key of ${namedPeople(holders, "en")}: on their computer sop official prove ${first.id}, then you: sop official key ${first.id} --add ${first.id}.kunci; after that run this again.`,
    );
  return roles.id === ""
    ? said(
        "Sebutkan dulu peran pengganti pada sop.yaml (wewenang: pengganti_pencatat), catat dengan sop amend, lalu daftarkan pemegangnya beserta kuncinya: sop official add.",
        "First name a substitute's role in sop.yaml (wewenang: pengganti_pencatat), record it with sop amend, then register its holder with a key: sop official add.",
      )
    : said(
        `Tunjuk dulu pemegang peran ${roles.id} beserta kuncinya: sop official add; sesudah itu ulangi perintah ini.`,
        `First appoint a holder of the role ${roles.en} with a key: sop official add; after that run this again.`,
      );
}

/** People with the role that they are named for: "Agus Contoh (Sekretaris)". */
export function namedPeople(people: readonly Named[], language: Language): string {
  return formatList(
    people.map(({ name, role }) => `${name} (${role})`),
    language,
  );
}

/** Any one of these people will do. */
export function eitherOf(people: readonly Named[], language: Language): string {
  return people.map(({ name, role }) => `${name} (${role})`).join({ id: " atau ", en: " or " }[language]);
}

/** Why a key was ended, in a word. */
export function endText(why: KeyEnd | undefined): Bilingual {
  return why === undefined ? said("tanpa alasan tercatat", "no reason recorded") : KEY_END[why];
}
