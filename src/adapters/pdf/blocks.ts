/** How each kind of block is drawn. */
import type { Canvas, TextStyle } from "./canvas.ts";
import { drawFlow } from "./flowchart.ts";
import type { Block, SignaturePlace } from "./sheet.ts";
import { drawTable } from "./table.ts";

type Drawer<K extends Block["kind"]> = (canvas: Canvas, block: Extract<Block, { kind: K }>) => void;

const BODY: TextStyle = { size: 9 };
const SMALL: TextStyle = { size: 7.8 };
const STRONG: TextStyle = { face: "bold", size: 9 };

const DRAWERS: { readonly [K in Block["kind"]]: Drawer<K> } = {
  letterhead: (canvas, { lines }) => {
    lines.forEach((line, at) => {
      const style: TextStyle =
        at < 2 ? { face: "bold", size: at === 0 ? 12 : 14, align: "center" } : { size: 8.5, align: "center" };
      canvas.paragraph(line, style, at < 2 ? "H1" : "P");
    });
    canvas.y += 2;
    const right = canvas.left + canvas.width;
    canvas.rule(canvas.left, canvas.y, right, canvas.y, 1.6);
    canvas.rule(canvas.left, canvas.y + 2.2, right, canvas.y + 2.2, 0.5);
    canvas.y += 9;
  },
  title: (canvas, { lines }) => {
    lines.forEach((line, at) => {
      canvas.paragraph(line, { face: "bold", size: at === 0 ? 12 : 10, align: "center" }, "H1");
    });
    canvas.y += 6;
  },
  heading: (canvas, { text }) => {
    canvas.need(60);
    canvas.y += 4;
    canvas.paragraph(text, { face: "bold", size: 10 }, "H2");
    canvas.y += 2;
  },
  text: (canvas, { text, small }) => {
    canvas.paragraph(text, small === true ? SMALL : BODY);
    canvas.y += 3;
  },
  list: (canvas, { title, items }) => {
    if (items.length === 0) return;
    canvas.need(30);
    canvas.paragraph(title, STRONG, "H3");
    items.forEach((item, at) => {
      canvas.paragraph(`${at + 1}. ${item}`, BODY, "P", 8);
    });
    canvas.y += 4;
  },
  pairs: (canvas, { pairs }) => {
    const wide = Math.max(...pairs.map(([label]) => canvas.measure(label, BODY))) + 8;
    for (const [label, value] of pairs) {
      const lines = canvas.lines(value, canvas.width - wide - 8, BODY);
      canvas.need(lines.length * canvas.lineHeight(BODY));
      canvas.tagged("P", () => {
        canvas.line(label, canvas.left, canvas.y, wide, BODY);
        canvas.line(":", canvas.left + wide, canvas.y, 6, BODY);
        canvas.stack(lines, canvas.left + wide + 8, canvas.y, canvas.width - wide - 8, BODY);
      });
      canvas.y += lines.length * canvas.lineHeight(BODY);
    }
    canvas.y += 5;
  },
  table: (canvas, { columns, rows }) => drawTable(canvas, columns, rows),
  signatures: drawSignatures,
  flow: (canvas, { lanes, rows }) => drawFlow(canvas, lanes, rows),
  page: (canvas) => canvas.newPage(),
};

/** Draws one block after another. */
export function drawBlocks(canvas: Canvas, blocks: readonly Block[]): void {
  for (const block of blocks) (DRAWERS[block.kind] as Drawer<typeof block.kind>)(canvas, block);
}

/** What is signed; boxes for the initials on the left, one below the other; the signature on the right. All on one page. */
function drawSignatures(
  canvas: Canvas,
  { about, initials, signature }: Extract<Block, { kind: "signatures" }>,
): void {
  const boxHeight = 46;
  const height = Math.max(initials.length * boxHeight, signature === undefined ? 0 : 150) + 6;
  const words = canvas.lines(about, canvas.width, BODY).length * canvas.lineHeight(BODY);
  canvas.need(height + words + 12);
  canvas.y += 6;
  canvas.paragraph(about, BODY);
  canvas.y += 6;
  const boxWidth = Math.min(300, canvas.width * 0.46);
  initials.forEach((place, at) => {
    drawInitial(canvas, place, canvas.left, canvas.y + at * boxHeight, boxWidth, boxHeight);
  });
  if (signature !== undefined) {
    const width = Math.min(280, canvas.width * 0.42);
    drawSignature(canvas, signature, canvas.left + canvas.width - width, canvas.y, width);
  }
  canvas.y += height;
}

function drawInitial(
  canvas: Canvas,
  place: SignaturePlace,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const paraf = 70;
  canvas.tagged("P", () => {
    canvas.box(x, y, width, height);
    canvas.rule(x + width - paraf, y, x + width - paraf, y + height);
    const inner = width - paraf - 8;
    canvas.stack(
      canvas.lines(`${place.act}: ${place.role}`, inner, STRONG).slice(0, 2),
      x + 4,
      y + 3,
      inner,
      STRONG,
    );
    const lines = canvas.lines(`${place.name}\n${place.recorded}`, inner, SMALL).slice(0, 2);
    canvas.stack(lines, x + 4, y + height - 4 - lines.length * canvas.lineHeight(SMALL), inner, SMALL);
    canvas.line("paraf", x + width - paraf, y + height - 12, paraf, {
      size: 6.5,
      align: "center",
      colour: "#888888",
    });
  });
}

function drawSignature(canvas: Canvas, place: SignaturePlace, x: number, y: number, width: number): void {
  const centred: TextStyle = { size: 9.5, align: "center" };
  const strong: TextStyle = { ...centred, face: "bold" };
  const step = canvas.lineHeight(centred);
  canvas.tagged("P", () => {
    canvas.line(place.placeAndDay, x, y, width, centred);
    const role = canvas.lines(place.role, width, strong);
    canvas.stack(role, x, y + step, width, strong);
    const space = y + (1 + role.length) * step + 52;
    const name = canvas.lines(place.name, width, strong);
    canvas.stack(name, x, space, width, strong);
    const under = space + name.length * step;
    const wide = Math.min(width, Math.max(...name.map((line) => canvas.measure(line, strong))));
    canvas.rule(x + (width - wide) / 2, under, x + (width + wide) / 2, under);
    const rest = [place.rank, place.employeeNo === "" ? "" : `NIP ${place.employeeNo}`].filter(Boolean);
    canvas.stack(rest, x, under + 2, width, centred);
    canvas.stack(canvas.lines(place.recorded, width, SMALL), x, under + 4 + rest.length * step, width, {
      ...SMALL,
      align: "center",
      colour: "#666666",
    });
  });
}
