import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { ThemeName } from "./address.ts";
import type { ThemeColors } from "./protocol.ts";

export const themeLabels: Record<ThemeName, string> = { light: "Light", dark: "Dark", contrast: "High contrast" };

export const themes: Record<ThemeName, Theme> = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: webLightTheme.fontFamilyBase },
};

/** The four colours that Outlook hands to an add-in. */
export const paneColors = (name: ThemeName): ThemeColors => ({
  bodyBackgroundColor: themes[name].colorNeutralBackground1,
  bodyForegroundColor: themes[name].colorNeutralForeground1,
  controlBackgroundColor: themes[name].colorNeutralBackground3,
  controlForegroundColor: themes[name].colorNeutralForeground1,
});
