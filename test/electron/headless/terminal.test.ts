import { describe, expect, it } from "vitest";
import { guardedTerminal } from "../../../electron/headless/terminal.ts";
import { heard } from "./heard.ts";

describe("guardedTerminal", () => {
  it("lets no name in a file command the terminal or turn a line around", () => {
    const terminal = heard();
    const guarded = guardedTerminal(terminal);
    guarded.print("a\u001b[2Jb\u202ec\n");
    guarded.tell("d\u009b31me\r\n");
    expect(terminal.words()).toEqual({ printed: "a\ufffd[2Jb\ufffdc\n", told: "d\ufffd31me\ufffd\n" });
  });
});
