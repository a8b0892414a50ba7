import type { ComponentProps } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { PromiseItem } from "./PromiseItem.tsx";

interface Props extends Pick<ComponentProps<typeof PromiseItem>, "mail" | "onMoved" | "onWithdrawn" | "onStale"> {
  promises: readonly Schemas["PromiseRow"][];
  account: Schemas["AccountContext"];
}

/** Open promises first, then the latest. */
export function PromiseList({ promises, account, ...more }: Props) {
  const rows = useRows();
  if (promises.length === 0) return <p className={rows.empty}>{texts.promises.none}</p>;
  const replaced = new Set(
    promises.filter(({ state }) => state !== "withdrawnByUs").map(({ replacesId }) => replacesId),
  );
  return (
    <ul className={rows.list} aria-label={texts.promises.title}>
      {promises.map((promise) => (
        <PromiseItem
          key={promise.id}
          promise={promise}
          isReplaced={replaced.has(promise.id)}
          account={account}
          accountId={account.account.id}
          {...more}
        />
      ))}
    </ul>
  );
}
