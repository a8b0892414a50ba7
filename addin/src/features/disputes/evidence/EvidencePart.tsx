import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { AddFile } from "./AddFile.tsx";
import { Bundle } from "./Bundle.tsx";
import { LegalHold } from "./LegalHold.tsx";
import { useEvidence, useGather } from "./useEvidence.ts";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
});

interface Props {
  dispute: Schemas["DisputeDetail"];
  /** Whether the reader may keep it from being erased. */
  mayHold: boolean;
}

/** The threads and files that are kept behind a dispute, the latest first. */
export function EvidencePart({ dispute, mayHold }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const evidence = useEvidence(dispute.id);
  const mayWork = dispute.may.includes("writeNote");
  return (
    <section className={styles.part} aria-label={words.title}>
      <SubHeading actions={mayWork && dispute.message && <Gather disputeId={dispute.id} />}>{words.title}</SubHeading>
      {evidence.data ? (
        <>
          <LegalHold evidence={evidence.data} mayHold={mayHold} />
          {evidence.data.keptUntil && (
            <p className={rows.empty}>{words.keptUntil(format.instant(evidence.data.keptUntil))}</p>
          )}
          {evidence.data.bundles.length === 0 && <p className={rows.empty}>{words.none}</p>}
          {mayWork && <AddFile disputeId={dispute.id} onAdded={(name) => announce(words.addedNow(name))} />}
          {evidence.data.bundles.map((bundle) => (
            <Bundle key={bundle.id} disputeId={dispute.id} bundle={bundle} mayRetry={mayWork} />
          ))}
        </>
      ) : evidence.isError || evidence.isPaused ? (
        <Unread failure={evidence.error} onRetry={() => void evidence.refetch()} isRetrying={evidence.isFetching} />
      ) : (
        <LoadingRows />
      )}
    </section>
  );
}

function Gather({ disputeId }: { disputeId: number }) {
  const announce = useAnnounce();
  const gather = useGather(disputeId);
  const start = () =>
    gather.mutate(undefined, { onSuccess: ({ isNew }) => announce(isNew ? words.gathering : words.notGrown) });
  return (
    <>
      <Button size="small" title={words.gatherHint} disabledFocusable={gather.isPending} onClick={start}>
        {words.gather}
      </Button>
      {gather.error && <FailureNotice title={words.notGathered} failure={gather.error} onRetry={start} />}
    </>
  );
}
