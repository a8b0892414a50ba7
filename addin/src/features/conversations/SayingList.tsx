import { Link } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { SuggestionFrame } from "../../ui/SuggestionFrame.tsx";
import { texts } from "../../ui/texts.ts";
import { SayingItem } from "./SayingItem.tsx";

const StatusProposal = lazy(() => import("../accounts/StatusProposal.tsx"));

/** As much as is kept of why an account has its status. */
const longestReason = 2000;

/** More than these are rarely worth a look at once. */
const few = 5;

interface Props {
  reading: Schemas["MailReadingView"];
  account: Schemas["AccountCard"];
  onDismiss: (origin: Schemas["SuggestionOrigin"], isDismissed: boolean) => void;
  onChanged: () => void;
}

/** What the mail says besides promises and disputes, quietly. Thanks need nobody's attention. */
export function SayingList({ reading, account, onDismiss, onChanged }: Props) {
  const rows = useRows();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const sayings = reading.sayings.filter(({ kind }) => kind !== "thanks");
  const unknown = unsaid(reading);
  if (sayings.length === 0 && unknown.length === 0) return null;

  const actionFor = ({ kind, sentence }: Schemas["SayingRow"]) =>
    kind === "insolvency" &&
    account.status === "normal" && (
      <Suspense fallback={null}>
        <StatusProposal
          accountId={account.id}
          status="insolvent"
          why={sentence.slice(0, longestReason)}
          onChanged={onChanged}
        />
      </Suspense>
    );
  return (
    <SuggestionFrame title={texts.sayings.title}>
      {sayings.length > 0 && (
        <ul className={rows.list} aria-label={texts.sayings.title}>
          {(isWhole ? sayings : sayings.slice(0, few)).map((saying) => (
            <SayingItem
              key={saying.origin.key}
              saying={saying}
              action={actionFor(saying)}
              onDismiss={(isDismissed) => onDismiss(saying.origin, isDismissed)}
            />
          ))}
        </ul>
      )}
      {sayings.length > few && !isWhole && (
        <Link as="button" onClick={() => setWhole(true)}>
          {texts.common.showAll(sayings.length)}
        </Link>
      )}
      {unknown.length > 0 && (
        <div className={rows.note}>
          <Foreign>{texts.suggestion.unknownReferences(format.list(unknown), unknown.length)}</Foreign>
        </div>
      )}
    </SuggestionFrame>
  );
}

/** What the mail names and the account does not know, where no suggestion says so already. */
function unsaid({ promises, disputes, sayings, unknownReferences }: Schemas["MailReadingView"]): string[] {
  const said = new Set([...promises, ...disputes, ...sayings].flatMap((row) => row.unknownReferences));
  return unknownReferences.filter((reference) => !said.has(reference));
}
