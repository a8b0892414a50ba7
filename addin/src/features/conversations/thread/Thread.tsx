import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useRows } from "../../../ui/rows.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { AboutList, type Named } from "./AboutList.tsx";
import { MessageList } from "./MessageList.tsx";
import { ThreadActions } from "./ThreadActions.tsx";
import { TurnLine } from "./TurnLine.tsx";
import { type Change, useChange } from "./useConversation.ts";

const useStyles = makeStyles({
  thread: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM, outline: "none" },
  heading: { ...typographyStyles.caption1Strong, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  state: Schemas["ConversationState"];
  /** The account's, as far as they are at hand. */
  receivables: readonly Named[];
  onChanged: (state: Schemas["ConversationState"]) => void;
}

/** A conversation: whose turn it is, what to do, what it is about, and what was said. */
export default function Thread({ state, receivables, onChanged }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const change = useChange(state, onChanged);
  const caution = state.question && words.cautions[state.question.caution];
  const around = useRef<HTMLDivElement>(null);
  const does = (what: Change, said: string) =>
    change.mutate(what, {
      onSuccess: () => {
        announce(said);
        // What was pressed may be gone: go on from here.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) around.current?.focus({ preventScroll: true });
        });
      },
    });
  const isStale = change.error?.problem?.status === 412;
  return (
    <div ref={around} tabIndex={-1} className={styles.thread}>
      <TurnLine turn={state.turn} />
      {state.closedAt && state.turn?.reason !== "closed" && (
        <div className={rows.note}>{words.closedAt(format.instant(state.closedAt))}</div>
      )}
      {state.colleague && state.turn?.who !== "colleague" && (
        <div className={rows.note}>
          <Foreign>{words.asksColleague(state.colleague.name, format.instant(state.colleague.since))}</Foreign>
        </div>
      )}
      {caution && <Notice intent="warning">{caution}</Notice>}
      <ThreadActions
        key={state.accountId}
        state={state}
        disabled={change.isPending}
        onClose={() => does({ kind: "close" }, words.closed)}
        onReopen={() => does({ kind: "reopen" }, words.reopened)}
        onAsk={({ id, name }) => does({ kind: "ask", memberId: id }, words.asked(name))}
        onRelease={() => does({ kind: "release" }, words.released)}
        onReject={(accountId) => does({ kind: "reject", accountId }, words.rejected)}
      />
      {isStale && <Notice intent="warning">{words.changedMeanwhile}</Notice>}
      {change.error && !isStale && (
        <FailureNotice
          title={words.notSaved}
          failure={change.error}
          onRetry={() => change.variables && change.mutate(change.variables)}
        />
      )}
      {state.links.length > 0 && (
        <div>
          <h3 className={styles.heading}>{words.about}</h3>
          <AboutList
            links={state.links}
            receivables={receivables}
            disabled={change.isPending}
            onTie={({ id, documentNumber }) => does({ kind: "tie", receivableId: id }, words.tied(documentNumber))}
            onFree={({ id, documentNumber }) => does({ kind: "free", receivableId: id }, words.freed(documentNumber))}
          />
        </div>
      )}
      <div>
        <h3 className={styles.heading}>{words.messages}</h3>
        <MessageList messages={state.messages} all={state.messagesInAll} />
      </div>
    </div>
  );
}
