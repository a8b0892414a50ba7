namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <summary>The seed file <c>ledger.json</c>.</summary>
sealed record LedgerSeed(IReadOnlyList<CompanySeed> Companies, IReadOnlyList<RateSeed> Rates, IReadOnlyList<AccountSeed> Accounts);

sealed record CompanySeed(string Code, string Name, string Currency, string Timezone, string Country);

sealed record RateSeed(string From, string To, decimal Rate);

/// <param name="Terms">Days to pay.</param>
/// <param name="State">healthy, late, very late or disputed: how old the generated items are.</param>
/// <param name="Items">How many items to generate beside the known ones.</param>
/// <param name="Typical">The size around which amounts lie, in the account's currency.</param>
/// <param name="Contacts">Names with addresses in angle brackets.</param>
sealed record AccountSeed(
    string Company, string Team, string Account, string Name, string Domain, string Language, string Segment,
    int Terms, string Currency, string State, int Items, decimal Typical, IReadOnlyList<string> Contacts, IReadOnlyList<KnownItem>? Known);

/// <summary>An item that seeded mail speaks of.</summary>
/// <param name="Issued">Days before the seed's day.</param>
sealed record KnownItem(string Number, int Issued, string Order, decimal Original, decimal? Open);
