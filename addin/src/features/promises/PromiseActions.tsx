import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { replyWith } from "../../outlook/reply.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useForms } from "../../ui/forms.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { useConfirmation, useWithdrawPromises } from "./usePromiseWrites.ts";

const MovePromise = lazy(() => import("./MovePromise.tsx"));
const DraftLetter = lazy(() => import("./DraftLetter.tsx"));

const useStyles = makeStyles({
  panel: { marginTop: tokens.spacingVerticalS },
  page: { maxWidth: "720px", marginTop: tokens.spacingVerticalL },
});

interface Props {
  promise: Pick<Schemas["PromiseRow"], "id" | "version" | "state" | "amount" | "currency" | "promisedOn">;
  /** Another took its place already. */
  isReplaced: boolean;
  accountId: number;
  /** The account, where it is known. */
  account: Schemas["AccountContext"] | null;
  /** The customer's mail that is open beside it; null where there is none. */
  mail: Schemas["OpenMail"] | null;
  onMoved: (written: Schemas["PromiseResponse"]) => void;
  onWithdrawn: (written: Schemas["PromiseResponse"]) => void;
  /** Another has changed what is shown. */
  onStale: () => void;
  /** It stands on the promise's own page, where there is room. */
  isOnPage?: boolean;
}

/** What there is to do about a promise: another day, a letter that confirms it, and taking it back. */
export function PromiseActions({
  promise,
  isReplaced,
  mail,
  onMoved,
  onWithdrawn,
  onStale,
  isOnPage = false,
  ...account
}: Props) {
  const styles = useStyles();
  const rows = useRows();
  const forms = useForms();
  const appearance = isOnPage ? "secondary" : "subtle";
  const panel = isOnPage ? mergeClasses(forms.panel, styles.panel, styles.page) : styles.panel;
  const format = useFormat();
  const announce = useAnnounce();
  const [doing, setDoing] = useState<"move" | "withdraw" | null>(null);
  const [letter, setLetter] = useState<Schemas["PromiseConfirmationDraft"] | null>(null);
  const withdraw = useWithdrawPromises(onWithdrawn);
  const confirmation = useConfirmation();
  const buttons = useRef<HTMLDivElement>(null);
  const isOpen = promise.state === "open";
  const canMove = !isReplaced && (isOpen || promise.state === "broken" || promise.state === "partlyKept");
  if (!isOpen && !canMove) return null;

  const words = texts.promises.by(format.money(promise.amount, promise.currency), format.day(promise.promisedOn));
  const stop = () => {
    setDoing(null);
    setLetter(null);
    requestAnimationFrame(() => buttons.current?.querySelector("button")?.focus());
  };
  const take = (by: Schemas["WithdrawnBy"]) => {
    stop();
    withdraw.mutate(
      { promises: [promise], by },
      { onError: (failure) => failure.code === "stale_version" && onStale() },
    );
  };
  const draft = () =>
    confirmation.mutate(promise.id, {
      onSuccess: async (drafted) => {
        if (mail?.itemId && (await replyWith(drafted.body, mail.itemId))) announce(texts.promises.replyOpened);
        else setLetter(drafted);
      },
    });

  return (
    <>
      <div ref={buttons} className={rows.actions}>
        {doing === "withdraw" ? (
          <fieldset className={rows.question}>
            <legend>{texts.promises.withdrawQuestion}</legend>
            <Button size="small" autoFocus onClick={() => take("customer")}>
              {texts.promises.byCustomer}
            </Button>
            <Button size="small" onClick={() => take("us")}>
              {texts.promises.byUs}
            </Button>
            <Button size="small" appearance="subtle" onClick={stop}>
              {texts.promises.keep}
            </Button>
          </fieldset>
        ) : (
          <>
            {canMove && (
              <Button
                size="small"
                appearance={appearance}
                aria-label={texts.promises.moveLabel(words)}
                aria-expanded={doing === "move"}
                onClick={() => setDoing(doing === "move" ? null : "move")}
              >
                {texts.promises.move}
              </Button>
            )}
            {isOpen && (
              <>
                <Button
                  size="small"
                  appearance={appearance}
                  aria-label={texts.promises.confirmLabel(words)}
                  disabledFocusable={confirmation.isPending}
                  onClick={draft}
                >
                  {texts.promises.confirm}
                </Button>
                <Button
                  size="small"
                  appearance={appearance}
                  aria-label={texts.promises.withdrawLabel(words)}
                  disabledFocusable={withdraw.isPending}
                  onClick={() => setDoing("withdraw")}
                >
                  {texts.promises.withdraw}
                </Button>
              </>
            )}
          </>
        )}
      </div>
      {doing === "move" && (
        <div className={panel}>
          <Suspense fallback={null}>
            <MovePromise
              {...account}
              promiseId={promise.id}
              mail={mail}
              onMoved={(written) => {
                setDoing(null);
                onMoved(written);
              }}
              onStale={onStale}
              onCancel={stop}
            />
          </Suspense>
        </div>
      )}
      {letter && (
        <div className={panel}>
          <Suspense fallback={null}>
            <DraftLetter letter={letter} onClose={stop} />
          </Suspense>
        </div>
      )}
      {confirmation.error && (
        <FailureNotice title={texts.promises.notDrafted} failure={confirmation.error} onRetry={draft} isRead />
      )}
      {withdraw.error &&
        (withdraw.error.code === "stale_version" ? (
          <Notice intent="warning">{texts.promises.stale}</Notice>
        ) : (
          <FailureNotice
            title={texts.promises.notWithdrawn}
            failure={withdraw.error}
            onRetry={() => withdraw.variables && withdraw.mutate(withdraw.variables)}
          />
        ))}
    </>
  );
}
