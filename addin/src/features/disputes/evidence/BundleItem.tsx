import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useRows } from "../../../ui/rows.ts";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { useRetry } from "./useEvidence.ts";

const useStyles = makeStyles({
  bar: { margin: `${tokens.spacingVerticalXS} 0` },
  files: { color: tokens.colorNeutralForeground2, "& > summary": { cursor: "pointer" } },
});

interface Props {
  disputeId: number;
  bundle: Schemas["EvidenceView"];
}

/** One thread or file that is kept: how far it is, what could not be read, and what is there. */
export function BundleItem({ disputeId, bundle }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const retry = useRetry(disputeId, bundle.id);
  const { state, progress, items } = bundle;
  const at = format.instant(bundle.askedAt);
  const failed = items.filter((item) => item.state === "failed");
  const stored = items.filter((item) => item.state === "stored");
  const figures =
    state === "collecting"
      ? words.progress(progress.stored, progress.items, format.bytes(progress.storedBytes))
      : words.kept(progress.stored, format.bytes(progress.storedBytes));
  return (
    <li className={rows.row}>
      <div className={rows.name}>{bundle.conversationId === null ? words.addedAt(at) : words.thread(at)}</div>
      {state === "collecting" && (
        <ProgressBar
          className={styles.bar}
          aria-label={figures}
          {...(progress.items > 0 && { value: progress.stored / progress.items })}
        />
      )}
      <div className={rows.note}>{bundle.erasedAt ? words.erased(format.instant(bundle.erasedAt)) : figures}</div>
      {state === "collecting" && (
        <div className={rows.note}>
          {bundle.waitsUntil ? words.waitsUntil(format.instant(bundle.waitsUntil)) : words.leave}
        </div>
      )}
      {failed.length > 0 && (
        <Notice
          intent="error"
          title={words.failed(failed.length)}
          actions={
            <Button size="small" disabledFocusable={retry.isPending} onClick={() => retry.mutate()}>
              {words.retry}
            </Button>
          }
        >
          {failed.map((item) => (
            <div key={item.id}>
              <Foreign>{nameOf(item)}</Foreign>
              {item.fault && `: ${item.fault.detail}`}
            </div>
          ))}
        </Notice>
      )}
      {retry.error && <FailureNotice title={words.notRetried} failure={retry.error} onRetry={() => retry.mutate()} />}
      {stored.length > 0 && (
        <details className={styles.files}>
          <summary className={rows.note}>{words.files}</summary>
          {stored.map((item) => (
            <div key={item.id} className={rows.note}>
              <Foreign>{nameOf(item)}</Foreign>
              {item.sentAt && item.kind === "message" && ` · ${format.instant(item.sentAt)}`}
              {item.bytes !== null && ` · ${format.bytes(item.bytes)}`}
              {item.isMisnamed && ` · ${words.misnamed}`}
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

/** A message goes by its subject and sender; a file by its name. */
function nameOf({ kind, name, subject, fromName, fromAddress }: Schemas["EvidenceItemView"]): string {
  if (kind !== "message") return name;
  return [subject ?? name, fromName ?? fromAddress].filter(Boolean).join(", ");
}
