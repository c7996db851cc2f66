/** What is said where the newest entry that this computer has proven is gone, or is that of another line. */

import type { Parting } from "../../../domain/ledger/message/line-mark.ts";
import type { Elsewhere, Loss } from "../../../domain/loss.ts";
import { type Bilingual, type Sentence, said } from "../language.ts";
import { formatMoment } from "../words.ts";

/** What is lost, and what to do; the first sentence has no full stop. */
export function lossText(loss: Loss): Sentence {
  const { parting, here, elsewhere } = loss;
  const proven = provenText(loss);
  const part = partingText(parting ?? { after: here, before: here + 1 });
  const how =
    parting === undefined
      ? said(
          `hanya ${here} entri pertama register itu yang ada: salinan ini lebih lama, atau entri terbarunya dibuang`,
          `only the first ${here} entries of that record are here: this is an older copy, or the newest entries were dropped`,
        )
      : said(
          `${here} entri di sini adalah garis lain dari register yang sama, ${part.id}`,
          `the ${here} entries here are another line of the same record, ${part.en}`,
        );
  return {
    what: said(
      `${proven.id} tidak ada dalam riwayat ini; ${how.id}`,
      `${proven.en} is not in this history; ${how.en}`,
    ),
    hint: hintOn(parting, elsewhere),
  };
}

/** That it is forgotten, as asked. */
export function forgottenText(loss: Loss): Bilingual {
  const { id, en } = provenText(loss);
  return said(
    `dilupakan seperti diminta: ${id} tidak lagi dituntut di komputer ini.`,
    `forgotten, as asked: ${en} is no longer insisted on at this computer.`,
  );
}

/** Since which entry two lines differ. */
export function partingText({ after, before }: Parting): Bilingual {
  return before === after + 1
    ? said(`sejak entri ${before}`, `since entry ${before}`)
    : said(
        `sejak suatu entri di antara ${after + 1} dan ${before}`,
        `since some entry from ${after + 1} to ${before}`,
      );
}

/** By its name in full: a branch called like another would mislead. */
export function placeText({ place, how }: Elsewhere): Bilingual {
  return how === "log" ? said(`reflog ${place}`, `the reflog of ${place}`) : said(place, place);
}

function provenText({ newest, count, provenAt, utcOffset }: Loss): Bilingual {
  const [id, when] = [newest.slice(0, 12), formatMoment(provenAt, utcOffset)];
  return said(
    `entri ${count} (${id}), yang dibuktikan di komputer ini pada ${when},`,
    `entry ${count} (${id}), which this computer proved on ${when},`,
  );
}

function hintOn(parting: Parting | undefined, elsewhere: Elsewhere | undefined): Bilingual {
  const found = elsewhere === undefined ? nowhere(parting) : foundText(elsewhere);
  return said(
    `${found.id} — atau, bila keadaan di sini yang benar, ulangi dengan --forget.`,
    `${found.en} — or, if the state here is the right one, run this again with --forget.`,
  );
}

/** A place is said by its name, but the command names the commit: a name that came with a copy may hold anything. */
function foundText(elsewhere: Elsewhere): Bilingual {
  const [place, tip] = [placeText(elsewhere), elsewhere.tip.slice(0, 12)];
  const still = said(
    `Entri itu masih ada di repositori ini (${place.id}).`,
    `The entry is still in this repository (${place.en}).`,
  );
  return elsewhere.isAhead
    ? said(
        `${still.id} Untuk maju ke sana: git merge --ff-only ${tip}`,
        `${still.en} To move there: git merge --ff-only ${tip}`,
      )
    : said(
        `${still.id} Untuk pindah ke sana dan menyimpan garis ini dengan nama lain: git branch garis-lain, lalu git reset --keep ${tip}`,
        `${still.en} To move there and keep this line under another name: git branch other-line, then git reset --keep ${tip}`,
      );
}

function nowhere(parting: Parting | undefined): Bilingual {
  return parting === undefined
    ? said(
        "Ambil entri yang lebih baru dari repositori kantor (git pull) atau dari salinan lain",
        "Get the newer entries from the office's repository (git pull) or from another clone",
      )
    : said(
        "Bandingkan dengan salinan lain: satu di antara kedua garis itu bukan register kantor",
        "Compare with another clone: one of the two lines is not the office's record",
      );
}
