/** What an auditor is told beside the verdict: what lies around the record, odd clocks, keys in other hands. */
import { type Bilingual, said } from "../language.ts";
import { short } from "./refusals.ts";

/** By shape, so that floors stay apart; the operations' own type fits it. */
interface Told {
  readonly code: string;
  readonly detail: string;
  readonly entry?: string | undefined;
  readonly person?: string | undefined;
}

export const NOTICES = {
  "replace-refs": ({ detail }) =>
    said(
      `di salinan ini git biasa menampilkan objek lain (${detail}); pembuktian ini membaca yang asli. Hapus dengan: git replace --delete`,
      `in this clone plain git shows another object (${detail}); this proof reads the true one. Remove it with: git replace --delete`,
    ),
  grafts: ({ detail }) =>
    said(
      `di salinan ini git biasa menampilkan induk lain (.git/info/grafts: ${detail}); pembuktian ini membaca yang asli. Hapus berkas itu`,
      `in this clone plain git shows other parents (.git/info/grafts: ${detail}); this proof reads the true ones. Remove that file`,
    ),
  alternates: ({ detail }) =>
    said(
      `salinan ini meminjam objek dari ${detail}; buat salinan utuh dengan: git clone --no-local`,
      `this clone borrows objects from ${detail}; make a whole one with: git clone --no-local`,
    ),
  notes: ({ detail }) =>
    said(
      `ada catatan git di luar register (${detail}); isinya bukan bagian dari register`,
      `there are git notes beside the record (${detail}); what they say is no part of it`,
    ),
  "commit-graph": ({ detail }) =>
    said(
      `daftar commit milik git (${detail}) tidak cocok dengan objeknya, sehingga git biasa dapat menampilkan urutan lain; buat ulang dengan: git commit-graph write --reachable`,
      `git's own list of commits (${detail}) does not match the objects, so that plain git may show another order; make it anew with: git commit-graph write --reachable`,
    ),
  "name-twice": ({ detail }) =>
    said(
      `${detail} bernama sama dengan cabang register; git biasa dapat keliru memilihnya. Hapus atau ganti namanya`,
      `${detail} is named like the record's branch; plain git may take it for that. Delete or rename it`,
    ),
  "key-compromised": ({ detail, entry, person }) =>
    said(
      `entri ${short(entry ?? "")} (${detail}) dibuat dengan kunci ${person} yang dikuasai pihak lain; ${person} memeriksanya dengan sop log: bila miliknya, entri itu tetap berlaku; bila bukan, dibatalkan dengan sop reject atau sop reopen (siklus), sop official atau sop amend (pejabat, aturan)`,
      `entry ${short(entry ?? "")} (${detail}) was made with a key of ${person} that is compromised; ${person} looks at it with sop log: if it is theirs, it stands; if not, it is undone by sop reject or sop reopen (a cycle), sop official or sop amend (people, rules)`,
    ),
  "clock-ahead": ({ detail, entry }) =>
    said(
      `entri ${short(entry ?? "")} bertanggal ${detail}, sesudah jam komputer ini; periksa kedua jam`,
      `entry ${short(entry ?? "")} is dated ${detail}, later than this computer's clock; check both clocks`,
    ),
} as const satisfies Readonly<Record<string, (told: Told) => Bilingual>>;

/** One sentence: what was noticed, and what to do about it. */
export function noticeText(notice: Told & { readonly code: keyof typeof NOTICES }): Bilingual {
  return NOTICES[notice.code](notice);
}

/** Every notice's code, with an example of its sentence. */
export function noticeExamples(): readonly { readonly code: string; readonly what: Bilingual }[] {
  const told = { detail: "…", entry: "…", person: "dewi" };
  return (Object.keys(NOTICES) as (keyof typeof NOTICES)[]).map((code) => ({
    code,
    what: NOTICES[code]({ code, ...told }),
  }));
}
