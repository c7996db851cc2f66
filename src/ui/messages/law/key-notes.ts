/** Signed statements about keys as people read them: a program verifies the signature, nobody reads it. */
import { type Bilingual, type Language, said } from "../language.ts";

const STATEMENT = /^sop-key (\S+)( adds \S+)? \S+$/;

/** The lines of an entry's note; of a statement, what it says without its signature. */
export function readableNote(note: readonly string[], language: Language): readonly string[] {
  return note.map((line) => {
    const [, owner, adds] = STATEMENT.exec(line) ?? [];
    return owner === undefined ? line : statement(owner, adds !== undefined)[language];
  });
}

function statement(owner: string, isVoucher: boolean): Bilingual {
  return isVoucher
    ? said(`kunci baru dijamin kunci lama: ${owner}`, `new key vouched for by an older one: ${owner}`)
    : said(`pemilikan kunci dibuktikan: ${owner}`, `possession of the key proven: ${owner}`);
}
