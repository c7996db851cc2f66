/** Changes of people and of the procedure, as an audit tells them. */
import type { PersonChange } from "../../../domain/ledger/roster/roster-diff.ts";
import { type Bilingual, said } from "../language.ts";
import { actingPrefix } from "../words.ts";

type Words = {
  readonly [K in PersonChange["kind"]]: (change: Extract<PersonChange, { kind: K }>) => Bilingual;
};

/** @param from YYYY-MM-DD */
function days(from: string, until: string | undefined): Bilingual {
  return until === undefined
    ? said(`sejak ${from}`, `from ${from}`)
    : said(`${from} sampai ${until}`, `${from} to ${until}`);
}

const FIELD = {
  name: said("nama", "name"),
  employeeNo: said("NIP", "NIP"),
  rank: said("pangkat", "rank"),
} as const;

/** Why a key was ended, in a word. */
export const KEY_END = {
  rotated: said("diganti", "rotated"),
  lost: said("hilang", "lost"),
  compromised: said("dikuasai pihak lain", "compromised"),
} as const;

const WORDS: Words = {
  added: ({ name }) => said(`pejabat baru, ${name}`, `new official, ${name}`),
  appointed: ({ role, section, capacity, from, until, basis }) => {
    const post = `${actingPrefix(capacity)}${role}${section === undefined ? "" : ` ${section}`}`;
    const when = days(from, until);
    return said(`ditunjuk ${post}, ${when.id}, ${basis}`, `appointed ${post}, ${when.en}, ${basis}`);
  },
  "appointment-ended": ({ role, section, capacity, until }) => {
    const post = `${actingPrefix(capacity)}${role}${section === undefined ? "" : ` ${section}`}`;
    return said(`${post} berakhir ${until ?? "–"}`, `${post} ends ${until ?? "–"}`);
  },
  "key-added": ({ key }) => said(`kunci didaftarkan, ${key}`, `key registered, ${key}`),
  "key-ended": ({ key, why, since }) => {
    const reason = why === undefined ? said("–", "–") : KEY_END[why];
    const entry = since === undefined ? "" : ` @${since.slice(0, 12)}`;
    return said(`kunci dicabut (${reason.id}${entry}), ${key}`, `key revoked (${reason.en}${entry}), ${key}`);
  },
  absent: ({ from, until, basis }) =>
    said(`berhalangan ${from} sampai ${until}, ${basis}`, `absent ${from} to ${until}, ${basis}`),
  corrected: ({ field, before, after }) => {
    const values = after === undefined ? "" : ` "${before ?? ""}" → "${after}"`;
    return said(`${FIELD[field].id} dikoreksi${values}`, `${FIELD[field].en} corrected${values}`);
  },
};

/** One change of one person. Keys are told as they are given. */
export function personChangeText<K extends PersonChange["kind"]>(
  change: Extract<PersonChange, { kind: K }>,
): Bilingual {
  const words: (change: Extract<PersonChange, { kind: K }>) => Bilingual = WORDS[change.kind as K];
  const { id, en } = words(change);
  return said(`${change.person}: ${id}`, `${change.person}: ${en}`);
}

/** The title of the section in which they stand. */
export const RULE_CHANGES = said("Perubahan pejabat dan prosedur", "Changes of people and of the procedure");
