import type { BodyFormat } from "../protocol.ts";

export function bodyFormat(coercion: Office.CoercionType | string): BodyFormat {
  if (coercion === "text" || coercion === "html") return coercion;
  throw new Error(`The coercion type ${coercion} is not supported.`);
}
