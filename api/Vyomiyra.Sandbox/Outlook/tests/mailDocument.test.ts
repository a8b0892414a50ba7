import { describe, expect, it } from "vitest";
import { mailDocument } from "../src/mail/mailDocument.ts";

const dark = { text: "#ffffff", paper: "#292929" };
const light = { text: "#242424", paper: "#ffffff" };

describe("the document of a mail", () => {
  it("takes the reader's colours when the mail has none", () => {
    expect(mailDocument("<p>Colorado is a state; what colour?</p>", dark)).toContain("html{background:#292929;}");
  });

  it.each(['<p style="color: black">', '<p style="font-size:9pt;background-color:#fff">', "<table bgcolor='white'>"])(
    "is white paper, inverted for the dark, for a mail with colours of its own: %s",
    (html) => {
      expect(mailDocument(html, dark)).toContain("html{background:#ffffff;filter:invert(0.84) hue-rotate(180deg);}");
      expect(mailDocument(html, light)).toContain("html{background:#ffffff;}");
    },
  );

  it("loads nothing from elsewhere", () => {
    expect(mailDocument("<img src=https://tracker.example/1.gif>", dark)).toMatch(
      /^<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:/,
    );
  });
});
