/** A command line that cannot be understood. */

import type { UsageCode } from "../../../../domain/slip.ts";
import { sentence } from "../../language.ts";
import { listed, type SlipWords } from "./slip-words.ts";

export const COMMAND_LINE_USAGE = {
  "command-unknown": (given, meant) =>
    sentence(
      `Tidak ada perintah "${given}".`,
      `Unknown command "${given}".`,
      `${listed(meant, "Mungkin maksudnya: sop ")}Daftar perintah: sop --help`,
      `${listed(meant, "Perhaps you meant: sop ")}All commands: sop --help`,
    ),
  "option-unknown": (given, meant) =>
    sentence(
      `Tidak ada pilihan "${given}" pada perintah ini.`,
      `This command has no option "${given}".`,
      `${listed(meant, "Mungkin maksudnya: ")}Tambahkan --help untuk melihat pilihannya.`,
      `${listed(meant, "Perhaps you meant: ")}Add --help to see its options.`,
    ),
  "option-empty": (given) =>
    sentence(
      `Pilihan "${given}" memerlukan isi.`,
      `The option "${given}" needs a value.`,
      "Tambahkan --help untuk melihat caranya.",
      "Add --help to see how.",
    ),
  "option-invalid": (given, meant) =>
    sentence(
      `Isi pilihan "${given}" tidak dikenal.`,
      `Unknown value of the option "${given}".`,
      `Yang boleh: ${meant.join(", ")}.`,
      `Allowed: ${meant.join(", ")}.`,
    ),
  "argument-missing": (given) =>
    sentence(
      `Perintah ini memerlukan "${given}".`,
      `This command needs "${given}".`,
      "Tambahkan --help untuk melihat caranya.",
      "Add --help to see how.",
    ),
  "arguments-excess": () =>
    sentence(
      "Terlalu banyak kata pada perintah ini.",
      "There are too many words in this command.",
      "Pakai tanda kutip untuk teks yang berisi spasi; tambahkan --help untuk melihat caranya.",
      "Quote a text that has spaces in it; add --help to see how.",
    ),
  "command-line": () =>
    sentence(
      "Perintah ini tidak dapat dibaca.",
      "This command line cannot be read.",
      "Petunjuk: sop --help",
      "Help: sop --help",
    ),
} satisfies Partial<Record<UsageCode, SlipWords>>;
