namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>HTML as text, and the new part of a reply.</summary>
public sealed class BodyTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\r\n\r\nTwo")]
    [InlineData("<div>One<div>Two</div></div>Three", "One\r\nTwo\r\nThree")]
    [InlineData("A<br>B<br/>C", "A\r\nB\r\nC")]
    [InlineData("  many \n\t spaces&nbsp;here ", "many spaces here")]
    [InlineData("5 &lt; 6 &amp; 7&euro;", "5 < 6 & 7€")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>", "* One\r\n* Two")]
    [InlineData("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>", "A\tB\r\nC\tD")]
    [InlineData("<a href=\"https://pay.example\">Pay</a>", "Pay<https://pay.example>")]
    [InlineData("<a href='mailto:a@b.example'>a@b.example</a>", "a@b.example")]
    [InlineData("Safe<script>alert('<p>x</p>')</script><style>p{}</style><!-- <p>hidden</p> -->", "Safe")]
    [InlineData("Open <b>never closed", "Open never closed")]
    [InlineData("1 < 2 and a <b", "1 < 2 and a")]
    [InlineData("<p title=\"a > b\">Quoted</p>", "Quoted")]
    [InlineData("<p title=\"never closed>Text</p>", "Text")]
    [InlineData("Before<script>never closed", "Before")]
    public async Task HTML_becomes_text(string html, string text)
    {
        var message = await Read(html, "html", "body");

        Assert.Equal(text, message);
    }

    [Theory]
    [InlineData("text", "New words\r\n\r\nOn Tue, 3 Nov 2026 at 09:20, Us <us@halden.example> wrote:\r\n\r\n> Old words\r\n> more", "New words")]
    [InlineData("text", "New words\n\nOn Tue, 3 Nov 2026 at 09:20, A Very Long Name Indeed\n<us@halden.example> wrote:\n> Old words", "New words")]
    [InlineData("text", "> Old question?\nNew answer\n> Old rest", "New answer")]
    [InlineData("text", "Neue Worte\n\nAm Di, 3. Nov 2026 um 09:20 schrieb Wir <us@halden.example>:\n> Alte Worte", "Neue Worte")]
    [InlineData("text", "New words\n\n-----Original Message-----\nFrom: Us\nOld words", "New words")]
    [InlineData("text", "Neue Worte\n\nVon: Wir <us@halden.example>\nGesendet: Dienstag\nAn: Sie\nBetreff: X\n\nAlte Worte", "Neue Worte")]
    [InlineData("text", "From: the desk of nobody\nwe write to you", "From: the desk of nobody\r\nwe write to you")]
    [InlineData("text", "On Tuesday the clerk wrote:\nthat he will pay", "On Tuesday the clerk wrote:\r\nthat he will pay")]
    [InlineData("html", "<div><p>New</p></div><hr><div id=\"divRplyFwdMsg\">From: us</div><p>Old</p>", "New")]
    [InlineData("html", "<div dir=\"ltr\">New</div><br><div class=\"gmail_quote\">On … wrote:<blockquote>Old</blockquote></div>", "New")]
    [InlineData("html", "<p>New</p><div class=\"moz-cite-prefix\">Us wrote:</div><blockquote type=\"cite\">Old</blockquote>", "New")]
    [InlineData("html", "<p>Nothing quoted</p>", "Nothing quoted")]
    public async Task The_new_part_of_a_reply_is_found(string type, string body, string unique)
    {
        var message = await Read(body, type, "uniqueBody");

        Assert.Equal(unique, message);
    }

    [Fact]
    public async Task Text_is_given_as_HTML_to_those_who_prefer_it()
    {
        var message = await Read("a < b\nnext", "text", "body", "html");

        Assert.Contains("a &lt; b<br>\nnext", message, StringComparison.Ordinal);
    }

    async Task<string?> Read(string body, string type, string property, string prefer = "text")
    {
        var id = (await host.Deliver(SandboxGraph.Mail("Body", body, type)))["id"];
        var message = await host.Get(
            host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}?$select={property}", $"outlook.body-content-type=\"{prefer}\"").Json();
        return (string?)message[property]!["content"];
    }
}
