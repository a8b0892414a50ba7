import { describe, expect, it } from "vitest";
import { openFolder, openMessage, readAddress, switchUser, writeAddress } from "../src/address.ts";

const link = "?user=u1&mailbox=receivables%40halden.example&message=AAMk-1&pane=1&pinned=1&theme=dark";
const pinned = readAddress(link);
const unpinned = { ...pinned, pinned: false };

describe("the address", () => {
  it("survives being written and read again", () => {
    expect(writeAddress(pinned)).toBe(link);
    expect(readAddress(writeAddress({ ...pinned, signedOut: true, folder: "sent" }))).toEqual({
      ...pinned,
      signedOut: true,
      folder: "sent",
    });
  });

  it("is bare for a fresh start", () => {
    expect(writeAddress(readAddress(""))).toBe("/");
    expect(readAddress("?theme=plaid").theme).toBe("light");
    expect(readAddress("?place=moon").place).toBe("mail");
    expect(writeAddress(readAddress("?place=workspace"))).toBe("?place=workspace");
  });
});

describe("opening another message", () => {
  it("closes the pane, as Outlook does", () => {
    expect(openMessage(unpinned, "AAMk-2")).toMatchObject({ message: "AAMk-2", pane: false });
  });

  it("keeps a pinned pane", () => {
    expect(openMessage(pinned, "AAMk-2")).toMatchObject({ message: "AAMk-2", pane: true });
  });

  it("changes nothing when it is the open one", () => {
    expect(openMessage(unpinned, "AAMk-1")).toEqual(unpinned);
  });
});

describe("opening a folder", () => {
  it("leaves no message open, and only a pinned pane", () => {
    expect(openFolder(pinned, "mara@halden.example", "sent")).toMatchObject({ message: null, pane: true });
    expect(openFolder(unpinned, "mara@halden.example", "sent")).toMatchObject({ message: null, pane: false });
  });
});

describe("switching the user", () => {
  it("stays on the message when the next one may read that mailbox", () => {
    const next = switchUser(unpinned, "u2", ["receivables@halden.example"]);
    expect(next).toEqual({ ...unpinned, user: "u2" });
  });

  it("leaves a mailbox that the next one may not read", () => {
    expect(switchUser(unpinned, "u4", ["jonas@halden.example"])).toMatchObject({
      user: "u4",
      mailbox: null,
      message: null,
      pane: false,
    });
  });
});
