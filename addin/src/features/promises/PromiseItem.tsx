import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { PromiseBadge } from "./PromiseBadge.tsx";
import { useWithdrawPromise } from "./usePromiseWrites.ts";

interface Props {
  promise: Schemas["PromiseRow"];
  onWithdrawn: (written: Schemas["PromiseResponse"]) => void;
  onStale: () => void;
}

export function PromiseItem({ promise, onWithdrawn, onStale }: Props) {
  const rows = useRows();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useWithdrawPromise(onWithdrawn);
  const money = format.money(promise.amount, promise.currency);
  const words = texts.promises.by(money, format.day(promise.promisedOn));
  const actions = useRef<HTMLDivElement>(null);
  const keep = () => {
    setAsking(false);
    requestAnimationFrame(() => actions.current?.querySelector("button")?.focus());
  };
  const take = (by: Schemas["WithdrawnBy"]) => {
    keep();
    withdraw.mutate({ promise, by }, { onError: (failure) => failure.code === "stale_version" && onStale() });
  };
  return (
    <li className={rows.row}>
      <div className={rows.line}>
        <span className={rows.strong}>{words}</span>
        <PromiseBadge state={promise.state} />
      </div>
      <div className={rows.note}>
        <Foreign>
          {promise.documents.length > 0
            ? texts.promises.for(format.list(promise.documents))
            : texts.promises.forAccount}
        </Foreign>
      </div>
      {promise.quote && (
        <blockquote className={rows.quote}>
          <Foreign>{promise.quote}</Foreign>
        </blockquote>
      )}
      <div className={rows.note}>
        {promise.recordedBy && <Foreign>{texts.promises.recordedBy(promise.recordedBy)}</Foreign>}
        {` · ${texts.promises.said(format.instant(promise.madeAt))}`}
      </div>
      {promise.notes.map((note) => (
        <div key={note} className={rows.note}>
          {texts.promises.notes[note]}
        </div>
      ))}
      {promise.state === "open" && (
        <div ref={actions} className={rows.actions}>
          {isAsking ? (
            <fieldset className={rows.question}>
              <legend>{texts.promises.withdrawQuestion}</legend>
              <Button size="small" autoFocus onClick={() => take("customer")}>
                {texts.promises.byCustomer}
              </Button>
              <Button size="small" onClick={() => take("us")}>
                {texts.promises.byUs}
              </Button>
              <Button size="small" appearance="subtle" onClick={keep}>
                {texts.promises.keep}
              </Button>
            </fieldset>
          ) : (
            <Button
              size="small"
              appearance="subtle"
              aria-label={texts.promises.withdrawLabel(words)}
              disabledFocusable={withdraw.isPending}
              onClick={() => setAsking(true)}
            >
              {texts.promises.withdraw}
            </Button>
          )}
        </div>
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
    </li>
  );
}
