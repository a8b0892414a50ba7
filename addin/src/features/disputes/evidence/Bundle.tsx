import { Badge, type BadgeProps, Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useRows } from "../../../ui/rows.ts";
import { Timeline } from "../../../ui/Timeline.tsx";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { DownloadButton } from "./DownloadButton.tsx";
import { EvidenceFile } from "./EvidenceFile.tsx";
import { useRetry } from "./useEvidence.ts";

type Item = Schemas["EvidenceItemView"];

const colours: Record<Schemas["EvidenceState"], NonNullable<BadgeProps["color"]>> = {
  collecting: "brand",
  complete: "success",
  incomplete: "danger",
  erased: "informative",
};

const useStyles = makeStyles({
  bundle: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  files: { listStyle: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  hash: { fontFamily: tokens.fontFamilyMonospace },
});

interface Props {
  disputeId: number;
  bundle: Schemas["EvidenceView"];
  mayRetry: boolean;
}

/** A thread as it was at one moment, message by message, or a file that one of us added. */
export function Bundle({ disputeId, bundle, mayRetry }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const { id, number, state, progress } = bundle;
  return (
    <article className={styles.bundle} aria-label={words.bundle(number)}>
      <div className={rows.line}>
        <span className={rows.strong}>{words.bundle(number)}</span>
        <Badge appearance="tint" size="small" color={colours[state]}>
          {words.states[state]}
        </Badge>
      </div>
      <div className={rows.note}>
        <Foreign>
          {[
            words.asked(bundle.askedBy, format.instant(bundle.askedAt)),
            bundle.mailbox && words.mailbox(bundle.mailbox),
          ]
            .filter(Boolean)
            .join(" ")}
        </Foreign>
      </div>
      {state === "collecting" && <Progress bundle={bundle} />}
      {progress.failed > 0 && state !== "erased" && (
        <Failed disputeId={disputeId} bundle={bundle} mayRetry={mayRetry && state !== "collecting"} />
      )}
      {bundle.erasedAt && <Notice>{words.erased(format.instant(bundle.erasedAt))}</Notice>}
      <Timeline
        entries={byMessage(bundle.items).map(([first, ...rest]) => ({
          id: first.id,
          what: <Foreign>{first.kind === "file" ? words.added : first.subject || words.noSubject}</Foreign>,
          when: (
            <>
              {first.kind === "message" && <Sent item={first} />}
              <ul className={styles.files}>
                {[first, ...rest].map((item) => (
                  <EvidenceFile key={item.id} evidenceId={id} item={item} isErased={state === "erased"} />
                ))}
              </ul>
            </>
          ),
        }))}
      />
      {(state === "complete" || state === "incomplete") && (
        <div>
          <DownloadButton path={`/api/evidence/${id}/zip`} label={words.zipLabel(number)}>
            {words.zip}
          </DownloadButton>
        </div>
      )}
      {bundle.manifestHash && (
        <div className={rows.note}>
          <span className={styles.hash}>{words.manifest(bundle.manifestHash)}</span>
        </div>
      )}
    </article>
  );
}

function Sent({ item: { fromName, fromAddress, sentAt } }: { item: Item }) {
  const format = useFormat();
  const who = fromName || fromAddress || "";
  return <Foreign>{sentAt ? words.from(who, format.instant(sentAt)) : who}</Foreign>;
}

function Progress({ bundle: { number, progress, waitsUntil } }: { bundle: Schemas["EvidenceView"] }) {
  const rows = useRows();
  const format = useFormat();
  const { items, stored, bytes, storedBytes } = progress;
  return (
    <div>
      <ProgressBar
        aria-label={words.progressLabel(number)}
        {...(bytes > 0 && { value: Math.min(1, storedBytes / bytes) })}
      />
      <div className={rows.note}>{words.progress(stored, items, format.bytes(storedBytes))}</div>
      {waitsUntil && <div className={rows.note}>{words.waitsUntil(format.instant(waitsUntil))}</div>}
      <div className={rows.note}>{words.leave}</div>
    </div>
  );
}

function Failed({ disputeId, bundle, mayRetry }: Props) {
  const announce = useAnnounce();
  const retry = useRetry(disputeId, bundle.id);
  const start = () => retry.mutate(undefined, { onSuccess: () => announce(words.retried) });
  return (
    <>
      <Notice
        intent="warning"
        actions={
          mayRetry && (
            <Button size="small" disabledFocusable={retry.isPending} onClick={start}>
              {words.retry}
            </Button>
          )
        }
      >
        {words.failed(bundle.progress.failed)}
      </Notice>
      {retry.error && <FailureNotice title={words.notRetried} failure={retry.error} onRetry={start} />}
    </>
  );
}

/** Each message with its text and attachments; a file that one of us added stands alone. */
function byMessage(items: readonly Item[]): [Item, ...Item[]][] {
  const groups: [Item, ...Item[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (!last || item.kind === "message" || item.kind === "file") groups.push([item]);
    else last.push(item);
  }
  return groups;
}
