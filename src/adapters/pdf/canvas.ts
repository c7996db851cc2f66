/**
 * A page and where the next thing goes on it: margins, faces, lines of text, new pages with what every page has.
 * Lengths are points (1/72 inch), measured from the top left corner.
 */
import PDFDocument from "pdfkit";
import { type Face, fontBytes } from "./fonts.ts";
import { FOOT, MARGIN, MM, PAPER } from "./page-size.ts";
import type { Align, Mark, Sheet } from "./sheet.ts";
import { linesOf } from "./text-lines.ts";

const LINE = 1.24;

const INK = "#111111";

export interface TextStyle {
  readonly face?: Face;
  readonly size: number;
  readonly align?: Align;
  readonly colour?: string;
}

export class Canvas {
  readonly doc: PDFKit.PDFDocument;
  readonly left = MARGIN;
  readonly top = MARGIN;
  readonly width: number;
  readonly bottom: number;
  /** Where the next block begins. */
  y = MARGIN;
  readonly #widths = new Map<string, number>();
  readonly #section: PDFKit.PDFStructureElement;
  #table: PDFKit.PDFStructureElement | undefined;

  constructor(sheet: Sheet, mark: Mark, made: Date) {
    const [short, long] = PAPER[sheet.paper];
    const size: [number, number] = sheet.landscape ? [long * MM, short * MM] : [short * MM, long * MM];
    this.doc = new PDFDocument({
      size,
      margin: 0,
      bufferPages: true,
      autoFirstPage: false,
      pdfVersion: "1.7",
      lang: "id-ID",
      tagged: true,
      displayTitle: true,
      // None of the standard fonts, which are not embedded; ours are registered below, each under one name.
      font: "",
      info: {
        Title: sheet.title,
        Author: sheet.officeId,
        Subject: mark.code,
        Keywords: mark.square,
        CreationDate: made,
        ModDate: made,
        Producer: "sop",
        Creator: "sop",
        ...(mark.line === undefined ? {} : { SopLine: mark.line }),
      },
    });
    this.doc.registerFont("regular", fontBytes("regular"));
    this.doc.registerFont("bold", fontBytes("bold"));
    this.width = size[0] - 2 * MARGIN;
    this.bottom = size[1] - MARGIN - FOOT;
    this.#section = this.doc.struct("Document");
    this.doc.addStructure(this.#section);
    this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.y = this.top;
  }

  /** What is left of this page. */
  get room(): number {
    return this.bottom - this.y;
  }

  /** Begins a new page where so much does not fit on this one. */
  need(height: number): void {
    if (this.room < height && this.y > this.top) this.newPage();
  }

  measure(text: string, { face = "regular", size }: TextStyle): number {
    const key = `${face}${size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.doc.font(face).fontSize(size).widthOfString(text);
    this.#widths.set(key, width);
    return width;
  }

  lines(text: string, width: number, style: TextStyle): readonly string[] {
    return linesOf(printable(text), width, (one) => this.measure(one, style));
  }

  lineHeight({ size }: TextStyle): number {
    return size * LINE;
  }

  /** One line of text, in a place as wide as is said. */
  line(text: string, x: number, y: number, width: number, style: TextStyle): void {
    const { face = "regular", size, align = "left", colour = INK } = style;
    if (text === "") return;
    const slack = width - this.measure(text, style);
    const shift = { left: 0, center: slack / 2, right: slack }[align];
    this.doc.font(face).fontSize(size).fillColor(colour);
    this.doc.text(text, x + shift, y, { lineBreak: false });
  }

  /** Lines below each other, from a place downwards. */
  stack(lines: readonly string[], x: number, y: number, width: number, style: TextStyle): void {
    lines.forEach((line, at) => {
      this.line(line, x, y + at * this.lineHeight(style), width, style);
    });
  }

  /** A text over the whole width, on as many pages as it needs. */
  paragraph(text: string, style: TextStyle, tag = "P", indent = 0): void {
    const height = this.lineHeight(style);
    let rest = this.lines(text, this.width - indent, style);
    while (rest.length > 0) {
      this.need(height);
      // What is marked ends with its page; the rest is an element of its own on the next one.
      const part = rest.slice(0, Math.max(1, Math.floor(this.room / height)));
      rest = rest.slice(part.length);
      this.tagged(tag, () => this.stack(part, this.left + indent, this.y, this.width - indent, style));
      this.y += part.length * height;
    }
  }

  /** Marks what is drawn as one element of the document's structure, for whoever has it read out. */
  tagged(tag: string, draw: () => void): void {
    this.#section.add(this.#element(tag, draw));
  }

  /** Gathers the rows that are drawn as one table of the structure. */
  table(draw: () => void): void {
    const table = this.doc.struct("Table");
    this.#table = table;
    draw();
    this.#section.add(table);
    this.#table = undefined;
  }

  /** One row of the table; each cell draws itself. */
  row(tag: "TH" | "TD", cells: readonly (() => void)[]): void {
    const row = this.doc.struct("TR");
    for (const draw of cells) row.add(this.#element(tag, draw));
    (this.#table ?? this.#section).add(row);
  }

  #element(tag: string, draw: () => void): PDFKit.PDFStructureElement {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    return this.doc.struct(tag, {}, [content]);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width = 0.5): void {
    this.doc.lineWidth(width).strokeColor(INK).moveTo(x1, y1).lineTo(x2, y2).stroke();
  }

  box(x: number, y: number, width: number, height: number, fill?: string): void {
    this.doc.lineWidth(0.5).strokeColor(INK).rect(x, y, width, height);
    if (fill === undefined) this.doc.stroke();
    else this.doc.fillAndStroke(fill, INK);
  }

  /** Ends what is read out: nothing is drawn any more. */
  end(): void {
    this.#section.end();
    this.doc.end();
  }
}

/**
 * Text from a form is foreign: no control characters, no marks that turn the reading direction. An amount stays on one
 * line with its sign.
 */
function printable(text: string): string {
  return text
    .replace(/ (?=%)|(?<=\bRp) (?=[0-9])/g, "\u00a0")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, " ");
}
