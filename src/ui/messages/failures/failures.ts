/** Every reason to stop: what is wrong, and what to do. One sentence each, in both languages. */

import type { FailureCode, Reason } from "../../../domain/failure.ts";
import { type Sentence, said, sentence } from "../language.ts";
import { lossText } from "../law/losses.ts";
import { refusalText, short } from "../law/refusals.ts";
import { turnsText } from "../turns.ts";
import { formatList, formatMoment } from "../words.ts";
import { fileTrouble } from "./file-trouble.ts";
import { driftHint, leavingHint, NOTHING, REFUSED_HINTS, SEE_STATUS } from "./hints.ts";
import { KEY_FAILURES } from "./key-failures.ts";
import { RECORD_FAILURES } from "./record-failures.ts";
import { SHARING_FAILURES } from "./sharing-failures.ts";
import { usageText } from "./usage/usage.ts";

type Words = { readonly [C in FailureCode]: (reason: Extract<Reason, { code: C }>) => Sentence };

const WORDS: Words = {
  ...KEY_FAILURES,
  ...RECORD_FAILURES,
  ...SHARING_FAILURES,
  usage: usageText,
  "git-missing": () =>
    sentence(
      "git tidak ditemukan di komputer ini.",
      "git was not found on this computer.",
      "Pasang git 2.34 atau lebih baru (https://git-scm.com), lalu ulangi.",
      "Install git 2.34 or later (https://git-scm.com), then run this again.",
    ),
  "git-too-old": ({ found, needed }) =>
    sentence(
      `git ${found} terlalu lama untuk menandatangani dengan kunci SSH.`,
      `git ${found} is too old to sign with SSH keys.`,
      `Pasang git ${needed} atau lebih baru.`,
      `Install git ${needed} or later.`,
    ),
  "git-failed": ({ doing, said: words }) =>
    sentence(
      `git ${doing} gagal: ${words || "tanpa penjelasan"}`,
      `git ${doing} failed: ${words || "without a reason"}`,
      "Periksa folder dan ruang penyimpanan, lalu ulangi.",
      "Check the folder and the free space, then run this again.",
    ),
  "ssh-keygen-missing": () =>
    sentence(
      "ssh-keygen tidak ditemukan; tanpa itu git tidak dapat menandatangani.",
      "ssh-keygen was not found; without it git cannot sign.",
      "Pasang OpenSSH (di Windows sudah termasuk dalam Git for Windows).",
      "Install OpenSSH (on Windows it comes with Git for Windows).",
    ),
  "not-a-repository": ({ folder }) =>
    sentence(
      `${folder} bukan folder kerja sop (tidak ada repositori Git).`,
      `${folder} is not a sop workspace (no Git repository).`,
      "Masuk ke folder kerja atau sebutkan dengan -C FOLDER; membuat yang baru: sop init",
      "Go to the workspace or name it with -C FOLDER; to make one: sop init",
    ),
  "not-a-workspace": ({ folder }) =>
    sentence(
      `${folder} adalah repositori Git, tetapi tidak ada sop.yaml di dalamnya.`,
      `${folder} is a Git repository, but has no sop.yaml.`,
      "Masuk ke folder kerja yang benar, atau buat yang baru: sop init",
      "Go to the right workspace, or make one: sop init",
    ),
  "folder-not-empty": ({ folder }) =>
    sentence(
      `Folder ${folder} tidak kosong.`,
      `The folder ${folder} is not empty.`,
      "Pilih folder lain; tidak ada yang ditimpa.",
      "Choose another folder; nothing was overwritten.",
    ),
  "folder-not-demo": ({ folder }) =>
    sentence(
      `Folder ${folder} sudah ada dan bukan buatan sop demo.`,
      `The folder ${folder} exists and was not made by sop demo.`,
      "Pilih folder lain; tidak ada yang ditimpa.",
      "Choose another folder; nothing was overwritten.",
    ),
  "workspace-exists": ({ folder }) =>
    sentence(
      `${folder} sudah menjadi folder kerja sop.`,
      `${folder} is already a sop workspace.`,
      "Lihat keadaannya dengan: sop status",
      "See where it stands: sop status",
    ),
  "not-your-role": ({ person, needed, holders }) =>
    sentence(
      `${person} tidak memegang peran ${needed.join(" / ")}.`,
      `${person} does not hold the role ${needed.join(" / ")}.`,
      holders.length === 0
        ? "Belum ada pemegang peran itu; pencatat menambahkannya dengan: sop official add"
        : `Yang memegangnya: ${formatList(holders, "id")}.`,
      holders.length === 0
        ? "Nobody holds it yet; the registrar adds someone with: sop official add"
        : `It is held by ${formatList(holders, "en")}.`,
    ),
  "section-vacant": ({ sections, roles }) => {
    const [section = ""] = sections;
    const command = `--role ${roles[0] ?? ""} --section ${section}`;
    return sentence(
      `Tidak ada yang akan mengisi formulir ${formatList(sections, "id")}: jabatan pengisinya kosong.`,
      `There is nobody to fill the form of ${formatList(sections, "en")}: no one holds the office that does.`,
      `Catat dulu pengisinya, misalnya sebagai Plt.: sop official act ORANG ${command} …; atau bebaskan seksinya: sop waive ${section} --asked-by ORANG --reason "…"`,
      `Record who fills it first, as acting head perhaps: sop official act PERSON ${command} …; or excuse the section: sop waive ${section} --asked-by PERSON --reason "…"`,
    );
  },
  "not-your-turn": ({ turns, holders }) => {
    const now = turnsText(turns);
    return sentence(
      "Belum giliran langkah tersebut.",
      "That step is not due.",
      `Sekarang ${now.id} — ${formatList(holders, "id") || "belum ada pemegang peran"}. Lihat: sop status`,
      `Now it is ${now.en} — ${formatList(holders, "en") || "nobody holds the role"}. See: sop status`,
    );
  },
  "nothing-to-do": ({ why }) => NOTHING[why],
  "which-cycle": ({ cycles }) =>
    sentence(
      `Ada beberapa siklus terbuka: ${cycles.join(", ")}.`,
      `Several cycles are open: ${cycles.join(", ")}.`,
      "Sebutkan salah satunya pada perintah.",
      "Name one of them in the command.",
    ),
  "cycle-unknown": ({ cycle, cycles }) =>
    sentence(
      `Siklus ${cycle} tidak ada.`,
      `Unknown cycle ${cycle}.`,
      `Yang ada: ${cycles.join(", ") || "belum ada; buka dengan sop open TAHUN/tw1"}.`,
      `Available: ${cycles.join(", ") || "none; open one with sop open YEAR/tw1"}.`,
    ),
  dirty: ({ paths, leaving }) => ({
    what: said(
      `Berkas di folder berbeda dari register: ${listed(paths, "id")}.`,
      `Files in the folder differ from the record: ${listed(paths, "en")}.`,
    ),
    hint: leaving === undefined ? driftHint(paths[0] ?? "") : leavingHint(leaving),
  }),
  refused: ({ refusal }) => {
    const words = refusalText(refusal);
    const hint = REFUSED_HINTS[refusal.code] ?? SEE_STATUS;
    return { what: said(`Tidak dapat dicatat: ${words.id}.`, `This cannot be recorded: ${words.en}.`), hint };
  },
  "receipt-lost": ({ loss }) => {
    const { what, hint } = lossText(loss);
    return { what: said(`${capital(what.id)}.`, `${capital(what.en)}.`), hint };
  },
  "clock-ahead": ({ entry, name, at, now, utcOffset }) =>
    sentence(
      `Entri terakhir (${short(entry)}, oleh ${name}) bertanggal ${formatMoment(at, utcOffset)}, padahal jam komputer ini ${formatMoment(now, utcOffset)}.`,
      `The newest entry (${short(entry)}, by ${name}) is dated ${formatMoment(at, utcOffset)}, but this computer's clock says ${formatMoment(now, utcOffset)}.`,
      "Periksa jam komputer ini. Bila jam entri itu yang salah, pencatat melewatinya dengan: sop heal",
      "Check this computer's clock. If it is the entry's date that is wrong, the registrar passes it with: sop heal",
    ),
  locked: ({ by }) =>
    sentence(
      `Folder sedang dipakai mencatat oleh ${by}.`,
      `The folder is being written by ${by}.`,
      "Tunggu sebentar, lalu ulangi.",
      "Wait a moment, then run this again.",
    ),
  "signing-failed": ({ said: words }) =>
    sentence(
      `Penandatanganan gagal: ${words || "ssh-keygen tidak menjawab"}`,
      `Signing failed: ${words || "ssh-keygen gave no answer"}`,
      "Periksa kata sandi kunci, agen SSH atau gpg, atau sentuhan pada kunci FIDO; tidak ada yang tercatat.",
      "Check the key's passphrase, the agent of SSH or gpg, or the touch on a FIDO key; nothing was recorded.",
    ),
  "file-unreadable": ({ path, why }) =>
    sentence(
      `${path} tidak dapat dibaca atau ditulis (${fileTrouble(why).id}).`,
      `${path} cannot be read or written (${fileTrouble(why).en}).`,
      "Periksa nama dan izin berkas, dan apakah sedang dibuka di Excel.",
      "Check the file's name and permissions, and whether Excel has it open.",
    ),
  "path-link": ({ path }) =>
    sentence(
      `${path} adalah tautan (symbolic link), jadi isinya berada di tempat lain.`,
      `${path} is a symbolic link, so what it holds lies elsewhere.`,
      "Hapus tautan itu, lalu letakkan berkas atau folder yang sebenarnya di tempatnya.",
      "Remove the link, and put the real file or folder in its place.",
    ),
  "path-escapes": ({ path }) =>
    sentence(
      `${path} menunjuk ke luar folder kerja.`,
      `${path} points outside the workspace.`,
      "Pakai nama di dalam folder kerja, bukan tautan.",
      "Use a name inside the workspace, not a link.",
    ),
  "invalid-files": () =>
    sentence(
      "Ada berkas yang belum benar; tidak ada yang dicatat.",
      "Some files are not right yet; nothing was recorded.",
      "Perbaiki temuan di atas, lalu ulangi.",
      "Fix the findings above, then run this again.",
    ),
  declined: () => sentence("Dibatalkan; tidak ada yang dicatat.", "Cancelled; nothing was recorded."),
  "needs-terminal": ({ flags }) =>
    sentence(
      "Perintah ini bertanya, tetapi tidak ada terminal.",
      "This command asks questions, but there is no terminal.",
      `Tambahkan ${flags}.`,
      `Add ${flags}.`,
    ),
  interrupted: () => sentence("Dihentikan; tidak ada yang dicatat.", "Interrupted; nothing was recorded."),
};

/** What is wrong, and what to do. */
export function failureText<C extends FailureCode>(reason: Extract<Reason, { code: C }>): Sentence {
  const words: (reason: Extract<Reason, { code: C }>) => Sentence = WORDS[reason.code as C];
  return words(reason);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function listed(paths: readonly string[], language: "id" | "en"): string {
  const shown = paths.slice(0, 3);
  const more = { id: `dan ${paths.length - 3} lagi`, en: `and ${paths.length - 3} more` }[language];
  return paths.length > 3 ? `${shown.join(", ")} ${more}` : formatList(shown, language);
}
