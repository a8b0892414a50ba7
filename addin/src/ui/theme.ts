import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

/** The colours of what stands around a page, as CSS colours. */
export interface Colours {
  background: string;
  foreground: string;
}

/** Fluent's theme that goes with the colours around it, on just those colours. Null stands for no host: light. */
export function themeFor(colours: Colours | null): Theme {
  const background = colours && luminance(colours.background);
  const foreground = colours && luminance(colours.foreground);
  if (!colours || background === null || foreground === null) return webLightTheme;

  const isDark = background < foreground;
  const contrast = (Math.max(background, foreground) + 0.05) / (Math.min(background, foreground) + 0.05);
  if (isDark && contrast > highContrast) return teamsHighContrastTheme;

  const theme = isDark ? darkTheme : webLightTheme;
  return { ...theme, colorNeutralBackground1: colours.background, colorNeutralForeground1: colours.foreground };
}

/** Fluent's red stands out by 4.2 to 1 from the dark of Outlook: too little for small words. */
const darkTheme: Theme = { ...webDarkTheme, colorStatusDangerForeground1: webDarkTheme.colorPaletteRedForeground3 };

/** White on black has 21; Outlook's own dark theme stays below. */
const highContrast = 20.5;

/** Relative luminance (WCAG 2.2) of #rgb or #rrggbb; null for anything else. */
function luminance(colour: string): number | null {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})/i.exec(colour.trim())?.[1];
  if (!digits) return null;
  const step = digits.length / 3;
  const [red, green, blue] = [0, 1, 2].map((index) => {
    const part = digits.slice(index * step, (index + 1) * step);
    const value = Number.parseInt(step === 1 ? part + part : part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
