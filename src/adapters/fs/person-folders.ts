/** Where a person's own files lie. A folder that the environment names is taken only where it is absolute. */
import { devNull, userInfo } from "node:os";
import { isAbsolute, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Relative or empty, it would be a folder of whatever workspace one stands in, and a copy could bring its content. */
function named(env: Environment, ...variables: readonly string[]): string | undefined {
  return variables.map((name) => env[name]).find((path) => path !== undefined && isAbsolute(path));
}

/** The person's home, as the environment has it. */
export function homeIn(env: Environment): string | undefined {
  return named(env, "HOME", "USERPROFILE");
}

/** For settings (XDG Base Directory Specification; on Windows, the roaming folder). */
export function configIn(env: Environment): string | undefined {
  return named(env, "XDG_CONFIG_HOME", "APPDATA") ?? below(homeIn(env), ".config");
}

/** For what can be made again. */
export function cacheIn(env: Environment): string | undefined {
  return named(env, "XDG_CACHE_HOME", "LOCALAPPDATA") ?? below(homeIn(env), ".cache");
}

/** The person's home: where the environment has none, the one in the system's list of users. */
export function homeFolder(env: Environment): string | undefined {
  return homeIn(env) ?? listedHome();
}

/** Where this person's own settings of the program lie; where there is no such place, one in which nothing is kept. */
export function settingsFolder(env: Environment): string {
  return join(configIn(env) ?? below(listedHome(), ".config") ?? devNull, "sop");
}

/** Node's own word for it heeds an empty variable, too. */
function listedHome(): string | undefined {
  try {
    const { homedir } = userInfo();
    return isAbsolute(homedir) ? homedir : undefined;
  } catch {
    return undefined;
  }
}

function below(folder: string | undefined, name: string): string | undefined {
  return folder === undefined ? undefined : join(folder, name);
}
