import { SayingList } from "../features/conversations/SayingList.tsx";
import type { Opened } from "../features/conversations/useOpened.ts";
import { DisputeSuggestion } from "../features/disputes/DisputeSuggestion.tsx";
import { unopened } from "../features/disputes/unopened.ts";
import { SuggestionCard } from "../features/promises/SuggestionCard.tsx";
import { unrecorded } from "../features/promises/suggestions.ts";
import type { Schemas } from "../http/schemas.ts";

interface Props {
  opened: Opened;
  account: Schemas["AccountContext"];
  onWritten: (written: Schemas["PromiseResponse"]) => void;
  onOpened: (opened: Schemas["OpenedDispute"]) => void;
  onDismiss: (origin: Schemas["SuggestionOrigin"], isDismissed: boolean) => void;
  onRefresh: () => void;
}

/** What was read in the mail: what it promises, then what it contests, then what else it says. */
export function Proposals({ opened: { mail, answer }, account, onWritten, onOpened, onDismiss, onRefresh }: Props) {
  const { reading, message } = answer;
  if (!reading) return null;
  return (
    <>
      {unrecorded(reading.promises, account.promises, message.recordedPromises).map((suggestion) => (
        <SuggestionCard
          key={suggestion.origin.key}
          suggestion={suggestion}
          account={account}
          mail={mail}
          onWritten={onWritten}
          onDismiss={(isDismissed) => onDismiss(suggestion.origin, isDismissed)}
        />
      ))}
      {unopened(reading.disputes, account.disputes, mail.sentAt ?? null).map((suggestion) => (
        <DisputeSuggestion
          key={suggestion.origin.key}
          suggestion={suggestion}
          account={account}
          mail={mail}
          onWritten={onOpened}
          onDismiss={(isDismissed) => onDismiss(suggestion.origin, isDismissed)}
        />
      ))}
      <SayingList reading={reading} account={account.account} onDismiss={onDismiss} onChanged={onRefresh} />
    </>
  );
}
