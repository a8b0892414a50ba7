import { plain } from "./plain.ts";

/** A name or a text that somebody outside wrote: isolated, so that its writing direction stays its own. */
export const Foreign = ({ children }: { children: string }) => <bdi>{plain(children)}</bdi>;
