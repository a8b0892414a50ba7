/** Mail beyond this many characters is shown clipped, so that a huge one cannot stall the page. */
export const shownCharacters = 500_000;

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
const ownColors = /(?:^|[\s"';{])(?:color|background(?:-color)?|bgcolor)\s*[:=]/i;

/**
 * The document of a sandboxed frame that shows a mail's HTML: nothing is loaded from elsewhere. Mail that brings colours
 * of its own is shown on white, as its author saw it; the rest takes the reader's.
 */
export function mailDocument(html: string, colors: { text: string; paper: string }): string {
  const { text, paper } = ownColors.test(html) ? { text: "#242424", paper: "#ffffff" } : colors;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank"><style>
html{background:${paper}}body{margin:16px;color:${text};font:14px/20px "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:inherit}blockquote{margin:0 0 0 4px;padding-left:12px;border-left:2px solid currentcolor}img{max-width:100%}</style>${html}`;
}
