import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";
import { texts } from "../../../ui/texts.ts";
import { evidenceWords, sureWords } from "../evidenceWords.ts";

interface Props {
  subject: string;
  guesses: readonly Schemas["CandidateRow"][];
  /** Nothing proves that the sender is who the mail names: what it says of itself makes nobody sure. */
  isForgeable: boolean;
  disabled: boolean;
  onAssign: (account: { id: number; name: string }) => void;
}

/** The accounts that fit, best first, each with what speaks for it. */
export function Guesses({ subject, guesses, isForgeable, disabled, onAssign }: Props) {
  const rows = useRows();
  const format = useFormat();
  return (
    <ul className={rows.list} aria-label={words.guesses}>
      {guesses.map(({ accountId, number, name, confidence, evidence }) => (
        <li key={accountId} className={rows.row}>
          <div className={rows.line}>
            <span className={rows.name}>
              <Foreign>{`${name} (${number})`}</Foreign>
            </span>
            <Button
              size="small"
              aria-label={words.assignLabel(subject, plain(name))}
              disabledFocusable={disabled}
              onClick={() => onAssign({ id: accountId, name })}
            >
              {words.assign}
            </Button>
          </div>
          <div className={rows.note}>
            <Foreign>
              {[
                ...evidenceWords(evidence, "inbound", format),
                isForgeable ? texts.match.claimed : sureWords(confidence, format),
              ].join(" · ")}
            </Foreign>
          </div>
        </li>
      ))}
    </ul>
  );
}
