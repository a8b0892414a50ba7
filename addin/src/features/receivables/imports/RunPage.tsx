import { makeStyles, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import type { Address } from "../../../ui/address.ts";
import { Heading } from "../../../ui/Heading.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { places } from "../../../ui/places.ts";
import { Tabs } from "../../../ui/Tabs.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { Approval } from "./Approval.tsx";
import { useRun } from "./importQueries.ts";
import { RunActions } from "./RunActions.tsx";
import { RunFacts } from "./RunFacts.tsx";
import { RunPartView } from "./RunPartView.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { StateBadge } from "./StateBadge.tsx";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
});

export const runParts = ["issues", "accounts", "shrunk", "closing"] as const;
export type RunPart = (typeof runParts)[number];

interface Props {
  id: number;
  address: Address;
}

/** One import: how far it is, what it did, what it could not do, and the way back. */
export default function RunPage({ id, address }: Props) {
  const run = useRun(id);
  if (run.data) return <Run run={run.data} address={address} />;
  return run.isError || run.isPaused ? (
    <Unread failure={run.error} onRetry={() => void run.refetch()} isRetrying={run.isFetching} />
  ) : (
    <LoadingRows />
  );
}

function Run({ run, address }: { run: Schemas["ImportRunView"]; address: Address }) {
  const styles = useStyles();
  const shown = runParts.filter((part) => part !== "closing" || (run.full?.toClose ?? 0) > 0);
  const asked = address.query.get("part");
  const part =
    shown.find((name) => name === asked) ??
    (run.state === "awaitingApproval" ? "closing" : run.rejected > 0 ? "issues" : "accounts");
  const counts: Partial<Record<RunPart, number>> = {
    issues: run.rejected,
    accounts: run.accounts,
    ...(run.full && { closing: run.full.toClose }),
  };
  return (
    <div className={styles.page}>
      <div>
        <Heading beside={<StateBadge state={run.state} />} actions={<RunActions run={run} />}>
          {words.run(run.fileName)}
        </Heading>
        <RunFacts run={run} />
      </div>
      <RunProgress run={run} />
      {run.failure && (
        <Notice intent="error" title={words.failure}>
          {run.failure.detail}
        </Notice>
      )}
      {run.undoNote && <Notice>{run.undoNote}</Notice>}
      {run.state === "awaitingApproval" && <Approval run={run} />}
      <Tabs
        label={words.parts}
        current={part}
        tabs={shown.map((name) => ({
          name,
          title: words.part[name],
          href: places.importRun(run.id, name),
          count: counts[name],
        }))}
      />
      <RunPartView run={run} part={part} address={address} />
    </div>
  );
}
