import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { themeFor } from "../src/ui/theme.ts";
import { resolved } from "./fixtures/account.ts";
import { renderPane } from "./fixtures/renderPane.tsx";

describe("the pane's colours", () => {
  it("are Outlook's, dark or light by their luminance", () => {
    expect(themeFor({ background: "#292929", foreground: "#ffffff" })).toMatchObject({
      colorNeutralBackground1: "#292929",
      colorBrandBackground: expect.not.stringMatching(/^#fff/),
      colorNeutralForeground2: "#d6d6d6",
    });
    expect(themeFor({ background: "#ffffff", foreground: "#242424" }).colorNeutralForeground2).toBe("#424242");
    expect(themeFor({ background: "#000", foreground: "#fff" }).colorNeutralForeground1).toBe("#ffffff");
    expect(themeFor(null).colorNeutralBackground1).toBe("#ffffff");
  });

  it("follow Outlook while the pane is open", async () => {
    const { container, outlook } = renderPane({ routes: { "POST /api/conversations/resolve": () => resolved } });
    await screen.findByRole("heading", { level: 1 });
    const page = container.firstElementChild as HTMLElement;
    const background = () => getComputedStyle(page).getPropertyValue("--colorNeutralBackground1").trim();

    expect(background()).toBe("#ffffff");
    act(() => outlook.paint("#1f1f1f", "#f5f5f5"));
    expect(background()).toBe("#1f1f1f");
  });
});
