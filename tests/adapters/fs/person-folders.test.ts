/** A folder that the environment names is taken only where it is absolute: a relative one lies in somebody's workspace. */
import { describe, expect, test } from "vitest";
import { cacheIn, configIn, homeIn } from "../../../src/adapters/fs/person-folders.ts";

const HOME = "/home/dewi";

describe("a person's folders", () => {
  test.each([
    ["as named", { HOME, XDG_CACHE_HOME: "/var/cache/dewi" }, "/var/cache/dewi"],
    ["empty", { HOME, XDG_CACHE_HOME: "" }, "/home/dewi/.cache"],
    ["relative", { HOME, XDG_CACHE_HOME: "cache" }, "/home/dewi/.cache"],
    ["a dot", { HOME, XDG_CACHE_HOME: "." }, "/home/dewi/.cache"],
    ["no home either", { XDG_CACHE_HOME: "" }, undefined],
    ["a relative home", { HOME: "home" }, undefined],
  ])("the cache: %s", (_, env, expected) => {
    expect(cacheIn(env)).toBe(expected);
  });
  test.each([
    ["as named", { HOME, XDG_CONFIG_HOME: "/etc/dewi" }, "/etc/dewi"],
    ["empty", { HOME, XDG_CONFIG_HOME: "" }, "/home/dewi/.config"],
    ["relative", { HOME, XDG_CONFIG_HOME: "../x" }, "/home/dewi/.config"],
    [
      "the one for Windows, where the other is relative",
      { XDG_CONFIG_HOME: "x", APPDATA: "/roaming" },
      "/roaming",
    ],
  ])("the settings: %s", (_, env, expected) => {
    expect(configIn(env)).toBe(expected);
  });
  test("the home is the first absolute one", () => {
    expect(homeIn({ HOME: "", USERPROFILE: "/users/dewi" })).toBe("/users/dewi");
  });
});
