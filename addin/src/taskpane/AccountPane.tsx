import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { flushSync } from "react-dom";
import { AccountHeader } from "../features/accounts/AccountHeader.tsx";
import { ConfirmMatch } from "../features/conversations/ConfirmMatch.tsx";
import { MatchEvidence } from "../features/conversations/MatchEvidence.tsx";
import { TurnLine } from "../features/conversations/thread/TurnLine.tsx";
import type { Opened } from "../features/conversations/useOpened.ts";
import { DisputeList } from "../features/disputes/DisputeList.tsx";
import { OpenDispute } from "../features/disputes/OpenDispute.tsx";
import { OpenedNotice } from "../features/disputes/OpenedNotice.tsx";
import { History } from "../features/history/History.tsx";
import { LogPromise } from "../features/promises/LogPromise.tsx";
import { PromiseList } from "../features/promises/PromiseList.tsx";
import { RecordedNotice } from "../features/promises/RecordedNotice.tsx";
import { Covered } from "../features/receivables/Covered.tsx";
import { ReceivableList } from "../features/receivables/ReceivableList.tsx";
import { type ReceivableFilter, StandingSummary } from "../features/receivables/StandingSummary.tsx";
import { Priority } from "../features/worklist/Priority.tsx";
import { WaitLine } from "../features/worklist/WaitLine.tsx";
import type { Schemas } from "../http/schemas.ts";
import { useAnnounce } from "../ui/Announcer.tsx";
import { useFormat } from "../ui/Format.tsx";
import { Notice } from "../ui/Notice.tsx";
import { places } from "../ui/places.ts";
import { Section } from "../ui/Section.tsx";
import { threadTexts } from "../ui/texts/threads.ts";
import { texts } from "../ui/texts.ts";
import { Proposals } from "./Proposals.tsx";

const RemittanceAdvice = lazy(() => import("../features/conversations/RemittanceAdvice.tsx"));
const Thread = lazy(() => import("../features/conversations/thread/Thread.tsx"));

const useStyles = makeStyles({
  pane: { padding: tokens.spacingHorizontalM },
  first: { display: "grid", gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalM },
});

type Part = "receivables" | "promises" | "disputes" | "conversation" | "history";

/** What a write left behind. */
export interface Written {
  account: Schemas["AccountContext"];
  /** It came from this mail, which is filed with it. */
  isFiled: boolean;
  /** The promise that was recorded from this mail. */
  promiseId?: number;
}

interface Props {
  opened: Opened;
  account: Schemas["AccountContext"];
  /** Something to know about the message. */
  notices: ReactNode;
  /** What is shown could not be refreshed. */
  isStale: boolean;
  onChanged: (written: Written) => void;
  onFiled: (filed: Schemas["FiledConversation"]) => Promise<unknown>;
  onThread: (state: Schemas["ConversationState"]) => void;
  onDismiss: (origin: Schemas["SuggestionOrigin"], isDismissed: boolean) => void;
  onOther: () => void;
  onRefresh: () => void;
}

/** The account beside the mail: first what answers at a glance, then what it is made of. */
export function AccountPane({
  opened,
  account,
  notices,
  isStale,
  onChanged,
  onFiled,
  onThread,
  onDismiss,
  onOther,
  onRefresh,
}: Props) {
  const styles = useStyles();
  const format = useFormat();
  const announce = useAnnounce();
  const { mail, answer } = opened;
  const [folded, setFolded] = useState<ReadonlySet<Part>>(new Set(["conversation"]));
  const [filter, setFilter] = useState<ReceivableFilter>("all");
  const [justRecorded, setJustRecorded] = useState<number | null>(null);
  const [justOpened, setJustOpened] = useState<number | null>(null);

  const fold = (part: Part) => (isOpen: boolean) =>
    setFolded((known) => {
      const next = new Set(known);
      if (isOpen) next.delete(part);
      else next.add(part);
      return next;
    });
  const show = (part: Part) => {
    flushSync(() => fold(part)(true));
    const heading = document.getElementById(part);
    heading?.focus();
    heading?.scrollIntoView?.({ block: "start" });
  };
  const recorded = (written: Schemas["PromiseResponse"]) => {
    onChanged({ account: written.account, isFiled: true, promiseId: written.promiseId });
    setJustRecorded(written.promiseId);
    const promise = written.account.promises.find(({ id }) => id === written.promiseId);
    announce(
      promise
        ? `${texts.suggestion.recorded}: ${texts.promises.by(format.money(promise.amount, promise.currency), format.day(promise.promisedOn))}`
        : texts.suggestion.recorded,
    );
  };
  const withdrawn = (words: string) => (written: Schemas["PromiseResponse"]) => {
    onChanged({ account: written.account, isFiled: false });
    setJustRecorded(null);
    announce(words);
    // What was pressed is gone: go on from the promises.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById("promises")?.focus({ preventScroll: true });
    });
  };

  const contested = (opened: Schemas["OpenedDispute"]) => {
    onChanged({ account: opened.account, isFiled: true });
    setJustOpened(opened.disputeId);
    announce(texts.disputes.opened);
  };

  const candidate = answer.candidates.find(({ accountId }) => accountId === account.account.id);
  const isAsked = answer.state === "suggested" && mail.itemId !== null;
  /** What the customer said is theirs to promise and to contest. */
  const said = answer.message.direction === "inbound" ? mail : null;
  const open = account.promises.filter((promise) => promise.state === "open");
  const shown = open.filter(({ id, planId }) => justRecorded !== null && [id, planId].includes(justRecorded));
  const openedNow = account.disputes.find((dispute) => dispute.id === justOpened);
  const section = (part: Part) => ({ id: part, open: !folded.has(part), onToggle: fold(part) });

  return (
    <div className={styles.pane}>
      <div className={styles.first}>
        {isStale && (
          <Notice
            intent="warning"
            actions={
              <Button size="small" onClick={onRefresh}>
                {texts.common.tryAgain}
              </Button>
            }
          >
            {texts.states.stale}
          </Notice>
        )}
        {notices}
        <AccountHeader account={account.account} addresses={addressesOf(opened)} />
        {isAsked && <ConfirmMatch mail={mail} account={account.account} onFiled={onFiled} onOther={onOther} />}
        {candidate && (
          <MatchEvidence candidate={candidate} message={answer.message} onOther={isAsked ? null : onOther} />
        )}
        {answer.conversation?.turn && <TurnLine turn={answer.conversation.turn} />}
        {account.standing.wait && account.standing.wait.conversationId !== answer.conversation?.id && (
          <WaitLine wait={account.standing.wait} href={null} />
        )}
        <StandingSummary
          standing={account.standing}
          onShow={(wanted) => {
            setFilter(wanted);
            show("receivables");
          }}
        />
        <Priority standing={account.standing} />
        <Covered standing={account.standing} onShow={show} />
        {shown.length > 0 && <RecordedNotice promises={shown} onUndone={withdrawn(texts.suggestion.undone)} />}
        {openedNow && <OpenedNotice dispute={openedNow} onShow={() => show("disputes")} onKept={onRefresh} />}
        <Proposals
          opened={opened}
          account={account}
          onWritten={recorded}
          onOpened={contested}
          onDismiss={onDismiss}
          onRefresh={onRefresh}
        />
        {(answer.reading?.tables.length ?? 0) > 0 && (
          <Suspense fallback={null}>
            <RemittanceAdvice mail={mail} accountId={account.account.id} />
          </Suspense>
        )}
      </div>
      <Section {...section("receivables")} title={texts.receivables.title} count={account.openReceivables}>
        <ReceivableList
          receivables={account.receivables}
          open={account.openReceivables}
          filter={filter}
          onFilter={setFilter}
        />
      </Section>
      <Section {...section("promises")} title={texts.promises.title} count={account.promises.length}>
        <PromiseList
          promises={account.promises}
          account={account}
          mail={said}
          onMoved={recorded}
          onWithdrawn={withdrawn(texts.promises.withdrawn)}
          onStale={onRefresh}
        />
        <LogPromise account={account} mail={said} onWritten={recorded} />
      </Section>
      <Section {...section("disputes")} title={texts.disputes.title} count={account.disputes.length}>
        <DisputeList
          disputes={account.disputes}
          today={account.account.today}
          mail={said}
          hrefOf={(id) => `../workspace/${places.dispute(id)}`}
          onChanged={onRefresh}
        />
        <OpenDispute account={account} mail={said} onWritten={contested} />
      </Section>
      {answer.conversation && (
        <Section {...section("conversation")} title={threadTexts.title} count={answer.conversation.messagesInAll}>
          {!folded.has("conversation") && (
            <Suspense fallback={null}>
              <Thread state={answer.conversation} receivables={account.receivables} onChanged={onThread} />
            </Suspense>
          )}
        </Section>
      )}
      <Section {...section("history")} title={texts.history.title}>
        <History activities={account.history} />
      </Section>
    </div>
  );
}

/** The customer's side of the mail. */
function addressesOf({ mail, answer }: Opened): string[] {
  const people = answer.message.direction === "outbound" ? [...(mail.to ?? []), ...(mail.cc ?? [])] : [mail.from];
  return people.flatMap((person) => (person?.address ? [person.address] : []));
}
