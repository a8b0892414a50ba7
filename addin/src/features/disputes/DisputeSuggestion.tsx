import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { QuotedSentence } from "../../ui/QuotedSentence.tsx";
import { useRows } from "../../ui/rows.ts";
import { SuggestionFrame } from "../../ui/SuggestionFrame.tsx";
import { texts } from "../../ui/texts.ts";

interface Props {
  suggestion: Schemas["DisputeSuggestionRow"];
  onDismiss: (isDismissed: boolean) => void;
}

/** What the mail contests, with its reason and the words it was read from. */
export function DisputeSuggestion({ suggestion, onDismiss }: Props) {
  const rows = useRows();
  const format = useFormat();
  const { reasonCode, amount, currency, receivables, unknownReferences } = suggestion;
  return (
    <SuggestionFrame
      title={texts.disputes.inMail}
      readBy={suggestion.origin.readBy}
      isDismissed={suggestion.isDismissed}
      onShow={() => onDismiss(false)}
    >
      <div className={rows.line}>
        <span className={rows.strong}>
          {texts.disputes.reasons[reasonCode] ?? texts.disputes.otherReason(reasonCode)}
        </span>
        {amount !== null && <span className={rows.figure}>{format.money(amount, currency)}</span>}
      </div>
      {receivables.length > 0 && (
        <div className={rows.note}>
          <Foreign>{texts.promises.for(format.list(receivables.map((row) => row.documentNumber)))}</Foreign>
        </div>
      )}
      <QuotedSentence sentence={suggestion.sentence} highlights={suggestion.highlights} />
      {unknownReferences.length > 0 && (
        <div className={rows.note}>
          <Foreign>
            {texts.suggestion.unknownReferences(format.list(unknownReferences), unknownReferences.length)}
          </Foreign>
        </div>
      )}
      <div>
        <Button appearance="subtle" size="small" onClick={() => onDismiss(true)}>
          {texts.suggestion.dismiss}
        </Button>
      </div>
    </SuggestionFrame>
  );
}
