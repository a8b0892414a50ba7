using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Domain.Tests.Conversations;

public sealed class SubjectsTests
{
    [Theory]
    [InlineData("Re: AW: [EXTERNAL] Fwd: INV-1  overdue (fwd)", "INV-1 OVERDUE", true)]
    [InlineData("[EXTERNAL] Re: INV-1 overdue", "INV-1 OVERDUE", true)]
    [InlineData("[INV-1] overdue", "[INV-1] OVERDUE", false)]
    [InlineData("[EXTERNAL]", "[EXTERNAL]", false)]
    [InlineData("Re:", "", true)]
    [InlineData("", "", false)]
    public void Subjects_of_one_thread_have_one_key(string subject, string key, bool isReply) =>
        Assert.Equal((key, isReply), (Subjects.Key(subject), Subjects.IsReply(subject)));
}
