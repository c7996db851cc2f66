/** What an audit says of a break: one sentence, the honest cause when one is likely, and what to do. */

import type { CommitFault } from "../../../app/ports/history.ts";
import type { RecordFault } from "../../../app/ports/record-faults.ts";
import type { MessageFault } from "../../../domain/ledger/message/message.ts";
import type { RefusalCode } from "../../../domain/ledger/proposal.ts";
import type { SignatureFault } from "../../../domain/ledger/signature.ts";
import type { Loss } from "../../../domain/loss.ts";
import { type Bilingual, said } from "../language.ts";
import { lossText } from "./losses.ts";
import { refusalExamples, refusalText, short } from "./refusals.ts";

/** A violation as the operations find it; its own type there, named here by shape so that floors stay apart. */
interface Told<Code extends string> {
  readonly code: Code;
  readonly entry?: string | undefined;
  readonly path?: string | undefined;
  readonly refusal?: Parameters<typeof refusalText>[0] | undefined;
  readonly detail?: string | undefined;
  readonly loss?: Loss | undefined;
}

/** What is told of a commit before the law is asked; what the law refuses has words of its own. */
type FaultCode = SignatureFault | CommitFault | MessageFault | RecordFault;

const WORDS: Readonly<Record<FaultCode, (violation: Told<string>) => Bilingual>> = {
  unsigned: () => said("entri ini tidak bertanda tangan", "this entry is not signed"),
  "signature-malformed": () => said("tanda tangannya cacat bentuk", "its signature is malformed"),
  "signature-namespace": () =>
    said(
      "tanda tangannya dibuat untuk keperluan lain, bukan untuk Git",
      "its signature was made for another purpose than Git",
    ),
  "signature-wrong": () =>
    said("tanda tangannya tidak cocok dengan isinya", "its signature does not match what it says"),
  "signature-untouched": () =>
    said("kunci FIDO menandatangani tanpa disentuh", "a FIDO key signed it without a touch"),
  "signature-second-form": () =>
    said(
      "tanda tangannya ditulis ulang dalam bentuk kedua, sehingga entri yang sama mendapat nomor lain",
      "its signature was rewritten in its second form, which gives the same entry another id",
    ),
  "signature-openpgp": () =>
    said(
      "bertanda tangan OpenPGP oleh kunci yang tidak terdaftar",
      "it has an OpenPGP signature by a key that is not on the roster",
    ),
  "key-weak": () => said("kuncinya terlalu lemah", "its key is too weak"),
  "key-type-unknown": () => said("jenis kuncinya tidak dikenal", "its kind of key is not known"),
  "commit-header": () =>
    said("kepala entri memuat baris yang tidak semestinya", "its header has lines that do not belong there"),
  "commit-encoding": () => said("teksnya bukan UTF-8", "its text is not UTF-8"),
  "commit-time": () => said("waktunya tidak dalam UTC", "its time is not in UTC"),
  "commit-identity": () =>
    said("penulis dan pencatatnya berbeda atau cacat", "its author and committer differ or are malformed"),
  "message-unprintable": () => said("teksnya memuat huruf kendali", "its text contains control characters"),
  "message-shape": () => said("susunan teksnya tidak baku", "its text does not have the fixed form"),
  "trailer-missing": ({ detail }) =>
    said(`keterangan ${detail} tidak ada`, `the trailer ${detail} is missing`),
  "trailer-unknown": ({ detail }) =>
    said(`keterangan tidak dikenal: ${detail}`, `unknown trailer: ${detail}`),
  "trailer-order": ({ detail }) =>
    said(`keterangan berulang atau salah urutan: ${detail}`, `repeated or misplaced trailer: ${detail}`),
  "trailer-value": ({ detail }) =>
    said(`nilai keterangan tidak sah: ${detail}`, `invalid trailer value: ${detail}`),
  "trailer-outside-block": ({ detail }) =>
    said(
      `ada baris serupa keterangan di luar tempatnya: ${detail}`,
      `a line like a trailer stands outside the block: ${detail}`,
    ),
  "governed-changed": ({ path }) =>
    said(`${path} berubah tanpa entri register`, `${path} changed without an entry`),
  "entry-is-merge": () =>
    said("entri register tidak boleh berupa penggabungan", "an entry may not be a merge"),
  "second-root": () => said("terdapat dua entri pendirian", "there are two founding entries"),
  "root-not-entry": () =>
    said("riwayat tidak dimulai dengan entri pendirian", "the history does not begin with a founding entry"),
  // In full: two first entries that begin alike must not look like one.
  "root-other": ({ entry, detail }) =>
    said(
      `entri pertama ${entry ?? "…"} bukan yang dipercaya (${detail})`,
      `the first entry ${entry ?? "…"} is not the trusted one (${detail})`,
    ),
  "receipt-lost": ({ detail, loss }) =>
    loss !== undefined
      ? lossText(loss).what
      : said(
          `entri ${short(detail ?? "")} dari tanda terima tidak ada lagi`,
          `entry ${short(detail ?? "")} of the receipt is gone`,
        ),
  "author-other": ({ detail }) =>
    said(`nama penulis (${detail}) bukan penanda tangannya`, `its author (${detail}) is not its signer`),
  "rules-unreadable": ({ path }) =>
    said(
      `aturan yang berlaku tidak dapat dibaca (${path ?? "sop.yaml"})`,
      `the rules in force cannot be read (${path ?? "sop.yaml"})`,
    ),
  "object-damaged": ({ detail }) =>
    said(
      `objek Git rusak, diganti, atau hilang: ${detail}`,
      `a Git object is damaged, replaced or missing: ${detail}`,
    ),
  "path-link": ({ path }) => said(`${path} adalah tautan atau submodul`, `${path} is a link or a submodule`),
  "path-mode": ({ path }) => said(`${path} ditandai sebagai program`, `${path} is marked as a program`),
  "path-pointer": ({ path }) =>
    said(
      `${path} hanya penunjuk ke berkas di tempat lain (Git LFS)`,
      `${path} only points to a file that lies elsewhere (Git LFS)`,
    ),
  "merge-joins-entries": ({ detail = "" }) =>
    said(
      `penggabungan ini menyatukan entri yang dibuat berdampingan; yang tidak ikut: ${detail.split(" ").map(short).join(", ")}`,
      `this merge joins entries that were made side by side; left out: ${detail.split(" ").map(short).join(", ")}`,
    ),
  "commit-empty": () =>
    said(
      "commit ini tidak mengubah apa pun; entri yang digabungkan ke dalamnya hilang",
      "this commit changes nothing; entries that were squashed into it are lost",
    ),
  "version-newer": ({ detail }) =>
    said(
      `ditulis oleh sop yang lebih baru (${detail}); perbarui sop untuk memeriksanya`,
      `written by a newer sop (${detail}); update sop to judge it`,
    ),
  "derived-unreadable": ({ path }) =>
    said(
      `${path} tidak dapat dibaca, jadi isi yang diturunkan darinya tidak dapat dihitung ulang`,
      `${path} cannot be read, so what is derived from it cannot be derived again`,
    ),
  "cycle-file-differs": ({ path }) =>
    said(`${path} bukan yang dikatakan entrinya`, `${path} is not what its entry says`),
  "schema-differs": ({ path }) =>
    said(`${path} bukan yang dihasilkan rencana dan formulir`, `${path} is not what plan and form give`),
  "form-differs": ({ path }) =>
    said(
      `formulir ${path} bukan yang dihasilkan rencana: identitas, sel terkunci, atau isinya berbeda`,
      `the form ${path} is not what the plan gives: its identity, a locked cell or its content differs`,
    ),
  "return-differs": ({ path }) =>
    said(
      `angka pada ${path} bukan yang terbaca dari buku kerjanya`,
      `the figures in ${path} are not those that its workbook shows`,
    ),
  "verified-with-errors": ({ path }) =>
    said(`${path} diverifikasi padahal masih ada kesalahan`, `${path} was verified although it has errors`),
  "verified-unanswered": ({ path }) =>
    said(
      `${path} diverifikasi padahal ada peringatan yang belum dijawab`,
      `${path} was verified although a warning was not answered`,
    ),
  "report-differs": ({ path }) =>
    said(
      `laporan pemeriksaan ${path} bukan yang dihasilkan isian itu`,
      `the verifier's report on ${path} is not what that return gives`,
    ),
  "recap-differs": ({ path }) =>
    said(`${path} bukan yang dihasilkan isian-isian`, `${path} is not what the returns give`),
  "recap-workbook-differs": ({ path }) =>
    said(`${path} tidak sama dengan rekapnya, sel demi sel`, `${path} is not the recap, cell by cell`),
  "archive-changed": ({ path }) =>
    said(`berkas arsip ${path} diganti atau dihapus`, `the archived file ${path} was replaced or removed`),
  "cross-check": () =>
    said(
      "ssh-keygen di komputer ini tidak membenarkan tanda tangannya",
      "ssh-keygen on this computer does not accept its signature",
    ),
  "path-collides": ({ path }) =>
    said(
      `${path} hanya berbeda huruf besar-kecil dari berkas lain`,
      `${path} differs from another file only by case`,
    ),
};

const HAND = said(
  'Kemungkinan: disunting lalu di-commit dengan git biasa atau lewat halaman web. Pulihkan dengan: sop heal --reason "…"',
  'Likely: edited and committed with plain git or on a web page. Put it right with: sop heal --reason "…"',
);
/** Beside `merge-joins-entries`: the merge brought what the other line's entries had changed lawfully. */
const BY_MERGE = said(
  "Terbawa oleh penggabungan entri yang sama; pulih bersamanya.",
  "Brought along by the same merge of entries; it is put right with that.",
);
const REWRITTEN = said(
  "Kemungkinan: entri diubah sesudah ditandatangani (commit --amend, rebase, squash).",
  "Likely: the entry was changed after signing (commit --amend, rebase, squash).",
);

const CAUSES: Readonly<Partial<Record<FaultCode | RefusalCode, Bilingual>>> = {
  "heal-unconfirmed": said(
    "Yang mengonfirmasi: pengganti pencatat atau pemilik prosedur, bukan yang memulai pemulihan.",
    "Who confirms it: the registrar's substitute or the owner of the procedure, and not who began the healing.",
  ),
  "object-damaged": said(
    "Kemungkinan: media rusak, atau berkas di .git disentuh. Ambil objeknya dari salinan lain: git fetch, atau salin folder .git yang utuh.",
    "Likely: a failing disk, or a file in .git was touched. Get the object from another clone: git fetch, or copy a whole .git folder.",
  ),
  "cross-check": said(
    "Perbarui OpenSSH (ssh -V), lalu ulangi; bila tetap, laporkan bersama entri ini.",
    "Update OpenSSH (ssh -V) and run this again; if it stays, report it with this entry.",
  ),
  "key-not-in-force": said(
    "Kemungkinan: kunci lama dipakai sesudah diganti atau dilaporkan hilang. Daftarkan kunci baru: sop official key ORANG --add BERKAS.",
    "Likely: an old key was used after it was replaced or reported lost. Register a new one: sop official key PERSON --add FILE.",
  ),
  "clock-backwards": said(
    "Kemungkinan: jam komputer penanda tangan salah. Betulkan jamnya sebelum menandatangani.",
    "Likely: the signer's clock was wrong. Set it right before signing.",
  ),
  "path-pointer": said(
    "Matikan Git LFS untuk folder ini; berkas register disimpan utuh.",
    "Turn Git LFS off for this folder; governed files are kept whole.",
  ),
  "path-mode": HAND,
  "path-link": HAND,
  unsigned: HAND,
  "governed-changed": HAND,
  "signature-wrong": REWRITTEN,
  "previous-other": REWRITTEN,
  "merge-joins-entries": said(
    "Kemungkinan: dua orang mencatat dari entri yang sama, lalu git pull menggabungkannya. Tidak ada entri yang dipalsukan. Pulihkan dengan: sop heal; entri yang tidak ikut dicatat ulang oleh penanda tangannya.",
    "Likely: two people recorded from the same entry, and git pull merged them. No entry was forged. Put it right with: sop heal; whoever signed an entry that was left out records it again.",
  ),
  "commit-empty": said(
    "Kemungkinan: squash lewat halaman web atau git merge --squash. Cari entri aslinya pada cabang lain atau salinan lain; pulihkan dengan: sop heal.",
    "Likely: a squash on a web page or by git merge --squash. Look for the original entries on another branch or clone; put it right with: sop heal.",
  ),
  "version-newer": said(
    "Bukan pelanggaran: program ini tidak mengenal formatnya. Pasang sop versi terbaru, lalu ulangi.",
    "Not a violation: this program does not know the format. Install the newest sop and run this again.",
  ),
  "entry-is-merge": said("Kemungkinan: penggabungan lewat halaman web.", "Likely: a merge on a web page."),
  "key-unregistered": said(
    "Kemungkinan: kunci baru belum didaftarkan pencatat.",
    "Likely: a new key that the registrar has not registered.",
  ),
  "root-other": said(
    "Periksa apakah folder ini benar repositori kantor; bila ya, sebutkan --root yang tercetak pada lembar SOP.",
    "Check that this is the office's repository; if so, name the --root that the SOP sheet prints.",
  ),
  "receipt-lost": said(
    "Kemungkinan: entri terbaru dibuang (reset, force-push), atau salinan ini lebih lama (git pull). Ambil dari salinan lain; bila keadaan di sini yang benar dan komputer ini yang mengingatnya: --forget.",
    "Likely: the newest entries were dropped (reset, force-push), or this is an older copy (git pull). Get them from another clone; if the state here is the right one, and it is this computer that remembers them: --forget.",
  ),
};

/** What to do where no cause is likelier than another. */
export const USUAL_ADVICE = said(
  "Bandingkan dengan salinan lain; pulihkan ke entri sah terakhir dengan: sop heal",
  "Compare with another clone; restore the last good entry with: sop heal",
);

/** What is broken, and the honest cause where one is likely. @param beside codes of the same commit */
export function violationText(
  violation: Told<string>,
  beside: readonly string[] = [],
): {
  readonly what: Bilingual;
  readonly hint: Bilingual;
} {
  const { code, refusal, loss } = violation;
  const what =
    refusal === undefined
      ? (WORDS[code as FaultCode]?.(violation) ?? said(code, code))
      : refusalText<RefusalCode>(refusal);
  const isMerged = code === "governed-changed" && beside.includes("merge-joins-entries");
  const known = isMerged ? BY_MERGE : CAUSES[code as FaultCode];
  const cause = loss === undefined ? known : lossText(loss).hint;
  return { what, hint: cause ?? USUAL_ADVICE };
}

/** Every code that an audit may name, with an example of its sentence, and what to do. */
export function violationExamples(): readonly {
  readonly code: string;
  readonly what: Bilingual;
  readonly hint: Bilingual;
}[] {
  const told = { path: "2024/tw1/rekap/rekap.yaml", detail: "…" };
  const faults = (Object.keys(WORDS) as FaultCode[]).map(
    (code) => [code, WORDS[code]({ code, ...told })] as const,
  );
  return [...faults, ...refusalExamples()].map(([code, what]) => ({
    code,
    what,
    hint: CAUSES[code] ?? USUAL_ADVICE,
  }));
}
