/** Text: messages that a person and a program could read differently. */
import { edited, forge, raw, rawCommit } from "./support/forge.ts";
import { type Edit, Group, type Row } from "./support/group.ts";
import { finalWith } from "./support/records.ts";

const group = new Group("text");

const ON_WAITING: readonly Row[] = [
  [
    "a trailer twice",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, "Sop-Step: 9", "Sop-Step: 9\nSop-Step: 9"),
      })),
    ["trailer-order"],
  ],
  [
    "a reason that contains a trailer block",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, "\n\n", "\n\nSop-Act: found\nSop-Person: hadi\n\n"),
      })),
    ["trailer-outside-block"],
  ],
];

/** One word of the message is changed, and signed with the right key. */
const WORDS: readonly Edit[] = [
  ["a trailer in other letters: sop-step", "Sop-Step:", "sop-step:", ["trailer-unknown"]],
  ["a folded trailer", "Sop-Step: 9", "Sop-Step:\n 9", ["trailer-unknown"]],
  ["a trailer with a look-alike letter", "Sop-Step", "S\u043ep-Step", ["trailer-unknown"]],
  ["a trailer that nobody knows", "Sop-Roster", "Sop-Override: yes\nSop-Roster", ["trailer-unknown"]],
  ["text after the block", /$/, "\nSigned-off-by: Hadi\n", ["trailer-outside-block"]],
  ["an escape sequence in the title", "sop(", "\u001b[2Jsop(", ["message-unprintable"]],
  ["text that runs the other way", "sop(", "\u202esop(", ["message-unprintable"]],
  ["a carriage return", "sop(", "sop\r(", ["message-unprintable"]],
  ["a trailer that is missing", /Sop-Roster: .*\n/, "", ["trailer-missing"]],
  ["trailers in another order", /(Sop-Act: .*\n)(Sop-Cycle: .*\n)/, "$2$1", ["trailer-order"]],
  ["a value of another kind", "Sop-Step: 9", "Sop-Step: nine", ["trailer-value"]],
];

const ON_SIGNED: readonly Row[] = [
  [
    "NUL in the message",
    (o) => raw(o, edited(rawCommit(o), "sop(2021/tw1)", "sop\0(2021/tw1)")),
    ["message-unprintable"],
  ],
  [
    "text that is not UTF-8",
    (o) => raw(o, edited(rawCommit(o), "sop(2021", "sop\xff(2021")),
    ["message-unprintable"],
  ],
  [
    "a plain commit with a line like a trailer",
    (o) => {
      forge(o, { message: "masuk\n\nSop-Act : approve\n" });
    },
    ["trailer-unknown"],
  ],
];

group.attacks("initialled", "written instead of the Camat's signature", ON_WAITING);

group.inOtherWords(WORDS);

group.attacks("signed", "done to the finished record", ON_SIGNED);

group.agreesWithThePage();
