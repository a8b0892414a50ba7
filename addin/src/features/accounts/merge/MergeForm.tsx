import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useForms } from "../../../ui/forms.ts";
import { mergeTexts as words } from "../../../ui/texts/merge.ts";
import { texts } from "../../../ui/texts.ts";
import { AccountSearch } from "../AccountSearch.tsx";
import { MergeQuestion } from "./MergeQuestion.tsx";

interface Props {
  account: Schemas["AccountCard"];
  onMerged: (name: string) => void;
  onCancel: () => void;
}

/** Another account is the same customer: which, and what that would move. */
export default function MergeForm({ account, onMerged, onCancel }: Props) {
  const forms = useForms();
  const [other, setOther] = useState<{ id: number; name: string } | null>(null);
  return (
    <section className={forms.panel} aria-label={words.title(account.name)}>
      <h2 className={forms.title}>{words.title(account.name)}</h2>
      {other ? (
        <MergeQuestion
          survivorId={account.id}
          mergedId={other.id}
          onMerged={() => onMerged(other.name)}
          onOther={() => setOther(null)}
        />
      ) : (
        <>
          <p className={forms.note}>{words.choose}</p>
          <AccountSearch isFocused disabled={false} except={account.id} onChoose={setOther} />
        </>
      )}
      <div className={forms.actions}>
        <Button size="small" onClick={onCancel}>
          {texts.common.cancel}
        </Button>
      </div>
    </section>
  );
}
