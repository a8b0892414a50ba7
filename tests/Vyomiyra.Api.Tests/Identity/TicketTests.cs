using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Identity;

public sealed class TicketTests
{
    private static readonly Caller Mara = new(1, "Mara", Role.Collector, [1], Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    public void A_ticket_is_good_at_its_address_and_not_the_day_after()
    {
        var clock = new MovableClock();
        var tickets = new DownloadTickets(new EphemeralDataProtectionProvider(), clock);
        var issued = tickets.Issue("/api/evidence/1/zip", Mara);
        Assert.InRange(issued.ExpiresAt - clock.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));

        Assert.Equal(new UserKey(Mara.TenantId, Mara.ObjectId), tickets.UserOf(RequestOf(issued.Address)));
        Assert.Null(tickets.UserOf(RequestOf(issued.Address.Replace("/1/", "/2/", StringComparison.Ordinal))));
        clock.Advance(1);
        Assert.Null(tickets.UserOf(RequestOf(issued.Address)));
    }

    private static HttpRequest RequestOf(string address)
    {
        var request = new DefaultHttpContext().Request;
        var query = address.IndexOf('?', StringComparison.Ordinal);
        (request.Path, request.QueryString) = (address[..query], new QueryString(address[query..]));
        return request;
    }
}
