import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { go } from "../../../ui/address.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useForms } from "../../../ui/forms.ts";
import { places } from "../../../ui/places.ts";
import { importTexts } from "../../../ui/texts/imports.ts";
import { useTeams } from "../../accounts/useTeams.ts";
import { FullField, type FullList } from "./FullField.tsx";
import { useBegin, useProfiles } from "./importQueries.ts";
import type { Reading } from "./reading.ts";

const words = importTexts.options;

const useStyles = makeStyles({
  step: { display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: tokens.spacingVerticalL },
});

interface Props {
  kind: Schemas["ImportKind"];
  reading: Reading;
  onBack: () => void;
}

/** How the run is to be done, and its start. */
export default function OptionsStep({ kind, reading, onBack }: Props) {
  const styles = useStyles();
  const forms = useForms();
  const teams = useTeams().data ?? [];
  const profiles = useProfiles().data ?? [];
  const { keep, begin } = useBegin();
  const isMapped = kind === "receivables";
  const mustKeep = isMapped && (reading.name === null || reading.isChanged);
  const [name, setName] = useState(() => reading.name ?? nameFrom(reading.file.name));
  const [team, setTeam] = useState(reading.profile.team ?? "");
  const [asOf, setAsOf] = useState("");
  const [isStrict, setStrict] = useState(false);
  const [full, setFull] = useState<FullList | null>(null);
  const [isTried, setTried] = useState(false);

  const kept = name.trim();
  const taken = profiles.find((profile) => profile.name === kept);
  const nameError =
    mustKeep && (taken?.isBuiltIn ? words.builtIn : isTried && kept === "" ? words.nameMissing : undefined);
  const isFullOdd = full !== null && (full.companies.length === 0 || full.types.length === 0);
  const isPending = keep.isPending || begin.isPending;

  const start = async (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (nameError || (mustKeep && kept === "") || isFullOdd) return;
    if (mustKeep) {
      await keep.mutateAsync({ name: kept, version: taken?.version ?? null, profile: reading.profile });
    }
    const run = await begin.mutateAsync({
      fileId: reading.file.id,
      kind,
      strict: isMapped && isStrict,
      ...(isMapped && {
        profile: mustKeep ? kept : reading.name,
        team: team || null,
        asOf: asOf || null,
        full,
      }),
    });
    go(places.importRun(run.id), { replace: true });
  };
  // What went wrong is shown by the mutation that did.
  const submit = (event?: FormEvent) => void start(event).catch(() => {});
  return (
    <form className={styles.step} aria-label={importTexts.steps[2]} onSubmit={submit} noValidate>
      {mustKeep && (
        <Field
          label={words.name}
          required
          hint={taken && !taken.isBuiltIn ? words.nameTaken : words.nameHint}
          validationMessage={nameError || null}
          validationState={nameError ? "error" : "none"}
        >
          <Input className={forms.input} autoFocus value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
      )}
      {isMapped && (
        <>
          <Field label={words.team}>
            <Select value={team} onChange={(_, { value }) => setTeam(value)}>
              <option value="">{words.noTeam}</option>
              {teams.map((one) => (
                <option key={one.id} value={one.name}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.asOf} hint={words.asOfHint}>
            <Input className={forms.input} type="date" value={asOf} onChange={(_, { value }) => setAsOf(value)} />
          </Field>
          <Checkbox
            label={words.strict}
            checked={isStrict}
            onChange={(_, { checked }) => setStrict(checked === true)}
          />
          <FullField full={full} onChange={setFull} error={isTried && isFullOdd ? words.fullMissing : undefined} />
        </>
      )}
      {keep.error && <FailureNotice title={words.notKept} failure={keep.error} onRetry={submit} />}
      {begin.error && <FailureNotice title={words.failed} failure={begin.error} onRetry={submit} />}
      <div className={forms.actions}>
        <Button onClick={onBack} disabled={isPending}>
          {importTexts.back}
        </Button>
        <Button type="submit" appearance="primary" disabledFocusable={isPending}>
          {isPending ? words.starting : words.start}
        </Button>
      </div>
    </form>
  );
}

/** A profile's first name: the file's, without the days and numbers that change from file to file. */
const nameFrom = (file: string) =>
  file
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .replace(/\d+/g, " ")
    .replace(/[^a-z]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
