/** What git may use to reach a shared place, and what it may not. */
import type { Environment } from "../process.ts";
import type { Address } from "./address.ts";

/** Kinds of transport that carry data and start nothing but git on the other side. */
const TRANSPORTS = "file:ssh:https:http";

/** For a shared folder git runs on this computer, as us: nothing that the folder names may run. */
const PLAIN_SERVICE =
  "git -c core.hooksPath=/dev/null -c core.alternateRefsCommand=true -c receive.autoGC=false";

/** @param name the service of git that answers on the other side */
export function servicesFor(name: "upload-pack" | "receive-pack", { folder }: Address): readonly string[] {
  return folder === undefined ? [] : [`--${name}=${PLAIN_SERVICE} ${name}`];
}

/** How a person reaches servers is theirs to say: their own settings, and the ssh of their environment. */
export function personalEnv(env: Environment): Environment {
  return {
    GIT_CONFIG_GLOBAL: env.GIT_CONFIG_GLOBAL,
    GIT_SSH_COMMAND: env.GIT_SSH_COMMAND,
    GIT_ALLOW_PROTOCOL: TRANSPORTS,
  };
}
