import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useRows } from "../../../ui/rows.ts";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { AddFile } from "./AddFile.tsx";
import { BundleItem } from "./BundleItem.tsx";
import { useEvidence, useGather } from "./useEvidence.ts";

const useStyles = makeStyles({
  evidence: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    justifyItems: "stretch",
    marginTop: tokens.spacingVerticalS,
  },
});

interface Props {
  disputeId: number;
  /** The mail whose thread may be kept now; null where none is open. */
  mail: Schemas["OpenMail"] | null;
  /** Some of it was asked for just now. */
  isAwaited?: boolean;
  /** Something is kept now that was not, and the history says so. */
  onKept: () => void;
}

/** What is kept for a dispute, how far the reading is, and two ways to add to it. */
export default function Evidence({ disputeId, mail, isAwaited = false, onKept }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const announce = useAnnounce();
  const evidence = useEvidence(disputeId);
  const gather = useGather(disputeId, mail);
  const start = () =>
    gather.mutate(undefined, { onSuccess: ({ isNew }) => announce(isNew ? words.gathering : words.notGrown) });
  const bundles = evidence.data?.bundles;

  const wasReading = useRef(isAwaited);
  useEffect(() => {
    if (!bundles || bundles.length === 0) return;
    const isReading = bundles.some(({ state }) => state === "collecting");
    if (wasReading.current && !isReading) {
      if (bundles.every(({ state }) => state !== "incomplete")) announce(words.completed);
      onKept();
    }
    wasReading.current = isReading;
  }, [bundles, announce, onKept]);

  if (!bundles) {
    return evidence.error ? (
      <FailureNotice title={words.notRead} failure={evidence.error} onRetry={() => void evidence.refetch()} isRead />
    ) : (
      <p className={rows.empty}>{words.loading}</p>
    );
  }
  return (
    <section className={styles.evidence} aria-label={words.title}>
      {bundles.length === 0 ? (
        <p className={rows.empty}>{words.none}</p>
      ) : (
        <ul className={rows.list}>
          {bundles.map((bundle) => (
            <BundleItem key={bundle.id} disputeId={disputeId} bundle={bundle} />
          ))}
        </ul>
      )}
      {mail?.itemId && (
        <div>
          <Button size="small" disabledFocusable={gather.isPending} onClick={start}>
            {words.gatherThis}
          </Button>
        </div>
      )}
      {gather.data?.isNew === false && <p className={rows.empty}>{words.notGrown}</p>}
      {gather.error && <FailureNotice title={words.notGathered} failure={gather.error} onRetry={start} />}
      <AddFile
        disputeId={disputeId}
        onAdded={(name) => {
          announce(words.addedNow(name));
          onKept();
        }}
      />
    </section>
  );
}
