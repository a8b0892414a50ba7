namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Rows of the sandbox profile.</summary>
internal static class Csv
{
    public const string Heading =
        "company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open";

    public static string Of(params IEnumerable<string> rows) => string.Join('\n', rows.Prepend(Heading)) + "\n";

    public static string Row(
        string number = "INV-1", string account = "C1", string company = "1000", string name = "Nord Werke GmbH", string domain = "nordwerke.example",
        string contact = "Anna Bo", string email = "ap@nordwerke.example", string segment = "Large", string team = "", string type = "invoice",
        string issued = "2026-01-01", string due = "2026-02-01", string currency = "EUR", string original = "100.00", string open = "40.50") =>
        $"{company},{account},{name},{domain},{contact},{email},de,{segment},{team},{type},{number},,PO-1,REF 1,{issued},{due},{currency},{original},{open}";
}
