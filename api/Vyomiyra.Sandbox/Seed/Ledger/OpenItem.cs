namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <param name="Type">invoice, credit note, debit note or payment on account; amounts are positive whatever the type.</param>
sealed record OpenItem(
    AccountSeed Account, string Type, string Number, string Order, string Reference,
    DateOnly Issued, DateOnly Due, string Currency, decimal Original, decimal Open);
