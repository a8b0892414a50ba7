import type { ComponentProps } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { PromiseActions } from "./PromiseActions.tsx";
import { PromiseBadge } from "./PromiseBadge.tsx";

interface Props extends ComponentProps<typeof PromiseActions> {
  promise: Schemas["PromiseRow"];
}

/** One promise: what was said, what came of it, and what there is to do. */
export function PromiseItem(props: Props) {
  const rows = useRows();
  const format = useFormat();
  const { promise } = props;
  const { amount, paid, credited, currency, promisedOn, suspended, moves } = promise;
  const became = [
    moves > 0 && texts.promises.moved(moves),
    paid > 0 && paid < amount && texts.promises.came(format.money(paid, currency)),
    credited > 0 && texts.promises.credited(format.money(credited, currency)),
  ].filter(Boolean);
  return (
    <li className={rows.row}>
      <div className={rows.line}>
        <span className={rows.strong}>{texts.promises.by(format.money(amount, currency), format.day(promisedOn))}</span>
        <PromiseBadge state={promise.state} />
      </div>
      <div className={rows.note}>
        <Foreign>
          {promise.documents.length > 0
            ? texts.promises.for(format.list(promise.documents))
            : texts.promises.forAccount}
        </Foreign>
      </div>
      {became.length > 0 && <div className={rows.note}>{became.join(" · ")}</div>}
      {suspended && <div className={rows.note}>{texts.promises.suspended[suspended]}</div>}
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
      <PromiseActions {...props} />
    </li>
  );
}
