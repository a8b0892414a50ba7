import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Dismissable } from "../../ui/Dismissable.tsx";
import { DismissButton } from "../../ui/DismissButton.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { QuotedSentence } from "../../ui/QuotedSentence.tsx";
import { useRows } from "../../ui/rows.ts";
import { SuggestionFrame } from "../../ui/SuggestionFrame.tsx";
import { texts } from "../../ui/texts.ts";

const DisputeForm = lazy(() => import("./DisputeForm.tsx"));

const useStyles = makeStyles({
  line: { flexWrap: "nowrap", alignItems: "center" },
  end: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, flexShrink: 0 },
});

interface Props {
  suggestion: Schemas["DisputeSuggestionRow"];
  account: Schemas["AccountContext"];
  mail: Schemas["OpenMail"];
  onWritten: (opened: Schemas["OpenedDispute"]) => void;
  onDismiss: (isDismissed: boolean) => void;
}

/** What the mail contests, with its reason and the words it was read from. No dispute is open until a person opens it. */
export function DisputeSuggestion({ suggestion, account, mail, onWritten, onDismiss }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const [isOpening, setOpening] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const cancel = () => {
    setOpening(false);
    requestAnimationFrame(() => actions.current?.querySelector("button")?.focus());
  };
  const { reasonCode, amount, currency, receivables, unknownReferences } = suggestion;
  const reason = texts.disputes.reasons[reasonCode] ?? texts.disputes.otherReason(reasonCode);
  return (
    <Dismissable what={texts.disputes.inMail} isDismissed={suggestion.isDismissed} onShow={() => onDismiss(false)}>
      <SuggestionFrame title={texts.disputes.inMail} readBy={suggestion.origin.readBy}>
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
        {isOpening ? (
          <Suspense fallback={null}>
            <DisputeForm account={account} mail={mail} start={suggestion} onWritten={onWritten} onCancel={cancel} />
          </Suspense>
        ) : (
          <div ref={actions} className={rows.actions}>
            <Button appearance="primary" size="small" onClick={() => setOpening(true)}>
              {texts.disputes.open}
            </Button>
          </div>
        )}
      </SuggestionFrame>
    </Dismissable>
  );
}
