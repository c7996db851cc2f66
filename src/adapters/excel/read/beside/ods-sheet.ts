/** What an OpenDocument table holds beside its cells, collected while the table is read. */

import type { Look } from "../format/cells.ts";
import type { Attributes } from "../format/xml.ts";
import type { OdsStyles } from "../styles/ods-styles.ts";
import { type Beside, type Block, blocksIn, NOTHING_BESIDE, type Span, type Words } from "./beside.ts";

/** Columns that are described together. */
interface ColumnRun extends Span {
  readonly style: string | undefined;
}

export class OdsBeside {
  private readonly styles: OdsStyles;
  private readonly pages: readonly string[];
  private readonly columns: ColumnRun[] = [];
  private readonly hiddenColumns: Span[] = [];
  private readonly hiddenRows: Span[] = [];
  private readonly merged: Block[] = [];
  private readonly conditions: Block[] = [];
  private readonly comments: Words[] = [];
  private readonly drawings: Words[] = [];
  private readonly links: Words[] = [];
  private blocks: readonly Block[] = [];
  readonly isHidden: boolean;

  constructor(styles: OdsStyles, table: Attributes) {
    this.styles = styles;
    this.isHidden = styles.hides(table[":style-name"]);
    this.pages = styles.pagesOf(table[":style-name"]);
  }

  done(): Beside {
    const { hiddenRows, hiddenColumns, merged, conditions, comments, drawings, links, pages } = this;
    return {
      ...NOTHING_BESIDE,
      hiddenRows,
      hiddenColumns,
      merged,
      conditions,
      comments,
      drawings,
      links,
      pages,
    };
  }

  column(attributes: Attributes, times: number): void {
    const from = (this.columns.at(-1)?.to ?? 0) + 1;
    const span = { from, to: from + times - 1 };
    this.columns.push({ ...span, style: attributes[":default-cell-style-name"] });
    if (this.hides(attributes)) this.hiddenColumns.push(span);
  }

  row(attributes: Attributes, rows: Span): void {
    if (this.hides(attributes)) this.hiddenRows.push(rows);
  }

  /** Rows and columns are hidden by a mark of their own, or because they have no height or width. */
  private hides(attributes: Attributes): boolean {
    return (
      /^(?:collapse|filter)$/.test(attributes[":visibility"] ?? "") ||
      this.styles.hides(attributes[":style-name"])
    );
  }

  cell(attributes: Attributes, row: number, column: number): void {
    const [wide, high] = [":number-columns-spanned", ":number-rows-spanned"].map((name) =>
      Number(attributes[name] ?? 1),
    ) as [number, number];
    if (wide > 1 || high > 1)
      this.merged.push({
        rows: { from: row, to: row + high - 1 },
        columns: { from: column, to: column + wide - 1 },
      });
  }

  /** How a cell looks: by its own style, by that of its column, and by those of the parts of its text. */
  look(attributes: Attributes, column: number, parts: readonly string[]): Look | undefined {
    const run = this.columns.find(({ from, to }) => from <= column && column <= to);
    const looks = [attributes[":style-name"] ?? run?.style, ...parts].flatMap(
      (one) => this.styles.look(one) ?? [],
    );
    const [first] = looks;
    if (first === undefined) return undefined;
    return {
      struck: looks.some(({ struck }) => struck),
      raised: looks.some(({ raised }) => raised),
      unseen: first.unseen,
    };
  }

  open(name: string, attributes: Attributes): void {
    if (name === "conditional-format")
      this.blocks = blocksIn((attributes[":target-range-address"] ?? "").replace(/[^ :]*\./g, ""));
    else if (name === "condition") this.condition(attributes[":apply-style-name"]);
  }

  private condition(style: string | undefined): void {
    const look = this.styles.look(style);
    if (look?.struck === true || look?.unseen !== undefined) this.conditions.push(...this.blocks);
  }

  comment(words: Words): void {
    this.comments.push(words);
  }

  drawing(words: Words): void {
    if (words.text !== "") this.drawings.push(words);
  }

  link(words: Words): void {
    this.links.push(words);
  }
}
