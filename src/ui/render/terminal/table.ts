/** Plain columns for a terminal: no boxes, since people file this as evidence. */
import Table from "cli-table3";

const NO_LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};
const WIDEST = 58;

/** Rows as aligned lines; the head is the first. Long cells are cut. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const made = new Table({
    chars: NO_LINES,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  const fit = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);
  made.push([...head], ...rows.map((row) => row.map(fit)));
  return made
    .toString()
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .filter((line) => line !== "");
}
