namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <param name="Type">invoice, credit_note, debit_note or payment_on_account; amounts are positive whatever the type.</param>
sealed record OpenItem(
    AccountSeed Account, string Type, string Number, string Order, string Reference,
    DateOnly Issued, DateOnly Due, string Currency, decimal Original, decimal Open);
