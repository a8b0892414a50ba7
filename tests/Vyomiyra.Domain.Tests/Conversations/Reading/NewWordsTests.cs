using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

public sealed class NewWordsTests
{
    [Theory]
    [InlineData("email_1_1.txt", "Hi folks…-Abhishek Kona")]
    [InlineData("email_1_2.txt", "Hi,|You can list the keys…individually.\"")]
    [InlineData("email_1_3.txt", "Oh thanks.…-Abhishek Kona")]
    [InlineData("email_1_4.txt", "Awesome! I haven't had another problem with it.")]
    [InlineData("email_1_5.txt", "One: Here's what I've got.…for a while.")]
    [InlineData("email_1_6.txt", "I get proper rendering as well.")]
    [InlineData("email_1_7.txt", ":+1:")]
    [InlineData("email_1_8.txt", "I will reply under this one|and under this.")]
    [InlineData("email_2_1.txt", "Outlook with a reply")]
    [InlineData("email_2_2.txt", "Outlook with a reply directly above line")]
    [InlineData("email_2_3.txt", "Outlook with a reply directly above line")]
    [InlineData("email_BlackBerry.txt", "Here is another email")]
    [InlineData("email_bullets.txt", "test 2 this should list second…and another")]
    [InlineData("email_iPhone.txt", "Here is another email")]
    [InlineData("email_multi_word_sent_from_my_mobile_device.txt", "Here is another email")]
    [InlineData("email_one_is_not_on.txt", "Thank, this is really helpful.…when I run...")]
    [InlineData("email_sent_from_my_not_signature.txt", "Here is another email…my mobile phone.")]
    [InlineData("email_sig_delimiter_in_middle_of_line.txt", "Hi there!…kthxbai")]
    [InlineData("greedy_on.txt", "On your remote host you can run:…tunnel is not working.")]
    [InlineData("pathological.txt", "I think you're onto something.…back to a computer.")]
    [InlineData("correct_sig.txt", "this is an email with a correct -- signature.")]
    public void Public_replies_are_separated(string file, string parts)
    {
        var text = File.ReadAllText(Path.Combine(SharedData.Folder("replies"), file));
        var found = NewWords.Of(text).Select(part => part.Of(text)).ToList();
        var expected = parts.Split('|');
        Assert.True(expected.Length == found.Count, $"Found {found.Count} parts: {string.Join(" | ", found)}");
        Assert.All(expected.Zip(found), pair =>
        {
            var ends = pair.First.Split('…');
            Assert.StartsWith(ends[0], pair.Second, StringComparison.Ordinal);
            Assert.EndsWith(ends[^1], pair.Second, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_quote_that_never_ends_is_survived()
    {
        var text = File.ReadAllText(Path.Combine(SharedData.Folder("replies"), "email_long_quote.txt"));
        Assert.StartsWith("Hi folks", NewWords.Of(text)[0].Of(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ok.\n\n-----Original Message-----\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\n-----Ursprüngliche Nachricht-----\nWir zahlen", "Ok.")]
    [InlineData("Ok.\n\n---------- Forwarded message ---------\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nBegin forwarded message:\n\nFrom: A", "Ok.")]
    [InlineData("Ok.\r\n\r\n________________________________\r\nVon: A <a@b.example>\r\nGesendet: heute\r\nAn: B\r\n\r\nWir zahlen", "Ok.")]
    [InlineData("Ok.\n\n*Von:* A\n*Gesendet:* heute\n*An:* B\n*Betreff:* C\n\nWir zahlen", "Ok.")]
    [InlineData("Ok.\n\nAm Mi., 18. Nov. 2026 um 10:15 Uhr schrieb Mara Lindqvist <\nmara.lindqvist@halden.example>:\n\n> Wir zahlen", "Ok.")]
    [InlineData("Ok.\n\nOn Wed, Nov 18, 2026 at 10:15 AM Mara Lindqvist\n<mara@halden.example> wrote:\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nOn Wed, Nov 18, 2026 Mara wrote:\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nMit freundlichen Grüßen\n\nMax Muster\nTel. 030 1234", "Ok.")]
    [InlineData("Ok.\n\nMit freundlichen Gruessen, Max", "Ok.")]
    [InlineData("Ok.\n\nBest regards,\nAnn\n\nConfidentiality notice: we will pay", "Ok.")]
    [InlineData("Ok.\n\nThanks,\nAnn", "Ok.")]
    [InlineData("Ok.\n\nVon meinem iPhone gesendet", "Ok.")]
    [InlineData("Ok.\n\nGet Outlook for iOS", "Ok.")]
    [InlineData("Thanks,\nwe will pay on Friday.", "Thanks,\nwe will pay on Friday.")]
    [InlineData("Thank you for the reminder\nWe will pay.", "Thank you for the reminder\nWe will pay.")]
    [InlineData("From: our side it is fine.\nTo: be clear", "From: our side it is fine.\nTo: be clear")]
    [InlineData("On 27 November we will pay:\n24,300 EUR", "On 27 November we will pay:\n24,300 EUR")]
    [InlineData("Am 27.11. zahlen wir 5.000 EUR:\nINV-1", "Am 27.11. zahlen wir 5.000 EUR:\nINV-1")]
    [InlineData("> quoted\nOk.\n> quoted", "Ok.")]
    [InlineData("Ok.\n\nRegards\nAnn\n\nPS: See you.", "Ok.|PS: See you.")]
    [InlineData("> only\n> quoted", "")]
    [InlineData("Ok.\n\nLe mer. 18 nov. 2026 à 10:15, Mara Lindqvist <mara@lindqvist.example> a écrit :\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\n-----Message d'origine-----\nDe : Mara\nEnvoyé : mercredi\nÀ : Bob\nObjet : RE\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nDe : Mara <mara@lindqvist.example>\nEnvoyé : mercredi 18 novembre 2026 10:15\nÀ : Bob\nObjet : RE\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nEl mié, 18 nov 2026 a las 10:15, Mara Lindqvist (<mara@lindqvist.example>) escribió:\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nDe: Mara\nEnviado el: miércoles\nPara: Bob\nAsunto: RE\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nIl giorno mer 18 nov 2026 alle ore 10:15 Mara <mara@lindqvist.example> ha scritto:\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nDa: Mara\nInviato: mercoledì\nA: Bob\nOggetto: R: RE\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nOp wo 18 nov 2026 om 10:15 schreef Mara <mara@lindqvist.example>:\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nVan: Mara\nVerzonden: woensdag\nAan: Bob\nOnderwerp: RE\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nśr., 18 lis 2026 o 10:15 Mara <mara@lindqvist.example> napisał(a):\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nOd: Mara\nWysłano: środa\nDo: Bob\nTemat: RE\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nEm qua., 18 de nov. de 2026 às 10:15, Mara <mara@lindqvist.example> escreveu:\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nDe: Mara\nEnviada em: quarta-feira\nPara: Bob\nAssunto: RES\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\nDen ons 18 nov. 2026 kl 10:15 skrev Mara <mara@lindqvist.example>:\n\n> We will pay", "Ok.")]
    [InlineData("Ok.\n\nFrån: Mara\nSkickat: onsdag\nTill: Bob\nÄmne: SV\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\n-------- Original Message --------\nSubject: RE\nFrom: Mara\n\nWe will pay", "Ok.")]
    [InlineData("Ok.\n\n> Am 18.11.2026 um 10:15 schrieb Mara <mara@lindqvist.example>:\n> \n> Wir zahlen", "Ok.")]
    [InlineData("Ok.\n\nEnvoyé de mon iPhone", "Ok.")]
    [InlineData("Ok.\n\nMet vriendelijke groet,\nJan", "Ok.")]
    [InlineData("", "")]
    [InlineData(" \r\n\t\n", "")]
    public void Quotes_headers_signatures_and_disclaimers_are_left_out(string text, string parts) =>
        Assert.Equal(parts.Split('|', StringSplitOptions.RemoveEmptyEntries), NewWords.Of(text).Select(part => part.Of(text)));
}
