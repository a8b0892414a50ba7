import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { AccountHeader } from "../features/accounts/AccountHeader.tsx";
import { MatchEvidence } from "../features/conversations/MatchEvidence.tsx";
import { ChooseCustomer } from "../features/outreach/ChooseCustomer.tsx";
import { OpenItems } from "../features/outreach/OpenItems.tsx";
import { type OpenedDraft, useDraftAccount } from "../features/outreach/useDraftAccount.ts";
import type { Schemas } from "../http/schemas.ts";
import type { Draft } from "../outlook/composeMail.ts";
import { useFormat } from "../ui/Format.tsx";
import { Notice } from "../ui/Notice.tsx";
import { places } from "../ui/places.ts";
import { outreachTexts } from "../ui/texts/outreach.ts";
import { texts } from "../ui/texts.ts";
import { Unread } from "../ui/Unread.tsx";
import { Loading } from "./Loading.tsx";

const useStyles = makeStyles({
  pane: { display: "grid", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  figures: { ...typographyStyles.body1Strong, margin: 0, fontVariantNumeric: "tabular-nums" },
  late: { color: tokens.colorStatusDangerForeground1 },
  line: { ...typographyStyles.caption1, display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** A mail that is being written: to whom it goes, and what of theirs can be put into it. Nothing is sent from here. */
export default function ComposePane({ openKey, draft }: { openKey: string; draft: Draft }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const opened = useDraftAccount(draft, openKey, chosen);

  if (!opened.data) {
    return opened.isError || opened.isPaused ? (
      <Unread failure={opened.error} onRetry={() => void opened.refetch()} isRetrying={opened.isFetching} />
    ) : (
      <Loading />
    );
  }

  const { account } = opened.data.answer;
  if (!account || isChoosing) {
    return (
      <ChooseCustomer
        opened={opened.data}
        onChoose={(accountId) => {
          setChosen(accountId);
          setChoosing(false);
        }}
        onKeep={account ? () => setChoosing(false) : undefined}
      />
    );
  }
  return (
    <Writing
      key={account.account.id}
      draft={draft}
      opened={opened.data}
      account={account}
      isStale={opened.isRefetchError}
      isLookedUp={opened.isFetching}
      onOther={() => setChoosing(true)}
      onRefresh={() => void opened.refetch()}
    />
  );
}

interface Props {
  draft: Draft;
  opened: OpenedDraft;
  account: Schemas["AccountContext"];
  /** What is shown could not be refreshed. */
  isStale: boolean;
  /** Whose the draft is is being looked up anew. */
  isLookedUp: boolean;
  onOther: () => void;
  onRefresh: () => void;
}

function Writing({
  draft,
  opened: { mail, answer },
  account: { account, standing },
  isStale,
  isLookedUp,
  ...on
}: Props) {
  const styles = useStyles();
  const format = useFormat();
  const candidate = answer.candidates.find(({ accountId }) => accountId === account.id);
  const recipients = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(({ address }) => address ?? []);
  return (
    <div className={styles.pane}>
      {isStale && (
        <Notice
          intent="warning"
          actions={
            <Button size="small" onClick={on.onRefresh}>
              {texts.common.tryAgain}
            </Button>
          }
        >
          {texts.states.stale}
        </Notice>
      )}
      <AccountHeader account={account} addresses={recipients} />
      {candidate ? (
        <MatchEvidence candidate={candidate} message={answer.message} onOther={on.onOther} />
      ) : (
        <div className={styles.line}>
          <Link as="button" inline onClick={on.onOther}>
            {texts.match.other}
          </Link>
        </div>
      )}
      <p className={styles.figures}>
        {standing.oldestDays === null ? (
          outreachTexts.nothingOverdue
        ) : (
          <span className={styles.late}>
            {outreachTexts.overdue(format.money(standing.overdue, standing.currency), standing.oldestDays)}
          </span>
        )}
      </p>
      <OpenItems draft={draft} accountId={account.id} to={recipients[0] ?? null} isLookedUp={isLookedUp} />
      <div className={styles.line}>
        <Link href={`../workspace/${places.account(account.id)}`} target="_blank" rel="noreferrer">
          {outreachTexts.page}
        </Link>
      </div>
    </div>
  );
}
