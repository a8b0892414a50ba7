import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useId } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { evidenceWords, sureWords } from "../evidenceWords.ts";

const useStyles = makeStyles({
  line: { flexWrap: "nowrap" },
  free: { minWidth: "24px", width: "24px", height: "24px", padding: 0, flexShrink: 0 },
  also: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  select: { minWidth: 0, maxWidth: "100%" },
});

/** A receivable as far as it is named. */
export type Named = Pick<Schemas["ReceivableRow"], "id" | "documentNumber">;

interface Props {
  links: readonly Schemas["LinkRow"][];
  /** What the conversation could also be about. */
  receivables: readonly Named[];
  disabled: boolean;
  onTie: (receivable: Named) => void;
  onFree: (receivable: Named) => void;
}

/** What the conversation is about and how that is known; a person can add to it and take away. */
export function AboutList({ links, receivables, disabled, onTie, onFree }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const choice = useId();
  const tied = new Set(links.map(({ receivableId }) => receivableId));
  const others = receivables.filter(({ id }) => !tied.has(id));
  const why = ({ evidence, isConfirmed, confidence }: Schemas["LinkRow"]) =>
    [
      ...evidenceWords(
        evidence.filter(({ kind }) => kind !== "personDecided"),
        "inbound",
        format,
      ),
      isConfirmed ? words.byPerson : sureWords(confidence, format),
    ]
      .map(plain)
      .join(" · ");
  return (
    <>
      <ul className={rows.list} aria-label={words.about}>
        {links.map((link) => {
          const { receivableId, number } = link;
          return (
            <li key={link.id} className={rows.row}>
              <div className={`${rows.line} ${styles.line}`}>
                <span className={rows.name}>
                  <Foreign>{number ?? words.wholeAccount}</Foreign>
                </span>
                {receivableId !== null && number !== null && (
                  <Button
                    className={styles.free}
                    size="small"
                    appearance="subtle"
                    icon={<DismissRegular />}
                    aria-label={words.notAbout(number)}
                    disabledFocusable={disabled}
                    onClick={() => onFree({ id: receivableId, documentNumber: number })}
                  />
                )}
              </div>
              <div className={rows.note}>
                <Foreign>{why(link)}</Foreign>
              </div>
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <div className={styles.also}>
          <label htmlFor={choice}>{words.alsoAbout}</label>
          <Select
            id={choice}
            className={styles.select}
            size="small"
            value=""
            disabled={disabled}
            onChange={(_, { value }) => {
              const chosen = others.find(({ id }) => String(id) === value);
              if (chosen) onTie(chosen);
            }}
          >
            <option value="">{words.chooseReceivable}</option>
            {others.map(({ id, documentNumber }) => (
              <option key={id} value={id}>
                {plain(documentNumber)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </>
  );
}
