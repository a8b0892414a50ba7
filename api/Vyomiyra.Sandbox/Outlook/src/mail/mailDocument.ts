/** Mail beyond this many characters is shown clipped, so that a huge one cannot stall the page. */
export const shownCharacters = 500_000;

/** The reader's colours, as #rrggbb. */
export interface Paper {
  text: string;
  paper: string;
}

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
const ownColors = /(?:^|[\s"';{])(?:color|background(?:-color)?|bgcolor)\s*[:=]/i;
const white: Paper = { text: "#242424", paper: "#ffffff" };

/**
 * The document of a sandboxed frame that shows a mail's HTML: nothing is loaded from elsewhere. Mail without colours takes
 * the reader's. Mail that brings its own was written for white paper: on dark paper it is inverted as a whole, pictures aside.
 */
export const mailDocument = (html: string, reader: Paper): string =>
  documentOn(ownColors.test(html) ? white : reader, html, reader);

/** The same to be written in: what is put into it later may bring colours, so it is white paper from the start. */
export const draftDocument = (html: string, reader: Paper): string => documentOn(white, html, reader);

function documentOn({ text, paper }: Paper, html: string, reader: Paper): string {
  const invert = paper === white.paper ? 1 - lightness(reader.paper) : 0;
  const filter = (amount: number) => (invert > 0.5 ? `filter:invert(${amount}) hue-rotate(180deg);` : "");
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank"><style>
html{background:${paper};${filter(Number(invert.toFixed(2)))}}body{margin:16px;color:${text};font:14px/20px "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:inherit}blockquote{margin:0 0 0 4px;padding-left:12px;border-left:2px solid currentcolor}img{max-width:100%;${filter(1)}}</style>${html}`;
}

const lightness = (color: string) => Number.parseInt(color.slice(1, 3), 16) / 255;
