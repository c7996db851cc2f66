/**
 * Does a recap's workbook show what stands in its cells? Figures can be right and yet not be seen: in a hidden row, in
 * white letters, under a picture. So its parts may say only what the recap's writer says.
 */

import { PARTS, remembered } from "../memoize.ts";
import { decoded } from "../read/format/xml.ts";
import type { Archive } from "../read/format/zip.ts";
import { FIRST } from "./recap-table.ts";
import { COLOURS, NUMBER_FORMATS } from "./workbook.ts";

const PART =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|docprops\/(?:app|core)\.xml|xl\/(?:workbook|styles|sharedstrings|theme\/theme1|worksheets\/sheet[0-9]+)\.xml|xl\/_rels\/workbook\.xml\.rels)$/;

/** Elements, with the attributes that each may have. */
type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

const SHEET = vocabulary(
  "worksheet mc:Ignorable xmlns xmlns:mc xmlns:r xmlns:x14ac|sheetPr|pageSetUpPr fitToPage|dimension ref|sheetViews",
  "sheetView workbookViewId|pane activePane state topLeftCell ySplit|selection pane|cols|sheetData|v|f|headerFooter",
  "sheetFormatPr defaultRowHeight outlineLevelCol outlineLevelRow x14ac:dyDescent|col customWidth max min width style",
  "row customFormat customHeight ht r s spans x14ac:dyDescent|c r s t|mergeCells count|mergeCell ref|oddFooter",
  "printOptions horizontalCentered|pageMargins bottom footer header left right top",
  "pageSetup fitToHeight fitToWidth orientation paperSize",
);
const STYLES = vocabulary(
  "styleSheet mc:Ignorable xmlns xmlns:mc xmlns:x14ac xmlns:x16r2|numFmts count|numFmt formatCode numFmtId|font|b|i",
  "fonts count x14ac:knownFonts|color rgb theme|family val|scheme val|sz val|name val|fills count|fill|diagonal",
  "patternFill patternType|fgColor rgb|borders count|border|left style|right style|top style|bottom style",
  "xf applyAlignment applyBorder applyFill applyFont applyNumberFormat borderId fillId fontId numFmtId xfId",
  "cellStyleXfs count|cellXfs count|alignment horizontal indent shrinkToFit vertical wrapText|dxfs count|extLst",
  "cellStyles count|cellStyle builtinId name xfId|tableStyles count defaultPivotStyle defaultTableStyle",
  "ext uri xmlns:x14 xmlns:x15|x14:slicerStyles defaultSlicerStyle|x15:timelineStyles defaultTimelineStyle",
);
const BOOK = vocabulary(
  "workbook mc:Ignorable xmlns xmlns:mc xmlns:r xmlns:x15|fileVersion appName lastEdited lowestEdited rupBuild",
  "workbookPr defaultThemeVersion filterPrivacy|sheets|sheet name r:id sheetId state|definedNames",
  "definedName localSheetId name|calcPr calcId fullCalcOnLoad",
);
const STRINGS = vocabulary("sst count uniqueCount xmlns|si|t xml:space");
const RELATIONS = vocabulary("Relationships xmlns|Relationship Id Target Type");

/** Narrower columns and lower rows show nothing that can be read. */
const LEAST = { width: 5, ht: 10, sz: 9 } as const;

/** `element attribute` → what its value may be, where not everything is fit to be seen. */
const VALUES: Readonly<Record<string, (value: string) => boolean>> = {
  "sheet state": (value) => value === "visible",
  "definedName name": (value) => value === "_xlnm.Print_Titles",
  "col width": atLeast(LEAST.width),
  "row ht": atLeast(LEAST.ht),
  "sz val": atLeast(LEAST.sz),
  "sheetFormatPr defaultRowHeight": atLeast(LEAST.ht),
  "mergeCell ref": isAboveTable,
  "numFmt formatCode": isOneOf(Object.values(NUMBER_FORMATS)),
  // As every program knows them: none, 0.00, #,##0 and text; others are spelled out in the file.
  "xf numFmtId": (value) => ["0", "2", "3", "49"].includes(value) || Number(value) >= FIRST_OWN_FORMAT,
  "color rgb": isOneOf(["FFC00000", COLOURS.line]),
  "color theme": (value) => value === "1",
  "fgColor rgb": isOneOf(Object.values(COLOURS)),
  "patternFill patternType": isOneOf(["none", "gray125", "solid"]),
  "alignment horizontal": isOneOf(["center", "left", "right"]),
};
const FIRST_OWN_FORMAT = 164;

/** What the theme says of letters and paper: the system's own. */
const INK = /<a:dk1>\s*<a:sysClr val="windowText"[^>]*\/>\s*<\/a:dk1>\s*<a:lt1>\s*<a:sysClr val="window"/;

/** @param sheets how many there are */
export function showsWhatItSays({ names, part }: Archive, sheets: number): boolean {
  const worksheets = names.filter((name) => name.startsWith("xl/worksheets/"));
  return (
    worksheets.length === sheets &&
    names.every((name) => PART.test(name)) &&
    names.every((name) => isPlain(name, decoded(part(name) ?? new Uint8Array())))
  );
}

function isPlain(name: string, xml: string): boolean {
  if (name.startsWith("xl/theme/")) return INK.test(xml);
  if (name.startsWith("xl/worksheets/")) return speaksOnly(xml, SHEET);
  return (name.endsWith(".rels") ? SPEAKS_ONLY.rels : SPEAKS_ONLY[name])?.(xml) ?? true;
}

type Spoken = (xml: string) => boolean;

/** Parts beside the sheets. The recaps of an office share them, but for their texts. */
const SPEAKS_ONLY: Readonly<Record<string, Spoken>> = {
  "xl/styles.xml": remembered((xml) => speaksOnly(xml, STYLES), PARTS),
  "xl/workbook.xml": remembered((xml) => speaksOnly(xml, BOOK), PARTS),
  rels: remembered((xml) => speaksOnly(xml, RELATIONS), PARTS),
  "xl/sharedstrings.xml": (xml) => speaksOnly(xml, STRINGS),
};

const TAG = /<([A-Za-z0-9:]+)((?: [A-Za-z0-9:]+="[^"<]*")*)\s*\/?>/g;
const ATTRIBUTE = / ([A-Za-z0-9:]+)="([^"]*)"/g;
/** Closing tags, cells as most are, and the first line; comments and other instructions are no writer's. */
const PASSED =
  /<\/[A-Za-z0-9:]+>|<c r="[A-Z0-9]+" s="[0-9]+"(?: t="(?:s|str|n)")?\/?>|<[vf]>|<(?:si|t)>|^<\?xml [^<>]*\?>/g;

/** Are there no elements, attributes and values but those? */
function speaksOnly(xml: string, words: Vocabulary): boolean {
  let isKnown = true;
  const rest = xml.replace(PASSED, "").replace(TAG, (_, element: string, attributes: string) => {
    isKnown &&= words.has(element) && areKnown(element, attributes, words.get(element));
    return "";
  });
  return isKnown && !rest.includes("<");
}

function areKnown(element: string, attributes: string, known: ReadonlySet<string> | undefined): boolean {
  if (attributes === "") return true;
  return [...attributes.matchAll(ATTRIBUTE)].every(
    ([, name = "", value = ""]) =>
      known?.has(name) === true && (VALUES[`${element} ${name}`]?.(value) ?? true),
  );
}

function vocabulary(...lines: readonly string[]): Vocabulary {
  return new Map(
    lines
      .join("|")
      .split("|")
      .map((line) => line.split(" "))
      .map(([element = "", ...attributes]) => [element, new Set(attributes)] as const),
  );
}

function atLeast(least: number): (value: string) => boolean {
  return (value) => Number(value) >= least;
}

function isOneOf(values: readonly string[]): (value: string) => boolean {
  const known = new Set(values);
  return (value) => known.has(value);
}

/** Heads of the sheet are merged, each in its own row; nothing of the table is. */
function isAboveTable(ref: string): boolean {
  const [, from, to] = /^A([0-9]+):[A-Z]+([0-9]+)$/.exec(ref) ?? [];
  return from === to && Number(from) < FIRST;
}
