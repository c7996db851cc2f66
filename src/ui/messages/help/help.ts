/** The words of the command line: what each verb and option is for. */
import { said } from "../language.ts";

export const HELP = {
  verbs: {
    init: said("mendirikan folder kerja dan registernya", "create a workspace and its record"),
    official: said(
      "pejabat dan kunci: add, act, end, absent, correct, key, prove, me, list",
      "officials and keys: add, act, end, absent, correct, key, prove, me, list",
    ),
    open: said("membuka siklus, misalnya 2024/tw1", "open a cycle, such as 2024/tw1"),
    cancel: said(
      "membatalkan siklus yang keliru dibuka, dengan alasan",
      "take back a cycle that was opened by mistake, with a reason",
    ),
    draft: said(
      "langkah 1: periksa rencana dan formulir, lalu catat",
      "step 1: check plan and form, then record them",
    ),
    distribute: said("langkah 3: satu buku kerja untuk tiap seksi", "step 3: one workbook for each section"),
    receive: said(
      "langkah 4: terima isian dari berkas atau folder masuk/",
      "step 4: take in returns from files or the in-tray",
    ),
    verify: said("langkah 5: periksa isian, lalu verifikasi", "step 5: check returns, then verify them"),
    compile: said("langkah 6: rekap semua isian", "step 6: compile all returns"),
    approve: said(
      "menyetujui, memaraf atau menandatangani langkah yang menunggu",
      "approve, initial or sign the step that waits",
    ),
    reject: said("mengembalikan, dengan alasan", "send back, with a reason"),
    waive: said(
      "membebaskan satu seksi dari isian, dengan alasan dan batas waktu",
      "waive the return of a section, with a reason and a last day",
    ),
    reopen: said(
      "membuka kembali siklus yang sudah ditandatangani, dengan alasan",
      "open a signed cycle again, with a reason",
    ),
    heal: said(
      "memulihkan register yang diubah di luar aturan, dikonfirmasi orang kedua",
      "restore a record that was changed outside its law, confirmed by a second person",
    ),
    sync: said(
      "menyamakan register dengan tempat bersama: ambil, periksa, kirim",
      "bring this record and the shared place together: fetch, judge, send",
    ),
    remote: said(
      "tempat bersama register: folder, flash disk, atau server",
      "the place where the record is shared: a folder, a flash disk, or a server",
    ),
    bundle: said(
      "seluruh register dalam satu berkas, untuk flash disk atau pesan",
      "the whole record in one file, for a flash disk or a message",
    ),
    "receive-bundle": said(
      "mengambil entri dari berkas yang dibuat sop bundle",
      "take in entries from a file made by sop bundle",
    ),
    clone: said(
      "mengambil register kantor ke komputer ini, dan membuktikannya",
      "get the office's record onto this computer, and prove it",
    ),
    attach: said(
      "mengarsipkan pindaian atau PDF lembar yang ditandatangani",
      "archive the scan or PDF of the signed sheet",
    ),
    amend: said("mencatat perubahan sop.yaml dan kalender", "record changes of sop.yaml and the calendars"),
    status: said(
      "giliran siapa, sejak kapan, dan perintahnya",
      "next actions: who, since when, and the command",
    ),
    remind: said(
      "pesan siap kirim untuk langkah yang menunggu",
      "messages ready to send for steps that are waiting",
    ),
    log: said("register sebagai buku", "the record as a readable book"),
    trace: said(
      "satu angka: diketik di mana, ditandatangani siapa",
      "one figure: where it was typed, who signed it",
    ),
    audit: said(
      "membuktikan seluruh riwayat, atau menunjukkan letak kerusakannya",
      "prove the whole history, or report the exact failure",
    ),
    export: said(
      "data keluar: csv, json, datapackage, sippd, lkjip",
      "data out: csv, json, datapackage, sippd, lkjip",
    ),
    print: said(
      "dokumen cetak: recap, sop, form, receipt, register, proof, key",
      "documents: recap, sop, form, receipt, register, proof, key",
    ),
    report: said(
      "satu halaman web: giliran, capaian, anggaran, register",
      "one web page: turns, achievement, budget, register",
    ),
    check: said(
      "memeriksa keaslian dokumen cetak: asli, digantikan, berubah",
      "verify a printed document: genuine, superseded, altered",
    ),
    explain: said(
      "arti sebuah kode temuan, dan contoh yang benar",
      "what a finding's code means, with an example",
    ),
    doctor: said(
      "yang kurang di komputer dan kantor ini, dan perintahnya",
      "what this computer and office lack, and the command",
    ),
    demo: said("memperagakan satu siklus lengkap di folder baru", "run a complete demo in a new folder"),
  },
  options: {
    version: said("versi", "version"),
    help: said("bantuan", "help"),
    lang: said("bahasa: id atau en", "language: id or en"),
    directory: said("folder kerja", "workspace folder"),
    format: said("bentuk keluaran", "form of the output"),
    json: said("sama dengan --format json", "the same as --format json"),
    forget: said("lupakan entri terbukti yang hilang", "forget proven entries that are gone"),
    as: said(
      "bertindak sebagai orang ini (bila Anda merangkap jabatan)",
      "act as this person (one of your roles)",
    ),
    key: said(
      "berkas kunci, atau sidik jari kunci dalam gpg",
      "key file, or the fingerprint of a key in gpg",
    ),
    yes: said("tanpa konfirmasi", "do not ask"),
    restore: said(
      "kirim lagi entri yang hilang dari tempat bersama",
      "send again entries that the shared place lost",
    ),
    trustedRoot: said(
      "entri pertama register, dari kertas atau dari pencatat",
      "the first entry of the record, from a paper or from the registrar",
    ),
    offline: said("tanpa menyamakan dengan tempat bersama", "without the shared place"),
    dryRun: said("tunjukkan saja, jangan catat", "only show, do not record"),
    example: said("contoh: pakusari atau jangkar", "example: pakusari or jangkar"),
    template: said(
      "folder prosedur lain: sop.yaml, rencana.yaml, formulir.yaml, kalender/",
      "folder of another procedure: sop.yaml, rencana.yaml, formulir.yaml, kalender/",
    ),
    from: said("berkas YAML berisi jawaban", "YAML file with the answers"),
    fromDay: said("hari pertama (TTTT-BB-HH)", "first day (YYYY-MM-DD)"),
    fromDayOrEntry: said(
      "hari pertama (TTTT-BB-HH); pada pencabutan kunci juga entri pertama yang diragukan",
      "first day (YYYY-MM-DD); when a key is ended, also the first entry in doubt",
    ),
    untilDay: said("hari terakhir (TTTT-BB-HH)", "last day (YYYY-MM-DD)"),
    year: said(
      "tahun pertama; di folder yang sudah ada: tahun berikutnya",
      "first year; in a workspace: the next one",
    ),
    office: said("nama kantor", "name of the office"),
    regency: said("kabupaten atau kota", "regency or city"),
    regionCode: said("kode wilayah Kemendagri", "region code"),
    place: said("tempat penandatanganan", "place of signing"),
    sopNumber: said("nomor SOP kantor ini", "number of the office's SOP"),
    id: said("pengenal Anda di register", "your id in the record"),
    name: said("nama lengkap dengan gelar", "full name with titles"),
    nip: said("NIP atau NI PPPK", "NIP or NI PPPK"),
    rank: said("pangkat/golongan", "rank"),
    role: said("peran Anda menurut sop.yaml", "your roles by sop.yaml"),
    roleOne: said("peran menurut sop.yaml", "role by sop.yaml"),
    section: said("seksi", "section"),
    confirmHealing: said(
      "konfirmasi orang kedua atas pemulihan yang menunggu",
      "the second person's confirmation of a healing that waits",
    ),
    onlySection: said("hanya angka seksi ini; biasanya semua", "only this section's figures; usually all"),
    basis: said("nomor dan tanggal SK", "number and date of the letter"),
    keys: said(
      "untuk peragaan: folder kunci privat ORANG/id_ed25519",
      "for a demonstration: folder of private keys PERSON/id_ed25519",
    ),
    capacity: said("definitif, plt, plh atau pj", "definitif, plt, plh or pj"),
    actingFor: said("orang yang digantikan", "the person stood in for"),
    addKey: said(
      "berkas ORANG.kunci yang dibuat pemiliknya dengan: sop official prove ORANG",
      "the file PERSON.kunci that its holder made with: sop official prove PERSON",
    ),
    endKey: said(
      "sidik jari kunci yang dicabut (SHA256:…), sedikitnya delapan karakter pertamanya; @ENTRI pertama yang diragukan",
      "fingerprint of the key to revoke (SHA256:…), at least its first eight characters; @ENTRY the first in doubt",
    ),
    lostKey: said(
      "kunci hilang: pilih yang mana, lalu dicabut",
      "a key is lost: choose which, and revoke it",
    ),
    vouch: said(
      "kunci lama orang itu, yang menjamin kunci barunya",
      "an older key of the person, which vouches for the new one",
    ),
    endReason: said(
      "alasan: pada end bebas (pensiun, mutasi, …); pada key rotated (diganti), lost (hilang) atau compromised (dikuasai pihak lain), dan dengan --lost juga bebas",
      "reason: of end in your words (retired, moved, …); of key rotated (replaced), lost or compromised (used by somebody else), and with --lost also in your words",
    ),
    endAll: said("semua jabatan orang itu", "all appointments of the person"),
    reason: said("alasan", "reason"),
    due: said("hari terakhir siklus", "last day of the cycle"),
    returnsDue: said("hari terakhir isian", "last day of the returns"),
    preview: said("baca dan periksa saja", "only read and check"),
    check: said("periksa saja, tanpa mencatat (untuk CI)", "only check, record nothing (for CI)"),
    cycle: said("siklus", "cycle"),
    amendedCycle: said(
      "berlakukan sop.yaml yang tercatat pada siklus yang sedang berjalan; dengan --reason",
      "bring the recorded sop.yaml into this running cycle; with --reason",
    ),
    note: said("keterangan pada tanda tangan", "a note with the signature"),
    to: said("langkah tujuan", "step to return to"),
    cellWhy: said(
      'sel dan sebabnya, misalnya "F12 belum sesuai SPJ"',
      'cell and why, such as "F12 differs from the SPJ"',
    ),
    waivedUntil: said(
      "hari terakhir dispensasi (TTTT-BB-HH); biasanya lima hari kerja",
      "last day of the waiver (YYYY-MM-DD); usually five working days",
    ),
    askedBy: said(
      "yang meminta dispensasi; biasanya kepala seksinya",
      "who asked for it; usually the head of the section",
    ),
    archivePlace: said(
      'lokasi arsip fisik, misalnya "boks 3, map 2024"',
      'where the paper archive is, such as "box 3"',
    ),
    timeliness: said(
      "ketepatan waktu tiap langkah, seksi dan orang",
      "how timely each step, section and person was",
    ),
    watch: said("tampilkan lagi setiap kali berubah", "show it again whenever it changes"),
    nil: said(
      "seksi tanpa data triwulan ini (nihil); dengan --reason",
      "a section with nothing to report this quarter; with --reason",
    ),
    receiveReason: said("sebab terlambat, atau sebab nihil", "why it is late, or why it is empty"),
    ics: said("tulis batas waktu sebagai berkas kalender", "write the due dates as a calendar file"),
    all: said("juga yang belum terlambat", "also steps that are still in time"),
    excelId: said(
      "CSV untuk Excel berbahasa Indonesia: titik koma, koma desimal",
      "CSV for an Indonesian Excel: semicolons, decimal commas",
    ),
    out: said("folder tujuan", "folder to write into"),
    outFile: said("berkas tujuan; biasanya di cetak/", "file to write; usually in cetak/"),
    reportFile: said(
      "berkas tujuan; biasanya cetak/laporan.html",
      "file to write; usually cetak/laporan.html",
    ),
    serve: said(
      "tampilkan di komputer ini saja, diperbarui sendiri",
      "show it on this computer only, kept up to date",
    ),
    formSection: said("formulir seksi ini saja", "this section's form only"),
    figure: said(
      "indikator yang dibuktikan, misalnya iku-ikm atau iku-ikm!realisasi",
      "the indicator to prove, such as iku-ikm or iku-ikm!realisasi",
    ),
    cardPerson: said("pemilik kartu kunci", "whose key card"),
    root: said("entri pertama, mulai 12 digit", "the first entry, from 12 digits on"),
    since: said("tanda terima audit terdahulu", "receipt of an earlier audit"),
    auditCycle: said("tampilkan hanya siklus ini", "show only this cycle"),
    auditAll: said("tampilkan semua entri, bukan 100 terakhir", "show every entry, not the newest 100"),
    crossCheck: said(
      "tanyakan tiap tanda tangan juga kepada ssh-keygen",
      "ask ssh-keygen about each signature too",
    ),
    signaturesOnly: said(
      "hanya tanda tangan dan urutannya; isi turunan tidak dihitung ulang",
      "only signatures and their order; derived content is not derived again",
    ),
    noCache: said(
      "buktikan semuanya lagi, juga yang sudah pernah dibuktikan",
      "prove everything again, also what was proven before",
    ),
    strict: said(
      "pemberitahuan dan berkas yang berbeda juga dianggap gagal",
      "notices and differing files also count as failure",
    ),
  },
} as const;
