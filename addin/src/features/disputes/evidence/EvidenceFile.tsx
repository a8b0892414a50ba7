import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { DownloadButton } from "./DownloadButton.tsx";

interface Props {
  evidenceId: number;
  item: Schemas["EvidenceItemView"];
  isErased: boolean;
}

/** One file of the evidence: to be saved, on its way, or why it could not be read. */
export function EvidenceFile({ evidenceId, item, isErased }: Props) {
  const rows = useRows();
  const format = useFormat();
  const { id, kind, name, bytes, state, fault, isMisnamed } = item;
  const called = kind === "message" || kind === "text" ? words.kinds[kind] : plain(name);
  const shown = words.file(called, bytes === null ? null : format.bytes(bytes));
  return (
    <li>
      {state === "stored" && !isErased ? (
        <DownloadButton path={`/api/evidence/${evidenceId}/items/${id}`} label={words.download(shown, plain(name))}>
          <Foreign>{shown}</Foreign>
        </DownloadButton>
      ) : (
        <span className={rows.note}>
          <Foreign>{state === "waiting" ? `${shown}, ${words.waiting}` : shown}</Foreign>
        </span>
      )}
      {isMisnamed && <div className={rows.late}>{words.isMisnamed}</div>}
      {fault && (
        <div className={rows.late}>
          <Foreign>{fault.detail}</Foreign>
        </div>
      )}
    </li>
  );
}
