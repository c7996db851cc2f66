/** Where a person's own files lie. A folder that the environment names is taken only where it is absolute. */
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

function below(folder: string | undefined, name: string): string | undefined {
  return folder === undefined ? undefined : join(folder, name);
}
