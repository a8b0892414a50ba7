import type { Schemas } from "../../../http/schemas.ts";

/** What every part of the page has in which one does something with the dispute. */
export interface Acting {
  dispute: Schemas["DisputeDetail"];
  /** Somebody else did something first; the dispute has been read anew, in the version that is told. */
  onOvertaken: (version: number) => void;
}

export interface ActForm extends Acting {
  onClose: () => void;
}
