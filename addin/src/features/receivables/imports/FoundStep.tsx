import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useForms } from "../../../ui/forms.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { ColumnsField } from "./ColumnsField.tsx";
import { Doubts } from "./Doubts.tsx";
import { FileFacts } from "./FileFacts.tsx";
import { Preview } from "./Preview.tsx";
import { RawRows } from "./RawRows.tsx";
import { isSettled, type Profile, type Reading } from "./reading.ts";
import { TypeWords } from "./TypeWords.tsx";

const useStyles = makeStyles({
  step: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXL },
});

interface Props {
  kind: Schemas["ImportKind"];
  reading: Reading;
  onReading: (reading: Reading) => void;
  onBack: () => void;
  onNext: () => void;
}

/** What the file seems to be, what nobody but a person can know, and how its first rows are read. */
export default function FoundStep({ kind, reading, onReading, onBack, onNext }: Props) {
  const styles = useStyles();
  const forms = useForms();
  const isMapped = kind === "receivables";
  const change = (profile: Profile) => onReading({ ...reading, profile, isChanged: true });
  const isOpen = isMapped && reading.file.doubts.some((_, index) => !isSettled(reading, index));
  return (
    <div className={styles.step}>
      {reading.file.issues.map(({ code, reason }) => (
        <Notice key={code + reason} intent="warning">
          {reason}
        </Notice>
      ))}
      <FileFacts reading={reading} isMapped={isMapped} onReading={onReading} onProfile={change} />
      {isMapped ? (
        <>
          <Doubts reading={reading} onReading={onReading} />
          <ColumnsField reading={reading} onProfile={change} />
          <TypeWords reading={reading} onProfile={change} />
          <section aria-label={words.found.asRead}>
            <SubHeading>{words.found.asRead}</SubHeading>
            <Preview fileId={reading.file.id} profile={reading.profile} />
          </section>
        </>
      ) : (
        <section aria-label={words.found.rows}>
          <SubHeading>{words.found.rows}</SubHeading>
          <RawRows file={reading.file} />
        </section>
      )}
      <div className={forms.actions}>
        <Button onClick={onBack}>{words.back}</Button>
        <Button appearance="primary" disabledFocusable={isOpen} onClick={() => !isOpen && onNext()}>
          {words.next}
        </Button>
        {isOpen && <span role="status">{words.found.doubtsOpen}</span>}
      </div>
    </div>
  );
}
