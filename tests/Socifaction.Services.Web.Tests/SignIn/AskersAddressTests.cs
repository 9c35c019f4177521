using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.SignIn;

/// <summary>Whose tries are counted together: an address, an IPv6 household, and not what a header claims.</summary>
public sealed class AskersAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:3::7", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    public async Task Ten_asks_an_hour_are_counted_for_a_household(string first, string second, bool isOne)
    {
        await using var app = await OpenAsync();
        for (var n = 0; n < 10; n++) (await AskAsync(app, n, first, null)).Should().Be(302);

        (await AskAsync(app, 10, second, null)).Should().Be(isOne ? 429 : 302);
    }

    [Theory]
    [InlineData("203.0.113.7", 429)]
    [InlineData("127.0.0.1", 302)]
    public async Task A_claimed_address_is_believed_only_of_a_proxy_of_ours(string from, int eleventh)
    {
        await using var app = await OpenAsync();
        for (var n = 0; n < 10; n++) (await AskAsync(app, n, from, $"198.51.100.{n}")).Should().Be(302);

        (await AskAsync(app, 10, from, "198.51.100.10")).Should().Be(eleventh);
    }

    private static Task<WebApp> OpenAsync() => WebApp.OpenAsync(Engine.Sqlite, Stop, services => services.AddSingleton<IStartupFilter, ComesFrom>());

    private static async Task<int> AskAsync(WebApp app, int n, string from, string? claimed)
    {
        using var browser = WebSession.Anonymous(app);
        browser.Http.DefaultRequestHeaders.Add("From-Address", from);
        if (claimed is not null) browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", claimed);
        return (await browser.SubmitAsync("~/sign-in", new { Phone = $"+370620000{n:00}" }, cancellationToken: Stop)).Status;
    }

    /// <summary>Gives each request the address it names, as a network would.</summary>
    private sealed class ComesFrom : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["From-Address"].ToString());
                return go(context);
            });
            next(app);
        };
    }
}
