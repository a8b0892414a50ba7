import type { components } from "../api/schema";

/** The API's records by their names. */
export type Schemas = components["schemas"];
