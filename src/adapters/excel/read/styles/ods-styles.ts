/** The styles of an OpenDocument spreadsheet (ODF 1.3, part 3 §16): what each does to what is shown, and what pages carry. */

import type { Look } from "../format/cells.ts";
import { type Attributes, readXml } from "../format/xml.ts";
import { type Colour, fromHex, isUnseen, WHITE } from "./colours.ts";

/** As one style says it; undefined where it leaves it to the style that it rests on. */
interface OwnStyle {
  readonly parent: string | undefined;
  readonly page: string | undefined;
  struck?: boolean;
  raised?: boolean;
  size?: number;
  colour?: Colour | undefined;
  ground?: Colour | undefined;
  isHidden?: boolean;
}

/** Points; nobody reads smaller letters. */
const SMALLEST = 3;
/** Styles that rest on each other in a ring would be followed for ever. */
const DEEPEST = 16;

export class OdsStyles {
  private readonly styles = new Map<string, OwnStyle>();
  private readonly pages = new Map<string, readonly string[]>();
  private readonly looks = new Map<string, Look | undefined>();

  /** Takes in the styles of one part: of the content itself, or of the document. */
  read(xml: string, check: () => void): void {
    const reader = new StyleReader(this.styles, this.pages);
    readXml(
      xml,
      {
        open: (name, attributes) => reader.open(name, attributes),
        close: (name) => reader.close(name),
        text: (text) => reader.text(text),
      },
      check,
    );
  }

  /** How a cell or a part of its text looks; undefined where it looks as it is. */
  look(style: string | undefined): Look | undefined {
    if (style === undefined) return undefined;
    if (!this.looks.has(style)) this.looks.set(style, this.lookOf(style));
    return this.looks.get(style);
  }

  private lookOf(style: string): Look | undefined {
    const struck = this.found(style, "struck") ?? false;
    const raised = this.found(style, "raised") ?? false;
    const size = this.found(style, "size") ?? SMALLEST;
    const ground = this.found(style, "ground") ?? WHITE;
    const vanishes = isUnseen(this.found(style, "colour"), ground);
    const unseen = vanishes ? "colour" : size < SMALLEST ? "size" : undefined;
    return struck || raised || unseen !== undefined ? { struck, raised, unseen } : undefined;
  }

  hides(style: string | undefined): boolean {
    return style !== undefined && this.found(style, "isHidden") === true;
  }

  /** What the pages of a table carry above and below. */
  pagesOf(style: string | undefined): readonly string[] {
    return this.pages.get(this.styles.get(style ?? "")?.page ?? "") ?? [];
  }

  private found<Key extends keyof OwnStyle>(style: string, key: Key): OwnStyle[Key] | undefined {
    let own = this.styles.get(style);
    for (let depth = 0; own !== undefined && depth < DEEPEST; depth++) {
      if (own[key] !== undefined) return own[key];
      own = own.parent === undefined ? undefined : this.styles.get(own.parent);
    }
    return undefined;
  }
}

/** Elements of a page line that hold words; what others hold is put in by the program: numbers, dates, names. */
const WRITTEN: ReadonlySet<string> = new Set(["p", "span", "a"]);
const LINES: ReadonlySet<string> = new Set(["header", "footer", "header-first", "footer-first"]);

class StyleReader {
  private readonly styles: Map<string, OwnStyle>;
  private readonly pages: Map<string, readonly string[]>;
  private style: OwnStyle | undefined;
  private page: string | undefined;
  private line: string | undefined;
  private readonly path: string[] = [];

  constructor(styles: Map<string, OwnStyle>, pages: Map<string, readonly string[]>) {
    this.styles = styles;
    this.pages = pages;
  }

  open(name: string, attributes: Attributes): void {
    this.path.push(name);
    if (name === "style" && attributes[":name"] !== undefined) {
      this.style = { parent: attributes[":parent-style-name"], page: attributes[":master-page-name"] };
      this.styles.set(attributes[":name"], this.style);
      // Conditions name a style as people see it.
      const shown = attributes[":display-name"];
      if (shown !== undefined && !this.styles.has(shown)) this.styles.set(shown, this.style);
    } else if (name === "master-page") this.page = attributes[":name"];
    else if (LINES.has(name) && this.page !== undefined) this.line = "";
    else if (this.style !== undefined) properties(this.style, name, attributes);
  }

  text(text: string): void {
    if (this.line !== undefined && WRITTEN.has(this.path.at(-1) ?? "")) this.line += text;
  }

  close(name: string): void {
    this.path.pop();
    if (name === "style") this.style = undefined;
    else if (name === "master-page") this.page = undefined;
    else if (name === "p" && this.line !== undefined) this.line += " ";
    else if (LINES.has(name) && this.line !== undefined && this.page !== undefined) {
      const line = this.line.replace(/\s+/g, " ").trim();
      if (line !== "") this.pages.set(this.page, [...(this.pages.get(this.page) ?? []), line]);
      this.line = undefined;
    }
  }
}

function properties(style: OwnStyle, name: string, attributes: Attributes): void {
  switch (name) {
    case "text-properties":
      textProperties(style, attributes);
      break;
    case "table-cell-properties":
      style.ground = fromHex(attributes[":background-color"] ?? "") ?? style.ground;
      break;
    case "table-properties":
      if (attributes[":display"] === "false") style.isHidden = true;
      break;
    case "table-row-properties":
      if (isNought(attributes[":row-height"])) style.isHidden = true;
      break;
    case "table-column-properties":
      if (isNought(attributes[":column-width"])) style.isHidden = true;
  }
}

function textProperties(style: OwnStyle, attributes: Attributes): void {
  const line = attributes[":text-line-through-style"] ?? attributes[":text-line-through-type"];
  if (line !== undefined) style.struck = line !== "none";
  const position = attributes[":text-position"];
  if (position !== undefined) style.raised = !position.startsWith("0%");
  const size = /^([0-9.]+)pt$/.exec(attributes[":font-size"] ?? "")?.[1];
  if (size !== undefined) style.size = Number(size);
  const colour = fromHex(attributes[":color"] ?? "");
  if (colour !== undefined) style.colour = colour;
  // The program's own choice is dark on light, and light on dark.
  if (attributes[":use-window-font-color"] === "true") style.colour = undefined;
}

const isNought = (length: string | undefined): boolean =>
  length !== undefined && /^0(?:\.0*)?[a-z]+$/.test(length);
