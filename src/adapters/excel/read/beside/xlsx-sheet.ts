/** What surrounds the cells in a sheet's part of an .xlsx package: hidden rows and columns, merges, conditions, page lines. */

import { LIMITS } from "../../unreadable.ts";
import { type Attributes, readXml } from "../format/xml.ts";
import { addressed, type Beside, type Block, blocksIn, type Span, type Words } from "./beside.ts";

export interface SheetSurroundings {
  /** Did rows or cells come along? Then what was read was more than the surroundings. */
  readonly hasCells: boolean;
  readonly hiddenColumns: readonly Span[];
  readonly hiddenRows: readonly Span[];
  readonly merged: readonly Block[];
  readonly conditions: readonly { readonly blocks: readonly Block[]; readonly style: number }[];
  readonly pages: readonly string[];
  readonly links: readonly { readonly ref: string; readonly id: string; readonly location: string }[];
}

export class SurroundingsReader {
  private hasCells = false;
  private readonly hiddenColumns: Span[] = [];
  private readonly hiddenRows: Span[] = [];
  private readonly merged: Block[] = [];
  private readonly conditions: { blocks: readonly Block[]; style: number }[] = [];
  private readonly pages: string[] = [];
  private readonly links: SheetSurroundings["links"][number][] = [];
  private blocks: readonly Block[] = [];
  private page: string | undefined;
  private row = 0;

  surroundings(): SheetSurroundings {
    const { hasCells, hiddenColumns, hiddenRows, merged, conditions, pages, links } = this;
    return { hasCells, hiddenColumns, hiddenRows, merged, conditions, pages, links };
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case "c":
        this.hasCells = true;
        break;
      case "row":
        this.openRow(attributes);
        break;
      case "col":
        if (isHidden(attributes, attributes.width))
          this.hiddenColumns.push({ from: Number(attributes.min), to: Number(attributes.max) });
        break;
      case "mergeCell":
        this.merged.push(...blocksIn(attributes.ref ?? ""));
        break;
      case "conditionalFormatting":
        this.blocks = blocksIn(attributes.sqref ?? "");
        break;
      case "cfRule":
        if (attributes.dxfId !== undefined)
          this.conditions.push({ blocks: this.blocks, style: Number(attributes.dxfId) });
        break;
      case "hyperlink":
        this.links.push({
          ref: attributes.ref ?? "",
          id: attributes[":id"] ?? "",
          location: attributes.location ?? "",
        });
        break;
      default:
        if (PAGE.test(name)) this.page = "";
    }
  }

  private openRow(attributes: Attributes): void {
    this.hasCells = true;
    this.row = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
    if (isHidden(attributes, attributes.ht)) this.hiddenRows.push({ from: this.row, to: this.row });
  }

  text(text: string): void {
    // No program takes a longer line than a cell's text.
    if (this.page !== undefined) this.page = `${this.page}${text}`.slice(0, LIMITS.text);
  }

  close(name: string): void {
    if (this.page === undefined || !PAGE.test(name)) return;
    this.pages.push(this.page);
    this.page = undefined;
  }
}

const PAGE = /^(?:odd|even|first)(?:Header|Footer)$/;

/** By its own mark, or because it has no width or height. */
function isHidden({ hidden = "0" }: Attributes, size: string | undefined): boolean {
  return hidden === "1" || hidden === "true" || (size !== undefined && Number(size) === 0);
}

/** Most rows of a sheet are opened alike. @param attributes as they are written */
export function hidesRow(attributes: string): boolean {
  return (
    (attributes.includes("hidden=") && /\shidden="(?:1|true)"/.test(attributes)) ||
    /\sht="0(?:\.0*)?"/.test(attributes)
  );
}

export function surroundingsIn(xml: string, check: () => void): SheetSurroundings {
  const reader = new SurroundingsReader();
  const open = (name: string, attributes: Attributes): void => reader.open(name, attributes);
  readXml(xml, { open, close: (name) => reader.close(name), text: (text) => reader.text(text) }, check);
  return reader.surroundings();
}

/** What lies in parts of their own, and where the links of the sheet lead by their ids. */
export interface SheetNotes {
  readonly comments: readonly Words[];
  readonly drawings: readonly Words[];
  readonly targets: ReadonlyMap<string, string>;
}

/** @param hides by the number of a conditional style: can it make a cell unseen, or cross it out? */
export function besideSheet(
  { hiddenRows, hiddenColumns, merged, conditions, pages, links }: SheetSurroundings,
  { comments, drawings, targets }: SheetNotes,
  hides: readonly boolean[],
): Beside {
  return {
    hiddenRows,
    hiddenColumns,
    merged,
    conditions: conditions.flatMap(({ blocks, style }) => (hides[style] ? blocks : [])),
    comments,
    drawings,
    links: links.map(({ ref, id, location }) => {
      const place = addressed(ref.split(":")[0] ?? "");
      return { row: place?.row, column: place?.column, text: targets.get(id) ?? location };
    }),
    pages: pages.map(withoutCodes).filter((text) => text !== ""),
  };
}

/** Fonts, sizes, places, numbers of pages and dates: all that is no word (ECMA-376 part 1, §18.3.1.46). */
const CODES = /&(?:"[^"]*"|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})|[0-9]{1,3}|[A-Za-z])/g;

function withoutCodes(line: string): string {
  return line
    .replaceAll("&&", "\u0000")
    .replace(CODES, " ")
    .replaceAll("\u0000", "&")
    .replace(/\s+/g, " ")
    .trim();
}
