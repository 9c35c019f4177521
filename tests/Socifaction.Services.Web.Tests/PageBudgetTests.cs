using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests;

/// <summary>
/// What a page of staff weighs on its way to a browser that has nothing of it yet: the page as it is sent, its style sheets and its scripts with what
/// those import. A village's line is slow.
/// </summary>
public sealed partial class PageBudgetTests
{
    private const int MostBytes = 60 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_staff_loads_in_sixty_kilobytes()
    {
        await using var house = await OpenHouse.OpenAsync(Engine.Sqlite);
        var staff = house.Sessions["staff"];
        var scale = new Scale(house.App, staff);
        var weighed = new List<(string Page, int Bytes)>();
        foreach (var door in house.Doors.Where(door => door is { Verb: "GET", IsPage: true, Handler: null } && door.Pattern.RawText!.TrimStart('/').StartsWith("staff", StringComparison.Ordinal)))
        {
            if (await scale.WeighAsync(door.Address(staff.Slug, await house.ValuesAsync(door, staff))) is { } bytes) weighed.Add((door.ToString(), bytes));
        }

        weighed.Should().HaveCountGreaterThan(80);
        Over(weighed).Should().BeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine(Heaviest(weighed));
    }

    [Theory]
    [InlineData("kunigiskiai")]
    [InlineData("pilaite")]
    [InlineData("pagramantis")]
    [InlineData("dacijonai")]
    public async Task So_does_every_page_of_a_day_that_is_full(string slug)
    {
        await using var app = await WebApp.OpenDemoAsync(Engine.Sqlite, TestHouse.Start, Stop);
        await using var scope = app.ScopeOfNobody();
        var initiative = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.SingleAsync(one => one.Slug == slug, Stop);
        using var staff = await WebSession.StaffAsync(app, Role.Coordinator, initiative, cancellationToken: Stop);
        var scale = new Scale(app, staff);
        var weighed = new List<(string Page, int Bytes)>();
        foreach (var door in (await Isolation.Door.AllAsync(app, Stop)).Where(door => door is { Verb: "GET", IsPage: true, Handler: null } && door.Ids.Count == 0
            && door.Pattern.RawText!.TrimStart('/').StartsWith("staff", StringComparison.Ordinal)))
        {
            if (await scale.WeighAsync(door.Address(slug, new Dictionary<string, string>())) is { } bytes) weighed.Add((door.ToString(), bytes));
        }

        weighed.Should().HaveCountGreaterThan(25);
        Over(weighed).Should().BeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine(Heaviest(weighed));
    }

    private static IEnumerable<string> Over(IEnumerable<(string Page, int Bytes)> weighed) =>
        weighed.Where(page => page.Bytes > MostBytes).OrderByDescending(page => page.Bytes).Select(page => $"{page.Page}: {page.Bytes / 1024} KB");

    private static string Heaviest(IEnumerable<(string Page, int Bytes)> weighed) =>
        string.Join(", ", weighed.OrderByDescending(page => page.Bytes).Take(5).Select(page => $"{page.Page} {page.Bytes / 1024} KB"));

    /// <summary>Weighs pages for one person, each style sheet and script once.</summary>
    private sealed partial class Scale(WebApp app, WebSession staff)
    {
        private readonly HttpClient _files = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        private readonly Dictionary<string, int> _weights = [];

        /// <summary>The bytes of a page with all it loads; none when the address gives no page.</summary>
        public async Task<int?> WeighAsync(string address)
        {
            using var request = Ask(address);
            using var answer = await staff.Http.SendAsync(request, Stop);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") return null;
            var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
            var page = await staff.GetAsync(address, Stop);
            var files = page.Page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)
                .Concat(page.Page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!));
            var sum = bytes.Length;
            foreach (var file in files.Distinct())
            {
                sum += await WeighFileAsync(file);
            }

            return sum;
        }

        private async Task<int> WeighFileAsync(string file)
        {
            if (_weights.TryGetValue(file, out var known)) return known;
            using var answer = await _files.SendAsync(Ask(file), Stop);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, file);
            answer.Content.Headers.ContentEncoding.Should().NotBeEmpty(file);
            var sum = (await answer.Content.ReadAsByteArrayAsync(Stop)).Length;
            if (file.Split('?')[0].EndsWith(".js", StringComparison.Ordinal))
            {
                foreach (Match import in Import().Matches(await _files.GetStringAsync(file, Stop)))
                {
                    sum += await WeighFileAsync(new Uri(new Uri("http://localhost" + file), import.Groups[1].Value).PathAndQuery);
                }
            }

            return _weights[file] = sum;
        }

        private static HttpRequestMessage Ask(string address)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
            return request;
        }

        [GeneratedRegex("""from\s*["'](\.[^"']+)["']""", RegexOptions.None, 1000)]
        private static partial Regex Import();
    }
}
