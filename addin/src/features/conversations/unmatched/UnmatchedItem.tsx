import { Badge, Button, Checkbox, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { threadTexts } from "../../../ui/texts/threads.ts";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";
import { texts } from "../../../ui/texts.ts";
import { AccountSearch } from "../../accounts/AccountSearch.tsx";
import { OpenMailButton } from "../thread/OpenMailButton.tsx";
import { Guesses } from "./Guesses.tsx";
import { MailFacts } from "./MailFacts.tsx";
import { useAssign, useDismiss } from "./useUnmatched.ts";

const useStyles = makeStyles({
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS, maxWidth: "820px" },
  mark: { height: "auto", minHeight: "20px", whiteSpace: "normal" },
  remember: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  search: { maxWidth: "480px" },
  actions: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
});

interface Props {
  row: Schemas["UnmatchedRow"];
  onAssigned: (account: { id: number; name: string }, answer: Schemas["AssignResponse"]) => void;
  /** Somebody else has decided meanwhile. */
  onLate: () => void;
}

/** One conversation of the queue: from whom, about what, whose it may be; and what a person says to that. */
export function UnmatchedItem({ row, onAssigned, onLate }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const announce = useAnnounce();
  const assign = useAssign((answer, { account }) => onAssigned(account, answer));
  const dismiss = useDismiss(true);
  const putBack = useDismiss(false);
  const [own, setVersion] = useState(row.version);
  const version = Math.max(own, row.version);
  const [isDismissed, setDismissed] = useState(false);
  const [isBack, setBack] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const [remember, setRemember] = useState(false);
  const isPending = assign.isPending || dismiss.isPending || putBack.isPending;
  const subject = plain(row.subject) || conversationTexts.noSubject;
  const isContact = row.guesses.some(({ evidence }) => evidence.some(({ kind }) => kind === "knownContact"));
  const caution = threadTexts.cautions[row.caution];

  const late = (failure: Failure) => isMeanwhile(failure) && onLate();
  const file = (account: { id: number; name: string }) =>
    assign.mutate({ row: { ...row, version }, account, rememberContact: remember }, { onError: late });
  const drop = () =>
    dismiss.mutate(
      { id: row.conversationId, version },
      {
        onSuccess: (state) => {
          setVersion(state.version);
          setDismissed(true);
          announce(words.dismissedNow(subject));
        },
        onError: late,
      },
    );
  const restore = () =>
    putBack.mutate(
      { id: row.conversationId, version },
      {
        onSuccess: (state) => {
          setVersion(state.version);
          setDismissed(false);
          setBack(true);
          announce(words.isBack(subject));
        },
        onError: late,
      },
    );

  if (isDismissed) {
    return (
      <li className={rows.row}>
        <span className={rows.note}>
          <Foreign>{words.dismissedNow(subject)}</Foreign>{" "}
          <Link as="button" inline autoFocus disabled={isPending} onClick={restore}>
            {texts.common.undo}
          </Link>
        </span>
        {putBack.error && !isMeanwhile(putBack.error) && (
          <FailureNotice title={words.notPutBack} failure={putBack.error} onRetry={restore} />
        )}
      </li>
    );
  }
  const state = words.states[row.state];
  return (
    <li className={rows.row}>
      <div className={styles.item}>
        <MailFacts row={row}>
          {state && (
            <Badge
              className={styles.mark}
              appearance="tint"
              color={row.state === "unmatched" ? "informative" : "brand"}
            >
              {state}
            </Badge>
          )}
          {threadTexts.kinds[row.kind] && (
            <Badge appearance="outline" color="informative">
              {threadTexts.kinds[row.kind]}
            </Badge>
          )}
        </MailFacts>
        {caution && <Notice intent="warning">{caution}</Notice>}
        {row.guesses.length > 0 && (
          <Guesses
            subject={subject}
            guesses={row.guesses}
            isForgeable={row.caution === "senderFailed"}
            disabled={isPending}
            onAssign={file}
          />
        )}
        {row.fromAddress && !isContact && (
          <Checkbox
            className={styles.remember}
            label={words.remember(row.fromAddress)}
            checked={remember}
            onChange={(_, { checked }) => setRemember(checked === true)}
          />
        )}
        <div className={styles.actions}>
          <Button
            size="small"
            aria-label={row.guesses.length > 0 ? words.otherLabel(subject) : words.chooseLabel(subject)}
            aria-expanded={isSearching}
            onClick={() => setSearching(!isSearching)}
          >
            {row.guesses.length > 0 ? words.other : words.choose}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            autoFocus={isBack}
            aria-label={words.dismissLabel(subject)}
            disabledFocusable={isPending}
            onClick={drop}
          >
            {words.dismiss}
          </Button>
          <OpenMailButton id={row.conversationId} subject={row.subject} />
        </div>
        {isSearching && (
          <div className={styles.search}>
            <AccountSearch isFocused disabled={isPending} onChoose={file} />
          </div>
        )}
        {assign.error && !isMeanwhile(assign.error) && (
          <FailureNotice
            title={words.notAssigned}
            failure={assign.error}
            onRetry={() => assign.variables && file(assign.variables.account)}
          />
        )}
        {dismiss.error && !isMeanwhile(dismiss.error) && (
          <FailureNotice title={words.notDismissed} failure={dismiss.error} onRetry={drop} />
        )}
      </div>
    </li>
  );
}

/** Somebody else changed it, decided it, or it was joined to another. */
const isMeanwhile = ({ problem }: Failure) =>
  problem?.status === 412 || problem?.code === "conversation_matched" || problem?.status === 404;
