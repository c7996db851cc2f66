/** The text of strings that may be made of several runs, with the characters that XML cannot carry. */
import { LIMITS, UnreadableWorkbook } from "../../unreadable.ts";
import type { Attributes } from "./xml.ts";

/** Collects the text of `t` elements, leaving out the phonetic guides of East Asian text. */
export class TextCollector {
  private collected = "";
  private inText = false;
  private phonetic = 0;
  private run: Marks = UNMARKED;
  private marked: Marks = UNMARKED;

  open(name: string, attributes: Attributes = {}): void {
    // Within a text nothing else can begin: what two programs would make two texts of is none.
    if (this.inText) throw new UnreadableWorkbook("file-unreadable");
    if (name === "t") this.inText = true;
    else if (name === "rPh") this.phonetic += 1;
    else if (name === "r") this.run = UNMARKED;
    else if (name === "strike") this.run = { ...this.run, struck: isOn(attributes) };
    else if (name === "vertAlign") this.run = { ...this.run, raised: attributes.val !== "baseline" };
  }

  close(name: string): void {
    if (name === "t") this.inText = false;
    else if (name === "rPh") this.phonetic -= 1;
  }

  add(text: string): void {
    if (!this.inText) refuseStray(text);
    else if (this.phonetic === 0) {
      this.collected += text;
      if (this.run !== UNMARKED && text.trim() !== "")
        this.marked = {
          struck: this.marked.struck || this.run.struck,
          raised: this.marked.raised || this.run.raised,
        };
    }
    // A character that XML cannot carry takes seven in its place.
    if (this.collected.length > LIMITS.text * 7)
      throw new UnreadableWorkbook("file-long-text", String(this.collected.length));
  }

  take(): string {
    const text = this.collected;
    this.collected = "";
    return unescaped(text);
  }

  /** What any run of the text that was collected had; asked before it is taken. */
  takeMarks(): Marks | undefined {
    const { marked } = this;
    this.run = UNMARKED;
    this.marked = UNMARKED;
    return marked === UNMARKED ? undefined : marked;
  }
}

/** How a part of a text stands out from the rest of it. */
export interface Marks {
  readonly struck: boolean;
  readonly raised: boolean;
}

const UNMARKED: Marks = { struck: false, raised: false };

/** `<strike/>` says yes by itself. */
export function isOn({ val = "1" }: Attributes): boolean {
  return /^(?:1|true|on)$/.test(val);
}

/** Between elements there may be spaces; words there are shown by some programs and not by others. */
export function refuseStray(text: string): void {
  if (/[^\t\n\r ]/.test(text)) throw new UnreadableWorkbook("file-unreadable");
}

/** `_x000D_` stands for a character that XML cannot carry. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
