using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Isolation;

/// <summary>Every page of staff in every role, as observed, against the table in RolesAndPages.md.</summary>
public sealed class RolesAndPages
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Checked { get; } = Path.Combine(WebApp.ContentRoot, "..", "..", "tests", "Socifaction.Services.Web.Tests", "Isolation", "RolesAndPages.md");

    [Fact]
    public async Task Each_role_opens_exactly_the_pages_that_the_table_says()
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);
        var village = await Village.FillAsync(app, app.Initiative, "Žodis", Stop);
        var roles = Enum.GetValues<Role>();
        var sessions = new Dictionary<Role, WebSession>();
        foreach (var role in roles) sessions[role] = await WebSession.StaffAsync(app, role, cancellationToken: Stop);
        var table = new StringBuilder("# Who opens which page of staff\n\nObserved by asking for each page in each role; `x` opens, `.` is refused. Kept equal by a test.\n\n");
        table.Append("| page | ").AppendJoin(" | ", roles).Append(" |\n|---|").Append(string.Concat(roles.Select(_ => "---|"))).Append('\n');
        var doors = (await Door.AllAsync(app, Stop)).Where(door => door is { Verb: "GET", IsPage: true, Handler: null } && door.Pattern.RawText!.TrimStart('/').StartsWith("staff", StringComparison.Ordinal)
            && !door.Pattern.RawText.Contains("sign-in", StringComparison.Ordinal) && !door.IsCommon);
        foreach (var door in doors.OrderBy(door => door.Pattern.RawText, StringComparer.Ordinal))
        {
            var values = door.Ids.ToDictionary(id => id, id => village.Candidates(id).First().ToString());
            table.Append("| /").Append(door.Pattern.RawText!.TrimStart('/')).Append(" |");
            foreach (var role in roles)
            {
                var status = (await sessions[role].GetAsync(door.Address(app.Initiative.Slug, values), Stop)).Status;
                status.Should().BeLessThan(500, $"{door} as {role}");
                // The outbox judges for itself and is not there for others.
                table.Append(status == 403 || (status == 404 && door.Ids.Count == 0) ? " . |" : " x |");
            }

            table.Append('\n');
        }

        var observed = table.ToString();
        if (Environment.GetEnvironmentVariable("SOCIFACTION_WRITE_TABLES") == "1") await File.WriteAllTextAsync(Checked, observed, Stop);
        observed.Should().Be((await File.ReadAllTextAsync(Checked, Stop)).ReplaceLineEndings("\n"), "what a role opens is decided in StaffDoors and looked at in this table");
        foreach (var session in sessions.Values) session.Dispose();
    }

    [Fact]
    public async Task Each_page_of_staff_has_one_policy_of_the_table()
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);
        var pages = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("staff", StringComparison.Ordinal) == true && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null).ToList();

        pages.Should().HaveCountGreaterThan(50);
        foreach (var page in pages)
        {
            page.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).Distinct().Should()
                .ContainSingle(policy => policy == StaffDoors.PolicyOf("/" + page.RoutePattern.RawText!.Split("/{", StringSplitOptions.None)[0]), page.RoutePattern.RawText);
        }
    }

    [Theory]
    [InlineData("/staff", StaffDoors.Serve)]
    [InlineData("/staff/rides/board", StaffDoors.Book)]
    [InlineData("/staff/rides/vehicles/edit", StaffDoors.Coordinate)]
    [InlineData("/staff/residents/care", StaffDoors.Work)]
    [InlineData("/staff/residentsx", StaffDoors.Coordinate)]
    [InlineData("/staff/something/new", StaffDoors.Coordinate)]
    public void A_page_has_the_policy_of_the_longest_address_and_a_new_one_is_the_coordinators(string path, string policy) =>
        StaffDoors.PolicyOf(path).Should().Be(policy);
}
