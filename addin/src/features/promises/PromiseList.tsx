import type { Schemas } from "../../http/schemas.ts";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { PromiseItem } from "./PromiseItem.tsx";

interface Props {
  promises: readonly Schemas["PromiseRow"][];
  onWithdrawn: (written: Schemas["PromiseResponse"]) => void;
  /** Another has changed what is shown. */
  onStale: () => void;
}

/** Open promises first, then the latest. */
export function PromiseList({ promises, onWithdrawn, onStale }: Props) {
  const rows = useRows();
  if (promises.length === 0) return <p className={rows.empty}>{texts.promises.none}</p>;
  return (
    <ul className={rows.list} aria-label={texts.promises.title}>
      {promises.map((promise) => (
        <PromiseItem key={promise.id} promise={promise} onWithdrawn={onWithdrawn} onStale={onStale} />
      ))}
    </ul>
  );
}
