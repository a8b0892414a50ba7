import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { useForms } from "../../../ui/forms.ts";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { mergeTexts as words } from "../../../ui/texts/merge.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { useMerge, useMergePreview } from "./useMerge.ts";

interface Props {
  survivorId: number;
  mergedId: number;
  onMerged: () => void;
  onOther: () => void;
}

/** Exactly what will move, before anybody says yes. */
export function MergeQuestion({ survivorId, mergedId, onMerged, onOther }: Props) {
  const forms = useForms();
  const format = useFormat();
  const preview = useMergePreview(survivorId, mergedId);
  const merge = useMerge(survivorId);
  const confirm = () => merge.mutate(mergedId, { onSuccess: onMerged });
  if (!preview.data) {
    return preview.isError || preview.isPaused ? (
      <Unread failure={preview.error} onRetry={() => void preview.refetch()} isRetrying={preview.isFetching} />
    ) : (
      <LoadingRows />
    );
  }
  const { survivor, merged, refusal } = preview.data;
  return (
    <>
      <p className={forms.note}>
        <strong>
          <Foreign>
            {words.question(`${merged.name} (${merged.number})`, `${survivor.name} (${survivor.number})`)}
          </Foreign>
        </strong>
      </p>
      {refusal ? (
        <Notice intent="warning">{refusal.detail}</Notice>
      ) : (
        <>
          <ul aria-label={words.moves}>
            {movesOf(preview.data, format).map((move) => (
              <li key={move}>
                <Foreign>{move}</Foreign>
              </li>
            ))}
          </ul>
          <p className={forms.note}>{words.later}</p>
        </>
      )}
      {merge.error && <FailureNotice title={words.failed} failure={merge.error} onRetry={confirm} />}
      <div className={forms.actions}>
        {!refusal && (
          <Button size="small" appearance="primary" autoFocus disabledFocusable={merge.isPending} onClick={confirm}>
            {words.confirm}
          </Button>
        )}
        <Button size="small" onClick={onOther} disabled={merge.isPending}>
          {words.other}
        </Button>
      </div>
    </>
  );
}

function movesOf(preview: Schemas["MergePreview"], format: Format): string[] {
  const { aliases, domains } = preview;
  const { receivables, conversations, promises, disputes, contacts, notes, children } = preview.moved;
  const moves = [
    receivables > 0 && words.receivables(receivables, format.money(preview.open, preview.currency)),
    conversations > 0 && words.conversations(conversations),
    promises > 0 && words.promises(promises),
    disputes > 0 && words.disputes(disputes),
    contacts > 0 && words.contacts(contacts),
    notes > 0 && words.notes(notes),
    children > 0 && words.children(children),
    aliases.length > 0 && words.names(format.list(aliases)),
    domains.length > 0 && words.domains(format.list(domains)),
  ].filter((move) => move !== false);
  return moves.length > 0 ? moves : [words.nothing];
}
