import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { mergeTexts as words } from "../../../ui/texts/merge.ts";
import { texts } from "../../../ui/texts.ts";
import { useUndoMerge } from "./useMerge.ts";

interface Props {
  accountId: number;
  merges: Schemas["AccountDetails"]["mergedIntoThis"];
}

/** The accounts that became part of this one, each of which can stand on its own again. */
export function MergedHere({ accountId, merges }: Props) {
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const undo = useUndoMerge(accountId);
  if (merges.length === 0) return null;
  const take = (merge: (typeof merges)[number]) =>
    undo.mutate(merge.mergeId, { onSuccess: () => announce(words.undone(merge.name)) });
  return (
    <>
      <SubHeading>{words.here}</SubHeading>
      <ul className={rows.list} aria-label={words.here}>
        {merges.map((merge) => (
          <li key={merge.mergeId} className={rows.row}>
            <div className={rows.line}>
              <span className={rows.name}>
                <Foreign>{`${merge.name} (${merge.number})`}</Foreign>
              </span>
              <Button
                size="small"
                aria-label={words.undoLabel(merge.name)}
                disabledFocusable={undo.isPending}
                onClick={() => take(merge)}
              >
                {texts.common.undo}
              </Button>
            </div>
            <div className={rows.note}>
              <Foreign>{words.since(merge.by, format.instant(merge.at))}</Foreign>
            </div>
            {undo.error && undo.variables === merge.mergeId && (
              <FailureNotice title={words.notUndone} failure={undo.error} onRetry={() => take(merge)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
