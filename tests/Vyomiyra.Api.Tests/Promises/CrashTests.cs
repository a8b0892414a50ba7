using System.Net;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Promises;

[Collection(OneAfterAnother.Name)]
public sealed class CrashTests(OwnHost own)
{
    [Fact]
    public async Task A_crash_in_the_middle_leaves_nothing_and_the_key_is_free_again()
    {
        var customer = await own.Api.GivenAnOverdueAccountAsync();
        var (seen, key) = (await new Letter { From = customer.Contact }.DeliverAsync(own.Api), Guid.NewGuid().ToString());
        var before = await own.DatabaseAsync();
        own.Lightning.IsArmed = true;
        try
        {
            await own.Api.RecordAsync("mara", customer.Promise(seen), key).RefusesAsync(HttpStatusCode.InternalServerError, "unexpected");
        }
        finally
        {
            own.Lightning.IsArmed = false;
        }

        Assert.Equal(before, await own.DatabaseAsync());
        await own.Api.RecordAsync("mara", customer.Promise(seen), key).IsAsync(HttpStatusCode.Created);
    }
}
