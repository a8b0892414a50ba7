import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Dismissable } from "../../ui/Dismissable.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { QuotedSentence } from "../../ui/QuotedSentence.tsx";
import { SuggestionFrame } from "../../ui/SuggestionFrame.tsx";
import { texts } from "../../ui/texts.ts";
import { dayOf, startOf, suggested } from "./suggestions.ts";
import { useRecordPromise } from "./usePromiseWrites.ts";

const PromiseForm = lazy(() => import("./PromiseForm.tsx"));

const useStyles = makeStyles({
  promise: { ...typographyStyles.subtitle2, margin: 0 },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

/** Below this the reader is told to read for themselves. */
const clear = 0.6;

interface Props {
  suggestion: Schemas["PromiseSuggestionRow"];
  account: Schemas["AccountContext"];
  mail: Schemas["OpenMail"];
  onWritten: (written: Schemas["PromiseResponse"]) => void;
  onDismiss: (isDismissed: boolean) => void;
}

/** A promise read in the mail, with the words it was read from. Nothing is recorded until it is confirmed. */
export function SuggestionCard({ suggestion, account, mail, onWritten, onDismiss }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const record = useRecordPromise(onWritten);
  const { amount, currency, promisedOn, saidOn, sentence } = suggestion;

  const cancel = () => {
    setEditing(false);
    requestAnimationFrame(() => actions.current?.querySelector("button")?.focus());
  };

  const isComplete = amount !== null && promisedOn !== null;
  const said = isComplete
    ? texts.promises.by(format.money(amount, currency), format.day(promisedOn))
    : texts.suggestion.incomplete(
        amount === null ? null : format.money(amount, currency),
        promisedOn && format.day(promisedOn),
      );
  const confirm = () =>
    isComplete
      ? record.mutate({
          accountId: account.account.id,
          amount,
          currency,
          promisedOn: dayOf(suggestion) ?? promisedOn,
          receivables: suggestion.receivables.map(({ id }) => ({ id, amount: null })),
          quote: sentence,
          mail,
          madeAt: null,
          suggestion: suggested(suggestion),
        })
      : setEditing(true);

  return (
    <Dismissable what={texts.suggestion.title} isDismissed={suggestion.isDismissed} onShow={() => onDismiss(false)}>
      <SuggestionFrame title={texts.suggestion.title} readBy={suggestion.origin.readBy}>
        <p className={styles.promise}>{said}</p>
        {suggestion.receivables.length > 0 && (
          <p className={styles.note}>
            <Foreign>
              {texts.promises.for(format.list(suggestion.receivables.map((row) => row.documentNumber)))}
            </Foreign>
            {suggestion.amountBasis === "balance" && ` (${texts.suggestion.balance})`}
            {suggestion.amountBasis === "overdue" && ` (${texts.suggestion.overdue})`}
          </p>
        )}
        <QuotedSentence sentence={sentence} highlights={suggestion.highlights} />
        {suggestion.condition && (
          <p className={styles.note}>
            <Foreign>{texts.suggestion.condition(suggestion.condition)}</Foreign>
          </p>
        )}
        {suggestion.unknownReferences.length > 0 && (
          <p className={styles.note}>
            <Foreign>
              {texts.suggestion.unknownReferences(
                format.list(suggestion.unknownReferences),
                suggestion.unknownReferences.length,
              )}
            </Foreign>
          </p>
        )}
        {saidOn && promisedOn && saidOn !== promisedOn && (
          <p className={styles.note}>
            {texts.suggestion.saidOn(format.day(saidOn), format.day(promisedOn), promisedOn < saidOn)}
          </p>
        )}
        {suggestion.confidence < clear && <p className={styles.note}>{texts.suggestion.unsure}</p>}
        {isEditing ? (
          <Suspense fallback={null}>
            <PromiseForm
              account={account}
              mail={mail}
              start={startOf(suggestion)}
              replaces={null}
              onWritten={onWritten}
              onCancel={cancel}
            />
          </Suspense>
        ) : (
          <div ref={actions} className={styles.actions}>
            <Button
              appearance="primary"
              size="small"
              disabledFocusable={record.isPending}
              aria-label={isComplete ? texts.suggestion.confirmLabel(said) : undefined}
              onClick={confirm}
            >
              {record.isPending
                ? texts.common.saving
                : isComplete
                  ? texts.suggestion.confirm
                  : texts.suggestion.complete}
            </Button>
            {isComplete && (
              <Button size="small" disabled={record.isPending} onClick={() => setEditing(true)}>
                {texts.suggestion.edit}
              </Button>
            )}
            <Button appearance="subtle" size="small" disabled={record.isPending} onClick={() => onDismiss(true)}>
              {texts.suggestion.dismiss}
            </Button>
          </div>
        )}
        {record.error && (
          <FailureNotice title={texts.suggestion.notRecorded} failure={record.error} onRetry={confirm} />
        )}
      </SuggestionFrame>
    </Dismissable>
  );
}
