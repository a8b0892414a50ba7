import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { DismissButton } from "../../ui/DismissButton.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { QuotedSentence } from "../../ui/QuotedSentence.tsx";
import { useRows } from "../../ui/rows.ts";
import { SuggestionFrame } from "../../ui/SuggestionFrame.tsx";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  line: { flexWrap: "nowrap", alignItems: "center" },
  end: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, flexShrink: 0 },
});

interface Props {
  suggestion: Schemas["DisputeSuggestionRow"];
  onDismiss: (isDismissed: boolean) => void;
}

/** What the mail contests, with its reason and the words it was read from. */
export function DisputeSuggestion({ suggestion, onDismiss }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const { reasonCode, amount, currency, receivables, unknownReferences } = suggestion;
  const reason = texts.disputes.reasons[reasonCode] ?? texts.disputes.otherReason(reasonCode);
  return (
    <SuggestionFrame
      title={texts.disputes.inMail}
      readBy={suggestion.origin.readBy}
      isDismissed={suggestion.isDismissed}
      onShow={() => onDismiss(false)}
    >
      <div className={mergeClasses(rows.line, styles.line)}>
        <span className={rows.strong}>{reason}</span>
        <span className={styles.end}>
          {amount !== null && <span className={rows.figure}>{format.money(amount, currency)}</span>}
          <DismissButton what={`${texts.disputes.inMail}: ${reason}`} onClick={() => onDismiss(true)} />
        </span>
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
    </SuggestionFrame>
  );
}
