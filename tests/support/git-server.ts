/** A server for git's smart HTTP on loopback: git's own program behind Node's server; its link can be cut. */
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export class GitServer {
  readonly #server: Server;
  readonly #root: string;
  /** Bytes of an answer after which the link is cut; never where undefined. */
  cutAfter: number | undefined;
  /** Cuts the link before a push arrives whole. */
  cutPush = false;

  private constructor(root: string) {
    this.#root = root;
    this.#server = createServer((asked, answer) => this.#serve(asked, answer));
  }

  /** @param root the folder that holds repositories, which may be pushed to */
  static async start(root: string): Promise<GitServer> {
    const started = new GitServer(root);
    await new Promise<void>((resolve) => started.#server.listen(0, "127.0.0.1", resolve));
    return started;
  }

  address(repository: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${repository}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(asked: IncomingMessage, answer: ServerResponse): void {
    const { pathname, search } = new URL(asked.url ?? "/", "http://127.0.0.1");
    if (this.cutPush && pathname.endsWith("/git-receive-pack") && asked.method === "POST") {
      asked.destroy();
      return;
    }
    const backend = spawn("git", ["http-backend"], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.#root,
        GIT_HTTP_EXPORT_ALL: "1",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: "http.receivepack",
        GIT_CONFIG_VALUE_0: "true",
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: asked.method ?? "GET",
        CONTENT_TYPE: asked.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: asked.headers["content-encoding"] ?? "",
        HTTP_GIT_PROTOCOL: String(asked.headers["git-protocol"] ?? ""),
        REMOTE_ADDR: "127.0.0.1",
        REMOTE_USER: "kantor",
      },
    });
    asked.pipe(backend.stdin);
    backend.stdin.on("error", () => undefined);
    const parts: Buffer[] = [];
    backend.stdout.on("data", (part: Buffer) => parts.push(part));
    backend.on("close", () => this.#answer(answer, Buffer.concat(parts)));
  }

  #answer(answer: ServerResponse, said: Buffer): void {
    const end = said.indexOf("\r\n\r\n");
    const head = said.subarray(0, end).toString("latin1").split("\r\n");
    for (const line of head) {
      const [name = "", value = ""] = line.split(": ");
      if (name === "Status") answer.statusCode = Number.parseInt(value, 10);
      else answer.setHeader(name, value);
    }
    const body = said.subarray(end + 4);
    if (this.cutAfter === undefined || body.length <= this.cutAfter) {
      answer.end(body);
      return;
    }
    answer.setHeader("content-length", body.length);
    answer.write(body.subarray(0, this.cutAfter), () => answer.destroy());
  }
}
