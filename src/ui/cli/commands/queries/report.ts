/** `sop report`: the page as a file, or served on this computer alone. */
import { createServer } from "node:http";
import { resolve } from "node:path";
import type { ReadingPorts } from "../../../../app/ports/ports.ts";
import { overview } from "../../../../app/queries/overview.ts";
import { Failure } from "../../../../domain/failure.ts";
import { STOP_WITH_CTRL_C } from "../../../messages/screens/queries/watching.ts";
import { MARK, reportPage } from "../../../render/html/page.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { writeOwnFile } from "../../generated-file.ts";
import type { Outcome } from "../../outcome.ts";

/** Where the page lies unless another place is named; made again at any time, and not recorded. */
const FILE = "cetak/laporan.html";
/** Seconds after which a served page asks for itself again. */
const REFRESH = 30;

export const report: RunCommand = async (context) => {
  const { ports } = await context.open();
  if (context.options.serve === true) return serve(context, ports);
  const out = textOption(context, "out");
  const path = out === undefined ? ports.files.at(FILE) : resolve(context.terminal.cwd, out);
  ports.progress("report", 1, 1);
  const page = reportPage(await overview(ports), context.language, undefined);
  await writeOwnFile(path, page, (before) => before.includes(MARK), "not-a-paper", ports.files);
  const file = out ?? FILE;
  return { result: { file, bytes: Buffer.byteLength(page) }, lines: [file] };
};

/** On loopback only: the figures are the office's, and nobody else's on its network. */
async function serve({ terminal, language }: Context, ports: ReadingPorts): Promise<Outcome> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
      response.end(body);
    };
    // A name that leads here from elsewhere (DNS rebinding) is not answered.
    const host = /^(?:127\.0\.0\.1|localhost)(?::[0-9]+)?$/.test(request.headers.host ?? "");
    if (!host || request.method !== "GET" || request.url !== "/") {
      answer(404, "text/plain", "404\n");
      return;
    }
    overview(ports)
      .then((seen) => answer(200, "text/html", reportPage(seen, language, REFRESH)))
      .catch((error: unknown) =>
        answer(500, "text/plain", `${error instanceof Failure ? error.message : "sop report"}\n`),
      );
  });
  const port = await new Promise<number>((done) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  terminal.out(`http://127.0.0.1:${port}/\n${STOP_WITH_CTRL_C[language]}\n`);
  while (await terminal.pause(REFRESH));
  server.close();
  server.closeAllConnections();
  return { result: { port }, lines: [] };
}
