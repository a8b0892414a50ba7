import { Link } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { PromiseBadge } from "../PromiseBadge.tsx";

/** The promise in whose place it came, those that came in its place, and the instalments it is one of. */
export function RelatedPromises({ promise }: { promise: Schemas["PromiseDetails"] }) {
  const { id, replaces, replacedBy, plan } = promise;
  if (!replaces && replacedBy.length === 0 && plan.length === 0) return null;
  return (
    <section aria-label={words.related}>
      <SubHeading>{words.related}</SubHeading>
      {replaces && <Outlines title={words.replaces} promises={[replaces]} itself={id} />}
      {replacedBy.length > 0 && <Outlines title={words.replacedBy} promises={replacedBy} itself={id} />}
      {plan.length > 0 && <Outlines title={words.plan} promises={plan} itself={id} />}
    </section>
  );
}

interface Props {
  title: string;
  promises: readonly Schemas["PromiseOutlineRow"][];
  /** The promise that is shown: it is not led to. */
  itself: number;
}

function Outlines({ title, promises, itself }: Props) {
  const rows = useRows();
  const format = useFormat();
  return (
    <>
      <div className={rows.note}>{title}</div>
      <ul className={rows.list} aria-label={title}>
        {promises.map(({ id, amount, currency, promisedOn, state }) => {
          const said = texts.promises.by(format.money(amount, currency), format.day(promisedOn));
          return (
            <li key={id} className={rows.row}>
              <div className={rows.line}>
                {id === itself ? (
                  <span>
                    {said} ({words.itself})
                  </span>
                ) : (
                  <Link href={places.promise(id)}>{said}</Link>
                )}
                <PromiseBadge state={state} />
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
