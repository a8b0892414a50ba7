import { AccountSearch } from "../features/accounts/AccountSearch.tsx";
import { go } from "../ui/address.ts";
import { Heading } from "../ui/Heading.tsx";
import { places } from "../ui/places.ts";
import { shellTexts } from "../ui/texts/shell.ts";

/** The way to an account. */
export const FindAccount = () => (
  <>
    <Heading>{shellTexts.accounts}</Heading>
    <AccountSearch isFocused disabled={false} onChoose={({ id }) => go(places.account(id))} />
  </>
);
